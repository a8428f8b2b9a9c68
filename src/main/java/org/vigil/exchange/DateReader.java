package org.vigil.exchange;

import java.util.regex.Pattern;

/**
 * Reads dates as people write them in lists. The same text with the same hint is always read alike, whatever the
 * machine's language and day.
 */
public final class DateReader {
    private static final Pattern LEFT_OVER = Pattern.compile("^[\\s:;,.•*]+|[\\s;,.]+$");

    private static final int LONGEST = 200;

    private DateReader() {}

    /** What a cell of a column of dates says. */
    public static WrittenDate read(String raw, DateHint hint) {
        String plain = LEFT_OVER.matcher(PlainWords.of(raw)).replaceAll("");
        if (plain.isEmpty() || DateWords.UNKNOWN.contains(plain) || DateWords.UNKNOWN.contains(PlainWords.of(raw))) {
            return WrittenDate.unknown();
        }
        if (plain.length() > LONGEST) {
            return WrittenDate.notADate();
        }
        return OtherCalendar.in(plain)
                .map(WrittenDate::review)
                .orElseGet(() -> NumericDates.read(plain, hint)
                        .or(() -> AsideWords.read(plain, hint))
                        .orElseGet(() -> WordDates.read(plain)));
    }
}
