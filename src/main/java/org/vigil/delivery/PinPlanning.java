package org.vigil.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.EventPlace;
import org.vigil.campaign.Occasion;
import org.vigil.campaign.Turn;
import org.vigil.profile.ProfileId;

/**
 * Says of which pins the plan is to follow: each moves one turn of its person, and never one that is frozen. Asks nothing
 * of the database.
 */
final class PinPlanning {
    static final String NOT_ON_ROLL = "not on the campaign's roll";

    private final Campaign campaign;
    private final List<PlannedSlots.Row> standing;
    private final Circumstance circumstance;

    /**
     * What else a pin depends on.
     *
     * @param frozenUntil the last day whose turns no longer move
     * @param onRoll who takes part
     * @param silence why nothing may be said of somebody on a day; empty where something may
     * @param events slots that events have
     */
    record Circumstance(
            Instant now,
            LocalDate frozenUntil,
            Set<ProfileId> onRoll,
            BiFunction<ProfileId, LocalDate, Optional<String>> silence,
            Set<EventPlace.Taken> events) {}

    /** @param passing whether it may be otherwise another day, without anybody touching the pin */
    record Unmet(String why, boolean passing) {}

    /**
     * What came of it.
     *
     * @param turns those that pins newly bring to their days, beside the ones that stand there
     * @param unmet why others cannot be followed, by the pin's number
     */
    record Plan(List<Turn> turns, Map<Long, Unmet> unmet) {
        /** Whether a pin newly has a slot. */
        boolean has(EventPlace.Taken slot) {
            return turns.stream()
                    .anyMatch(turn ->
                            turn.date().equals(slot.date()) && turn.slot().equals(slot.slot()));
        }
    }

    PinPlanning(Campaign campaign, List<PlannedSlots.Row> standing, Circumstance circumstance) {
        this.campaign = campaign;
        this.standing = standing;
        this.circumstance = circumstance;
    }

    /**
     * @param pins of the days that are planned, in order of time
     * @param nextRound the round of somebody's next turn that is not in the plan yet, given the turns that pins have brought
     */
    Plan plan(List<Pins.Pin> pins, Function<List<Turn>, Function<ProfileId, Integer>> nextRound) {
        List<Turn> turns = new ArrayList<>();
        Map<Long, Unmet> unmet = new HashMap<>();
        for (Pins.Pin pin : pins) {
            if (!stands(pin)) {
                Optional<Unmet> why = why(pin, turns);
                if (why.isPresent()) {
                    unmet.put(pin.id(), why.get());
                } else {
                    int round = round(pin, turns)
                            .orElseGet(() -> nextRound.apply(turns).apply(pin.profile()));
                    Optional<Unmet> over = over(round);
                    over.ifPresentOrElse(
                            words -> unmet.put(pin.id(), words),
                            () -> turns.add(new Turn(pin.date(), pin.slot(), pin.profile(), round, 1, true)));
                }
            }
        }
        return new Plan(turns, unmet);
    }

    private boolean stands(Pins.Pin pin) {
        return standing.stream().anyMatch(row -> isAt(row, pin) && row.profile().equals(pin.profile()) && row.pinned());
    }

    private static boolean isAt(PlannedSlots.Row row, Pins.Pin pin) {
        return row.date().equals(pin.date()) && row.slot().equals(pin.slot());
    }

    /** Why nobody can be pinned to a slot on a day, whoever it is; empty where somebody can. */
    static Optional<String> never(Campaign campaign, LocalDate date, String slot, Instant now) {
        return Occasion.of(campaign, date, date).stream()
                .filter(each -> each.slot().id().equals(slot))
                .findFirst()
                .map(occasion ->
                        occasion.moment().isAfter(now) ? Optional.<String>empty() : Optional.of("that slot is over"))
                .orElse(Optional.of("the schedule has no such slot on that day"));
    }

    private Optional<Unmet> why(Pins.Pin pin, List<Turn> turns) {
        Optional<String> never = never(campaign, pin.date(), pin.slot(), circumstance.now());
        if (never.isPresent()) {
            return lasting(never.get());
        }
        if (!circumstance.onRoll().contains(pin.profile())) {
            return lasting(NOT_ON_ROLL);
        }
        if (circumstance.events().contains(new EventPlace.Taken(pin.date(), pin.slot()))) {
            return lasting("an event has that slot");
        }
        return occupied(pin)
                .or(() -> twice(pin, turns))
                .or(() ->
                        circumstance.silence().apply(pin.profile(), pin.date()).map(why -> new Unmet(why, true)));
    }

    private Optional<Unmet> occupied(Pins.Pin pin) {
        return standing.stream()
                .filter(row -> isAt(row, pin) && !row.profile().equals(pin.profile()))
                .findFirst()
                .flatMap(row -> isFrozen(row) || row.pinned()
                        ? lasting("somebody else has that slot, and the turns of the next " + Planner.FROZEN_DAYS
                                + " days, of today and of pins stay where they are")
                        : Optional.empty());
    }

    private Optional<Unmet> twice(Pins.Pin pin, List<Turn> turns) {
        boolean there = turns.stream()
                        .anyMatch(turn ->
                                turn.date().equals(pin.date()) && turn.profile().equals(pin.profile()))
                || standing.stream()
                        .anyMatch(row -> row.date().equals(pin.date())
                                && row.profile().equals(pin.profile())
                                && !isAt(row, pin)
                                && (isFrozen(row) || row.pinned()));
        return there ? lasting("the same person comes on that day already") : Optional.empty();
    }

    private static Optional<Unmet> lasting(String why) {
        return Optional.of(new Unmet(why, false));
    }

    private Optional<Unmet> over(int round) {
        return campaign.rounds().isPresent() && round > campaign.rounds().getAsInt()
                ? lasting("all turns of theirs are used up: the campaign ends after "
                        + campaign.rounds().getAsInt() + " rounds")
                : Optional.empty();
    }

    /** Of the turn that moves: the one that was meant, else the nearest; empty where none in the plan may move. */
    private Optional<Integer> round(Pins.Pin pin, List<Turn> turns) {
        List<PlannedSlots.Row> theirs = standing.stream()
                .filter(row -> row.profile().equals(pin.profile()) && (isAt(row, pin) || mayMove(row)))
                .filter(row -> turns.stream()
                        .noneMatch(turn -> turn.profile().equals(row.profile()) && turn.round() == row.round()))
                .toList();
        return theirs.stream()
                .filter(row -> isAt(row, pin))
                .findFirst()
                .or(() -> theirs.stream()
                        .filter(row -> pin.round() != null && row.round() == pin.round())
                        .findFirst())
                .or(() -> theirs.stream()
                        .min(Comparator.comparingLong((PlannedSlots.Row row) -> Math.abs(
                                        row.date().toEpochDay() - pin.date().toEpochDay()))
                                .thenComparing(PlannedSlots.Row::date)))
                .map(PlannedSlots.Row::round);
    }

    private boolean mayMove(PlannedSlots.Row row) {
        return !row.pinned() && row.claim() == null && !isFrozen(row);
    }

    private boolean isFrozen(PlannedSlots.Row row) {
        return row.begun() > 0
                || !row.dueAt().isAfter(circumstance.now())
                || !row.date().isAfter(circumstance.frozenUntil());
    }
}
