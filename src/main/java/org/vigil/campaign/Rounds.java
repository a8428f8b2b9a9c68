package org.vigil.campaign;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.vigil.profile.ProfileId;

/**
 * Which rounds each profile has come in, and which round is going on. Everything follows from the turns so far, so that
 * planning again from a plan's own beginning gives the same plan.
 */
final class Rounds {
    private final Map<ProfileId, BitSet> used = new HashMap<>();
    private final Set<ProfileId> owed = new HashSet<>();
    private int current = 1;

    /** The earliest round in which anybody may still have a turn, from 1. */
    int earliest() {
        return owed.isEmpty() ? current : current - 1;
    }

    /** Uses up a profile's turn of a round, whenever that turn comes. */
    void use(ProfileId profile, int round) {
        used.computeIfAbsent(profile, id -> new BitSet()).set(round);
    }

    private boolean isUsed(ProfileId profile, int round) {
        BitSet rounds = used.get(profile);
        return rounds != null && rounds.get(round);
    }

    /** The round that a profile's next turn belongs to. A round it missed while it was held is not made up for. */
    int next(ProfileId profile) {
        int start = owed.contains(profile) ? current - 1 : current;
        BitSet rounds = used.get(profile);
        return rounds == null ? start : rounds.nextClearBit(start);
    }

    /** Whether it is that late a round only since special days or pins have used up those between: nobody else loses them. */
    private boolean ahead(Turn turn) {
        return turn.round() > current + 1 && isUsed(turn.profile(), current + 1);
    }

    /**
     * Goes on past a turn that came in its turn. Where it begins a round, those who were passed over only because they
     * are spoken of on the same day anyway keep their turn of the round before.
     *
     * @param sameDay the turns of its day that were not in their turn, or belong to earlier rounds
     */
    void pass(Turn turn, Collection<Turn> sameDay) {
        if (turn.round() > current) {
            current = ahead(turn) ? current + 1 : turn.round();
            owed.clear();
            sameDay.stream()
                    .map(Turn::profile)
                    .filter(profile -> !isUsed(profile, current - 1))
                    .forEach(owed::add);
        } else if (turn.round() == current - 1) {
            owed.remove(turn.profile());
        }
    }
}
