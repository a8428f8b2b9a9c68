package org.vigil.exchange;

import java.util.regex.Pattern;

/** What of a cell may be repeated in a report, which is printed, mailed and kept. */
final class Shown {
    private static final int LONGEST = 80;

    /** Anything that could be dialled, written to, or looked up. */
    private static final Pattern REACHES =
            Pattern.compile("@|https?:|www\\.|(?:\\p{Nd}[\\s().\\-/]{0,2}){9,}|\\+(?:\\p{Nd}[\\s().\\-/]{0,2}){6,}");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}+");

    private Shown() {}

    /** A cell where a date belongs: its digits are shown unless they could be dialled. */
    static String date(String column, String cell) {
        String plain = PlainWords.of(cell);
        boolean aDate = plain.matches("(?:1[3-9]|2[0-5])\\d\\d\\D.*")
                && !ListWords.ALL.sensitive(column)
                && !HarmfulText.in(plain.replaceFirst("^[\\d/.-]+", ""));
        return aDate && cell.length() <= LONGEST ? PlainWords.imported(cell) : value(column, cell);
    }

    static String value(String column, String cell) {
        String clean = CONTROL.matcher(PlainWords.imported(cell)).replaceAll(" ");
        if (ListWords.ALL.sensitive(column) || REACHES.matcher(clean).find() || HarmfulText.in(clean)) {
            return "";
        }
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean;
    }
}
