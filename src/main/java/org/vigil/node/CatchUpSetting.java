package org.vigil.node;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code VIGIL_CATCH_UP}: the least distance between two posts of an account that are late. More of it spreads what was
 * delayed over a longer time, so that more of it may miss its late window; less of it shows followers several posts at
 * once.
 */
final class CatchUpSetting {
    private static final String NAME = "VIGIL_CATCH_UP";
    private static final Duration DEFAULT = Duration.ofMinutes(5);
    private static final Pattern FORM = Pattern.compile("([0-9]{1,5})([smh])");

    private CatchUpSetting() {}

    /** @throws IllegalArgumentException with a sentence for the user */
    static Duration of(Map<String, String> environment) {
        String text = environment.getOrDefault(NAME, "");
        if (text.isBlank()) {
            return DEFAULT;
        }
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    NAME + " is \"" + text + "\"; it takes a number and its unit, such as 90s, 5m or 1h.");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
