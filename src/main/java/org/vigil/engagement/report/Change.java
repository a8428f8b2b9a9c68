package org.vigil.engagement.report;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What has changed since the period before of the same length.
 *
 * @param period that one
 * @param before what it came to
 * @param noBaseline why nothing of it can be compared, in words; empty where it can
 * @param acts how likes, reposts, replies and quotes together of a typical post stand to those before
 * @param views the same of views
 */
public record Change(Period period, Sums before, Optional<String> noBaseline, Difference acts, Difference views) {
    /** Engagement and views. */
    private static final int LOOKS = 2;

    static Change of(Period period, Figures now, Figures before) {
        Optional<String> none = noBaseline(period, now, before);
        return new Change(
                period.before(),
                before.total(),
                none,
                none.<Difference>map(Difference.Unclear::new)
                        .orElseGet(() ->
                                Welch.compare(now.total().logs(), before.total().logs(), LOOKS)),
                none.<Difference>map(Difference.Unclear::new)
                        .orElseGet(() -> Welch.compare(
                                now.total().viewLogs(), before.total().viewLogs(), LOOKS)));
    }

    private static Optional<String> noBaseline(Period period, Figures now, Figures before) {
        String then = "in the " + period.length() + " before";
        if (before.total().messages() == 0) {
            return Optional.of(then + " nothing was published");
        }
        if (now.total().messages() == 0) {
            return Optional.of("nothing was published in the period itself");
        }
        if (!now.places().equals(before.places())) {
            return Optional.of("other accounts spoke " + then + others(now.places(), before.places()));
        }
        return few(before).map(few -> then + few).or(() -> few(now).map(String::strip));
    }

    private static Optional<String> few(Figures figures) {
        Sample messages = figures.total().logs();
        if (messages.size() < Welch.FEWEST) {
            return Optional.of(few(messages.size()));
        }
        return figures.isOfFewTurns(messages)
                ? Optional.of(" the posts that were read when a day old went out in fewer than " + Welch.FEWEST
                        + " turns on " + figures.places().size() + " accounts, and " + Welch.FEWEST + " are needed")
                : Optional.empty();
    }

    private static String few(long size) {
        return " only " + size + (size == 1 ? " post was" : " posts were") + " read when a day old, and " + Welch.FEWEST
                + " are needed";
    }

    private static String others(Set<String> now, Set<String> before) {
        String came = without(now, before);
        String gone = without(before, now);
        return " (" + (came.isEmpty() ? "" : "new: " + came)
                + (came.isEmpty() || gone.isEmpty() ? "" : "; ")
                + (gone.isEmpty() ? "" : "silent now: " + gone) + ")";
    }

    private static String without(Set<String> all, Set<String> known) {
        Set<String> left = new TreeSet<>(all);
        left.removeAll(known);
        return String.join(", ", left);
    }
}
