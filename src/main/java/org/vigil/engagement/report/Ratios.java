package org.vigil.engagement.report;

import java.util.Locale;

/** Ratios as people say them. */
final class Ratios {
    private Ratios() {}

    /** Twice as much is easier to grasp than 100 % more. */
    private static boolean isTimes(double ratio) {
        return ratio >= 1.95;
    }

    /** The word that leads to what it is compared with. */
    static String than(double ratio) {
        return isTimes(ratio) || Math.round(Math.abs(ratio - 1) * 100) == 0 ? "as" : "than";
    }

    /** Such as {@code 31 % more}, {@code 12 % less}, {@code 3.4 times as much}. */
    static String words(double ratio) {
        if (ratio >= 10) {
            return String.format(Locale.ROOT, "%,.0f times as much", ratio);
        }
        if (isTimes(ratio)) {
            return String.format(Locale.ROOT, "%.1f times as much", ratio);
        }
        long percent = Math.round(Math.abs(ratio - 1) * 100);
        return percent == 0 ? "as much" : percent + " % " + (ratio > 1 ? "more" : "less");
    }
}
