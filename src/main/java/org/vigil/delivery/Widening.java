package org.vigil.delivery;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.Roll;
import org.vigil.campaign.Slot;
import org.vigil.workspace.Workspace;

/**
 * Something by which a schedule lets go out unread what an earlier version of it did not. What only changes words, order
 * or the minute of a post is none (docs/do-no-harm.md has both lists).
 *
 * @param words the field and what it says now, as in the file
 * @param concerns the posts that go out because of it
 */
record Widening(String words, Predicate<Delivery> concerns) {
    /** That posts go out unread at all. */
    static final Widening UNREAD = new Widening("approval: none", post -> true);

    static List<Widening> of(Agreed.Version before, Campaign now, Workspace workspace) {
        Campaign then = before.campaign();
        if (then == null || then.approvalRequired()) {
            return List.of(UNREAD);
        }
        List<Widening> all = new ArrayList<>();
        accounts(before, then, now, workspace).forEach(all::add);
        if (widerRoll(then.roll(), now.roll())) {
            all.add(new Widening(
                    "roll",
                    post -> workspace
                            .spokenOf(post.profile())
                            .map(profile ->
                                    then.roll().members(List.of(profile)).isEmpty())
                            .orElse(true)));
        }
        days(then, now).forEach(all::add);
        if (now.statusLimit().compareTo(then.statusLimit()) > 0) {
            all.add(new Widening("status_limit: " + days(now.statusLimit()), post -> true));
        }
        if (more(then.rounds(), now.rounds())) {
            all.add(new Widening(
                    now.rounds().isPresent() ? "rounds: " + now.rounds().getAsInt() : "no rounds", post -> true));
        }
        slots(then, now).forEach(all::add);
        return all;
    }

    /** A sandbox is read by nobody. */
    private static Stream<Widening> accounts(Agreed.Version before, Campaign then, Campaign now, Workspace workspace) {
        List<String> places = before.places();
        return now.accounts().stream()
                .flatMap(name -> Stream.ofNullable(workspace.accounts().get(name)))
                .filter(account -> !account.isSandbox())
                .filter(account -> !then.accounts().contains(account.name())
                        || (places != null && !places.contains(Agreed.place(account))))
                .map(Account::name)
                .map(name ->
                        new Widening("accounts: " + name, post -> post.account().equals(name)));
    }

    private static boolean widerRoll(Roll then, Roll now) {
        return then instanceof Roll.Listed before && now instanceof Roll.Listed after
                ? !before.ids().containsAll(after.ids())
                : !then.equals(now);
    }

    private static Stream<Widening> days(Campaign then, Campaign now) {
        LocalDate first = then.from();
        LocalDate last = then.to();
        return Stream.of(
                        first == null || !isBefore(now.from(), first)
                                ? null
                                : new Widening(
                                        said("from", now.from()),
                                        post -> post.date().isBefore(first)),
                        last == null || !isAfter(now.to(), last)
                                ? null
                                : new Widening(
                                        said("to", now.to()),
                                        post -> post.date().isAfter(last)))
                .flatMap(Stream::ofNullable);
    }

    private static boolean isBefore(@Nullable LocalDate day, LocalDate other) {
        return day == null || day.isBefore(other);
    }

    private static boolean isAfter(@Nullable LocalDate day, LocalDate other) {
        return day == null || day.isAfter(other);
    }

    private static String said(String field, @Nullable LocalDate day) {
        return day == null ? "no " + field : field + ": " + day;
    }

    private static String days(Duration limit) {
        return limit.toDays() + "d";
    }

    private static boolean more(OptionalInt then, OptionalInt now) {
        return then.isPresent() && (now.isEmpty() || now.getAsInt() > then.getAsInt());
    }

    /** How organisations divide a slot among them is no other time. */
    private static Stream<Widening> slots(Campaign then, Campaign now) {
        return now.slots().stream()
                .filter(slot -> slot.days().stream().anyMatch(day -> !spokeOn(then, slot.id(), day)))
                .map(slot -> Slot.name(slot.id()))
                .distinct()
                .map(time -> new Widening(
                        "slots: " + time,
                        post -> Slot.name(post.slot()).equals(time)
                                && !spokeOn(then, time, post.date().getDayOfWeek())));
    }

    private static boolean spokeOn(Campaign then, String slot, DayOfWeek day) {
        return then.slots().stream()
                .anyMatch(known -> Slot.name(known.id()).equals(Slot.name(slot))
                        && known.days().contains(day));
    }
}
