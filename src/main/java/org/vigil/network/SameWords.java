package org.vigil.network;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Compares the words that were sent with those that a network shows. Networks change spaces, line ends, the composition
 * of letters and signs that nobody sees, and write links with a scheme of their choice (X shows {@code http://} where none
 * was written) or without one; markup, short links and entities are undone by the adapters.
 */
public final class SameWords {
    /** Shorter texts prove nothing by their beginning. */
    private static final int ENOUGH = 20;

    /** White space, controls, format signs (joiners, marks of direction, the soft hyphen), variation selectors. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Z}\\p{Cc}\\p{Cf}\\uFE00-\\uFE0F]+");

    private static final Pattern SCHEME = Pattern.compile("https?://");
    private static final Pattern WWW = Pattern.compile("(?<![\\p{L}\\p{N}.])www\\.");
    private static final Pattern SLASH_AT_THE_END = Pattern.compile("/(?=\\s|$)");
    private static final Pattern CUT_OFF = Pattern.compile("(…|\\.\\.\\.)$");

    private SameWords() {}

    /** Whether a reader sees the same: enough to take a post for the one that was sent. */
    public static boolean same(String sent, String shown) {
        return bare(sent).equals(bare(shown));
    }

    /**
     * Whether it may be what was sent, set anew by its network: also with a link of its own behind it, or cut off at the
     * end. Enough not to take a post for a stranger's; too little to take it for the one.
     */
    public static boolean alike(String sent, String shown) {
        String ours = bareWithShortLinks(sent);
        String theirs = bareWithShortLinks(shown);
        return ours.equals(theirs)
                || goesOn(ours, theirs)
                || goesOn(CUT_OFF.matcher(theirs).replaceFirst(""), ours);
    }

    private static boolean goesOn(String beginning, String text) {
        return beginning.length() >= ENOUGH && text.startsWith(beginning);
    }

    private static String bareWithShortLinks(String text) {
        String withoutEnds =
                SLASH_AT_THE_END.matcher(SCHEME.matcher(text).replaceAll("")).replaceAll("");
        return bare(WWW.matcher(withoutEnds).replaceAll(""));
    }

    private static String bare(String text) {
        String seen = UNSEEN.matcher(text).replaceAll("");
        return Normalizer.normalize(SCHEME.matcher(seen).replaceAll(""), Normalizer.Form.NFC);
    }
}
