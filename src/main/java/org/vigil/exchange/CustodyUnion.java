package org.vigil.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.Convention;
import org.vigil.profile.Profile;
import org.vigil.profile.Status;

/**
 * The periods of custody that a profile has and those that a row says. A list may end custody, and confirm one that lasts;
 * it brings nobody back into custody, and where it says otherwise a person has to look.
 */
final class CustodyUnion {
    private static final Set<String> HELD = Set.of("in_custody", "house_arrest", "disappeared");

    private final Instant now;

    CustodyUnion(Instant now) {
        this.now = now;
    }

    /** @param more as the row has it: a list of periods */
    Object of(List<?> known, Object more, Profile before, Draft draft) throws Contradiction {
        if (known.equals(more) || !(more instanceof List<?> rows)) {
            return more;
        }
        List<Object> periods = new ArrayList<>(known);
        for (Object row : rows) {
            if (row instanceof Map<?, ?> said) {
                take(periods, said, before, draft);
            } else {
                periods.add(row);
            }
        }
        return periods;
    }

    private void take(List<Object> periods, Map<?, ?> said, Profile before, Draft draft) throws Contradiction {
        int first = place(periods, said);
        if (first < 0) {
            throw out(before)
                    ? new Contradiction(
                            Target.DETAINED_ON,
                            says(before) + "; a new arrest is for a person to write, into profiles/" + before.id()
                                    + ".yaml, with its sources")
                    : new Contradiction(
                            Target.DETAINED_ON,
                            "the profile says otherwise: detained " + froms(periods)
                                    + ". Two sources disagree: a person has to look, and to change profiles/"
                                    + before.id() + ".yaml");
        }
        int last = lastOf(periods, first);
        List<Map<?, ?>> episode = periods.subList(first, last + 1).stream()
                .<Map<?, ?>>map(period -> (Map<?, ?>) period)
                .toList();
        requireNothingLifted(episode.getLast(), said, before, draft);
        new SaidCustody(episode, said, before, draft).requireNothingElse();
        periods.set(first, KnownPeriod.begun((Map<?, ?>) periods.get(first), said, periods.size() == 1));
        periods.set(last, KnownPeriod.ended((Map<?, ?>) periods.get(last), said));
    }

    private static int place(List<Object> periods, Map<?, ?> said) {
        for (int i = periods.size() - 1; i >= 0; i--) {
            if (periods.get(i) instanceof Map<?, ?> period && same(period, said, periods.size())) {
                return i;
            }
        }
        return -1;
    }

    private static boolean same(Map<?, ?> period, Map<?, ?> said, int periods) {
        String known = SaidDate.text(period.get("from"));
        String row = SaidDate.text(said.get("from"));
        boolean finer = periods == 1 && SaidDate.finer(known, row) && period.get("from") instanceof String;
        return known.equals(row) || finer || known.startsWith(row + "-");
    }

    /** The last of the periods that follow each other without a gap. */
    private static int lastOf(List<Object> periods, int first) {
        int last = first;
        while (last + 1 < periods.size()
                && periods.get(last) instanceof Map<?, ?> period
                && periods.get(last + 1) instanceof Map<?, ?> next
                && SaidDate.isDate(period.get("to"))
                && SaidDate.text(period.get("to")).equals(SaidDate.text(next.get("from")))) {
            last++;
        }
        return last;
    }

    /** A row lifts what silences where it says that custody lasts, or lasted after the end that is known. */
    private void requireNothingLifted(Map<?, ?> known, Map<?, ?> said, Profile before, Draft draft)
            throws Contradiction {
        boolean open = said.get("to") == null;
        boolean held = open && HELD.contains(draft.says());
        if (held && (out(before) || SaidDate.isDate(known.get("to")))) {
            throw new Contradiction(Target.STATUS, lifts(says(before), before));
        }
        @Nullable Object confirmed = said.get("confirmed");
        boolean lasted = open && SaidDate.surelyAfter(known.get("to"), confirmed);
        boolean doubt = "unknown".equals(known.get("to"));
        if (lasted || doubt && open && (held || SaidDate.surelyAfter(known.get("confirmed"), confirmed))) {
            String ended = doubt
                    ? "the profile says that custody has ended, or may have, on a day that nobody knows"
                    : says(before) + ", and custody ended " + SaidDate.text(known.get("to"));
            throw new Contradiction(
                    Target.CONFIRMED,
                    lifts(ended + "; the list says that it lasted on " + SaidDate.text(confirmed), before));
        }
    }

    private static String lifts(String what, Profile before) {
        return what + ". An import lifts nothing; if the list is right, change profiles/" + before.id()
                + ".yaml by hand";
    }

    private boolean out(Profile before) {
        return before.withheld()
                || switch (status(before)) {
                    case Status.Released released -> true;
                    case Status.Died died -> true;
                    case Status.InCustody inCustody -> false;
                    case Status.Unknown unknown -> false;
                };
    }

    private String says(Profile before) {
        return "the profile says: "
                + (before.withheld() ? "withheld" : status(before).word());
    }

    private Status status(Profile before) {
        return before.statusOn(before.dayAt(now), Convention.ELAPSED);
    }

    private static String froms(List<Object> periods) {
        return String.join(
                ", ",
                periods.stream()
                        .map(period -> period instanceof Map<?, ?> known ? SaidDate.text(known.get("from")) : "")
                        .toList());
    }
}
