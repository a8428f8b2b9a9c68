package org.vigil.exchange;

import java.util.regex.Pattern;

/** A spreadsheet would run a cell that begins like a formula; behind an apostrophe it is words, and is read back unharmed. */
public final class Harmless {
    private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@\\t\\r\\n＝＋－＠].*");
    private static final Pattern DISARMED = Pattern.compile("(?s)'+[=+\\-@\\t\\r\\n＝＋－＠].*");

    private Harmless() {}

    public static String write(String cell) {
        return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }

    /** What stood there before {@link #write}. */
    public static String read(String cell) {
        return DISARMED.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
