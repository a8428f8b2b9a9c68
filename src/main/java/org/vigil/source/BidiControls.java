package org.vigil.source;

import java.util.regex.Pattern;

/**
 * The twelve directional controls of Unicode's UAX #9: U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069.
 * Nobody sees them, and in a name they make one text look like another; so they are taken out of whatever comes from
 * elsewhere, before Vigil sets its own (RULES 4). U+200C and U+200D are none of them: they belong to the spelling of
 * Persian and Indic words.
 */
public final class BidiControls {
    private static final Pattern ANY = Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private BidiControls() {}

    /** Whether one of them stands in a text. */
    public static boolean in(String text) {
        return ANY.matcher(text).find();
    }

    /** The text without them, and else as it was. */
    public static String stripped(String text) {
        return ANY.matcher(text).replaceAll("");
    }
}
