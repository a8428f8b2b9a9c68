package org.vigil.source;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as people write it into files: {@code 30m}, {@code 6h}, {@code 1d}. A day is 24 hours. */
public final class TimeSpan {
    public static final String ALLOWED = "minutes, hours or days as 30m, 6h or 1d";

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})([mhd])");

    private TimeSpan() {}

    /** @throws IllegalArgumentException for a text that is no such time */
    public static Duration read(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException();
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
