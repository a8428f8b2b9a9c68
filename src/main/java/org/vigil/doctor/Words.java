package org.vigil.doctor;

import java.time.Duration;

/** Says how long something is. */
final class Words {
    private Words() {}

    /** In the largest unit of which there are two: {@code 90 seconds}, {@code 90 minutes}, {@code 3 days}. */
    static String of(Duration time) {
        if (time.toDays() >= 2) {
            return time.toDays() + " days";
        }
        if (time.toHours() >= 2) {
            return time.toHours() + " hours";
        }
        return time.toMinutes() >= 2 ? time.toMinutes() + " minutes" : time.toSeconds() + " seconds";
    }
}
