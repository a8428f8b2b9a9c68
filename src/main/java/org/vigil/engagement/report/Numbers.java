package org.vigil.engagement.report;

import java.util.Locale;

/** Numbers as people read them, in English. */
final class Numbers {
    /** What is not known is not zero. */
    static final String ABSENT = "–";

    private Numbers() {}

    static String of(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A mean or a median, with one digit where it is no whole number. */
    static String mean(double number) {
        if (Double.isNaN(number)) {
            return ABSENT;
        }
        return number == Math.rint(number) ? of((long) number) : String.format(Locale.ROOT, "%,.1f", number);
    }

    static String of(long number, String one, String many) {
        return of(number) + " " + (number == 1 ? one : many);
    }

    static String posts(long number) {
        return of(number, "post", "posts");
    }

    /** A sum, and of how many messages it is known where that is not all of those read. */
    static String told(Told told, long messages) {
        if (!told.known()) {
            return ABSENT;
        }
        return of(told.sum()) + (told.messages() == messages ? "" : " (of " + posts(told.messages()) + ")");
    }
}
