package org.vigil.exchange;

import java.util.regex.Pattern;

/**
 * A spreadsheet would run a cell that begins like a formula; behind an apostrophe it is words, and is read back unharmed.
 * Where a semicolon separates cells, as in Excel in Russian, Polish or Spanish, what stands behind one begins a cell as
 * well, and so does what stands behind a tab or on a new line.
 */
public final class Harmless {
    private static final String SIGN = "[=+\\-@\\t\\r\\n＝＋－＠]";
    private static final Pattern FORMULA = Pattern.compile("(?s)'*" + SIGN + ".*");
    private static final Pattern DISARMED = Pattern.compile("(?s)'+" + SIGN + ".*");

    /** Quotes vanish where a cell is taken apart, and spaces may. */
    private static final String INNER = "['\" ]*[=+\\-@＝＋－＠]";

    private static final Pattern INNER_FORMULA = Pattern.compile("(?<=[;\\t\\r\\n])(?=" + INNER + ")");
    private static final Pattern INNER_DISARMED = Pattern.compile("(?<=[;\\t\\r\\n])'(?=" + INNER + ")");

    private Harmless() {}

    public static String write(String cell) {
        String inner = INNER_FORMULA.matcher(cell).replaceAll("'");
        return FORMULA.matcher(cell).matches() ? "'" + inner : inner;
    }

    /** What stood there before {@link #write}. */
    public static String read(String cell) {
        String first = DISARMED.matcher(cell).matches() ? cell.substring(1) : cell;
        return INNER_DISARMED.matcher(first).replaceAll("");
    }
}
