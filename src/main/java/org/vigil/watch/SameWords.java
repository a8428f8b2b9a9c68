package org.vigil.watch;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Whether a post says what was sent, although its network has set it anew: other spaces, composed letters, links without
 * their scheme, a link of its own behind it, or an end that is cut off.
 */
final class SameWords {
    /** Shorter texts prove nothing by their beginning. */
    private static final int ENOUGH = 20;

    private static final Pattern SCHEME = Pattern.compile("https?://(www\\.)?");
    private static final Pattern SLASH_AT_THE_END = Pattern.compile("/(?=\\s|$)");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\x{fe0e}\\x{fe0f}]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
    private static final Pattern CUT_OFF = Pattern.compile("\\s*(…|\\.\\.\\.)$");

    private SameWords() {}

    static boolean say(String sent, String stands) {
        String ours = plain(sent);
        String theirs = plain(stands);
        return ours.equals(theirs)
                || goesOn(ours, theirs)
                || goesOn(CUT_OFF.matcher(theirs).replaceFirst(""), ours);
    }

    private static boolean goesOn(String beginning, String text) {
        return beginning.length() >= ENOUGH && text.startsWith(beginning);
    }

    /** For people and programs to compare: one space between words, no links' schemes, nothing that is not seen. */
    static String plain(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        String seen = UNSEEN.matcher(composed).replaceAll("");
        String bare =
                SLASH_AT_THE_END.matcher(SCHEME.matcher(seen).replaceAll("")).replaceAll("");
        return SPACES.matcher(bare).replaceAll(" ").strip();
    }

    /** Short enough for a line. */
    static String shortened(String text) {
        String line = SPACES.matcher(text).replaceAll(" ").strip();
        int most = 80;
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most)) + "…";
    }
}
