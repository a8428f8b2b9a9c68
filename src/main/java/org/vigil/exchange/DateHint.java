package org.vigil.exchange;

import java.time.ZoneId;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a column of dates beside its cells.
 *
 * @param language of whoever wrote it, such as {@code ru}; null where nobody said
 * @param order of day and month, where both are numbers
 * @param zone of the place, in which a moment becomes a day; null takes the day that is written
 */
public record DateHint(
        @Nullable String language,
        DateOrder order,
        @Nullable ZoneId zone) {
    static final DateHint NONE = new DateHint(null, DateOrder.UNSAID, null);

    /** Where nobody writes the month first with dots between. */
    private static final Set<String> DOTTED_DAY_FIRST = Set.of("ru", "uk", "be", "pl", "az");

    /** Dots between the numbers, and not only behind "г.". */
    private static final Pattern DOTTED = Pattern.compile("\\p{Nd} ?\\. ?\\p{Nd}+ ?\\. ?\\p{Nd}");

    private static final Set<String> DAY_FIRST =
            Set.of("ru", "uk", "be", "pl", "az", "tr", "es", "ar", "fa", "vi", "fr", "de", "pt", "it");

    /** Whether whoever writes this language most often begins with the day; that alone settles nothing. */
    boolean mostlyDayFirst() {
        return language != null && DAY_FIRST.contains(language);
    }

    /** Whether the custom of the language settles which number is the day, since the column does not say otherwise. */
    boolean customSettles(String raw) {
        return order == DateOrder.UNSAID
                && language != null
                && DOTTED_DAY_FIRST.contains(language)
                && DOTTED.matcher(raw).find();
    }
}
