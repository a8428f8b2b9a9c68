package org.vigil.campaign;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.ProfileId;

/**
 * Says whose turn it is. A pure function of the request: no clock, no database, no chance.
 *
 * <p>Within a round every profile that is eligible throughout comes once. Whoever was longest not spoken of comes first,
 * so that a newcomer comes at the end of the round, and a profile that was held comes next when it is back. Nobody comes
 * twice on one date: a slot for which nobody else is eligible stays empty.
 */
public final class Rotation {
    private final RotationRequest request;
    /** The turns that did not come in their turn: they use up one and do not move the round on. */
    private final Set<Turn> pinned;

    private final Rounds rounds = new Rounds();
    private final Queue queue;
    private final Map<LocalDate, List<Turn>> byDate = new HashMap<>();
    private int day;
    private String lastOccasion = "";

    private Rotation(RotationRequest request) {
        this.request = request;
        this.pinned = new HashSet<>(request.pinned());
        this.queue = new Queue(request.campaign().rotation(), request.roll());
    }

    /**
     * The turns of every slot from the request's first day to its last, in order of time, the fixed and the pinned ones
     * among them. Those keep date, slot, profile and round. Days are numbered on from the last one before the range,
     * without a gap, so that a frozen turn's number closes up where a slot before it fell empty.
     *
     * @throws IllegalArgumentException where two fixed or pinned turns stand on one slot
     */
    public static List<Turn> plan(RotationRequest request) {
        return new Rotation(request).plan();
    }

    /** The round that a profile's next turn belongs to that is not among those given. */
    public static int nextRound(RotationRequest request, ProfileId profile) {
        Rotation rotation = new Rotation(request);
        rotation.takeGiven();
        for (Spot spot : Spot.of(request)) {
            if (spot.turn() != null) {
                rotation.pass(spot.turn());
            }
        }
        return rotation.rounds.next(profile);
    }

    private void takeGiven() {
        request.fixed().forEach(this::take);
        request.pinned().forEach(this::take);
    }

    private List<Turn> plan() {
        takeGiven();
        List<Turn> result = new ArrayList<>();
        for (Spot spot : Spot.of(request)) {
            Turn turn = spot.turn() == null ? choose(spot) : spot.turn();
            if (turn != null) {
                pass(turn);
                numbered(turn).ifPresent(result::add);
            }
        }
        return result;
    }

    private Optional<Turn> numbered(Turn turn) {
        if (turn.date().isBefore(request.from())) {
            day = Math.max(day, turn.day());
            return Optional.empty();
        }
        // Organisations that divide a day speak on the same day of the campaign.
        String occasion = turn.date() + Slot.name(turn.slot());
        if (!occasion.equals(lastOccasion)) {
            day++;
            lastOccasion = occasion;
        }
        return Optional.of(
                new Turn(turn.date(), turn.slot(), turn.profile(), turn.round(), day, turn.frozen(), turn.claim()));
    }

    private void take(Turn turn) {
        rounds.use(turn.profile(), turn.round());
        byDate.computeIfAbsent(turn.date(), date -> new ArrayList<>()).add(turn);
    }

    private void pass(Turn turn) {
        queue.spokenOf(turn.profile(), turn.date());
        if (!pinned.contains(turn)) {
            rounds.pass(
                    turn,
                    on(turn.date()).stream()
                            .filter(other -> pinned.contains(other) || other.round() < turn.round())
                            .toList());
        }
    }

    private List<Turn> on(LocalDate date) {
        return byDate.getOrDefault(date, List.of());
    }

    private @Nullable Turn choose(Spot spot) {
        Set<ProfileId> spokenOf = new HashSet<>();
        on(spot.date()).forEach(turn -> spokenOf.add(turn.profile()));
        Turn claimed = claimed(spot, spokenOf);
        return claimed == null ? inTurn(spot, spokenOf) : claimed;
    }

    /**
     * Whoever's day it is: a milestone before an anniversary, before an observance, of which there is one post a day. Among
     * equals the earlier round comes first, then whoever was longest not spoken of.
     */
    private @Nullable Turn claimed(Spot spot, Set<ProfileId> spokenOf) {
        Claim.Finder claims = request.claims();
        if (claims == null) {
            return null;
        }
        boolean observed = on(spot.date()).stream().anyMatch(turn -> turn.claim() == Claim.OBSERVANCE);
        int lastRound = request.campaign().rounds().orElse(Integer.MAX_VALUE);
        return queue.inOrder()
                .filter(member -> !spokenOf.contains(member.profile()) && rounds.next(member.profile()) <= lastRound)
                .flatMap(member -> claims.on(member.profile(), spot.date(), spot.moment()).stream()
                        .filter(claim -> !observed || claim != Claim.OBSERVANCE)
                        .map(claim -> new Claimed(member, claim, rounds.next(member.profile()))))
                .sorted(Claimed.ORDER)
                .filter(claimed -> mayCome(claimed.member(), spot.date()))
                .findFirst()
                .map(claimed -> outOfTurn(spot, claimed))
                .orElse(null);
    }

    private record Claimed(Member member, Claim claim, int round) {
        static final Comparator<Claimed> ORDER =
                Comparator.comparing(Claimed::claim).thenComparing(Claimed::round);
    }

    private Turn outOfTurn(Spot spot, Claimed claimed) {
        Turn turn = new Turn(
                spot.date(), spot.slot(), claimed.member().profile(), claimed.round(), day + 1, false, claimed.claim());
        pinned.add(turn);
        take(turn);
        return turn;
    }

    private @Nullable Turn inTurn(Spot spot, Set<ProfileId> spokenOf) {
        ProfileId best = null;
        int bestRound = request.campaign().rounds().orElse(Integer.MAX_VALUE - 1) + 1;
        Iterator<Member> members = queue.inOrder().iterator();
        while (bestRound > rounds.earliest() && members.hasNext()) {
            Member member = members.next();
            int round = rounds.next(member.profile());
            if (round < bestRound && !spokenOf.contains(member.profile()) && mayCome(member, spot.date())) {
                best = member.profile();
                bestRound = round;
            }
        }
        return best == null ? null : chosen(spot, best, bestRound);
    }

    private boolean mayCome(Member member, LocalDate date) {
        return !member.joined().isAfter(date) && request.eligible().test(member.profile(), date);
    }

    private Turn chosen(Spot spot, ProfileId profile, int round) {
        Turn turn = new Turn(spot.date(), spot.slot(), profile, round, day + 1, false);
        take(turn);
        return turn;
    }
}
