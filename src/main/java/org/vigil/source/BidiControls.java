package org.vigil.source;

/**
 * The twelve directional controls of Unicode's UAX #9: U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069.
 * Nobody sees them, and in a name they make one text look like another; so they are taken out of whatever comes from
 * elsewhere, before Vigil sets its own (RULES 4). U+200C and U+200D are none of them: they belong to the spelling of
 * Persian and Indic words.
 */
public final class BidiControls {
    private BidiControls() {}

    /** Whether one of them stands in a text. */
    public static boolean in(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isOne(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** The text without them, and else as it was. */
    public static String stripped(String text) {
        if (!in(text)) {
            return text;
        }
        StringBuilder rest = new StringBuilder(text.length());
        text.chars().filter(sign -> !isOne((char) sign)).forEach(sign -> rest.append((char) sign));
        return rest.toString();
    }

    private static boolean isOne(char sign) {
        return sign == '\u061C'
                || sign == '\u200E'
                || sign == '\u200F'
                || sign >= '\u202A' && sign <= '\u202E'
                || sign >= '\u2066' && sign <= '\u2069';
    }
}
