package org.vigil.exchange;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the cells of one column say together of the order of day and month: one day after the 12th decides for all. */
public final class DateColumn {
    private static final Pattern YEAR_LAST =
            Pattern.compile("(?<![\\d/.‐‑–-])(\\d{1,2}) ?[-/.‐‑–] ?(\\d{1,2}) ?[-/.‐‑–] ?\\d{4}(?!\\d)");
    private static final int MONTHS = 12;

    private boolean dayFirst;
    private boolean monthFirst;
    private long meant;
    private long written;

    /** Takes one more cell into account. */
    public void see(String raw) {
        String plain = PlainWords.of(raw);
        if (plain.isEmpty()) {
            return;
        }
        written++;
        if (DateReader.read(raw, DateHint.NONE).precision() != WrittenDate.Precision.NOT_A_DATE) {
            meant++;
        }
        Matcher matcher = YEAR_LAST.matcher(plain);
        if (matcher.find()) {
            int first = Integer.parseInt(matcher.group(1));
            int second = Integer.parseInt(matcher.group(2));
            dayFirst |= first > MONTHS && second <= MONTHS;
            monthFirst |= second > MONTHS && first <= MONTHS;
        }
    }

    public DateOrder order() {
        if (dayFirst && monthFirst) {
            return DateOrder.CONTRADICTORY;
        }
        if (dayFirst) {
            return DateOrder.DAY_FIRST;
        }
        return monthFirst ? DateOrder.MONTH_FIRST : DateOrder.UNSAID;
    }

    /** Whether something stands in the column and none of it is a date. */
    boolean holdsNoDates() {
        return written > 0 && meant == 0;
    }
}
