package org.vigil.delivery;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Whether a network shows the words that were sent. Networks change spaces, line ends, the composition of letters and
 * signs that nobody sees; markup, short links and entities are undone by the adapters.
 */
final class SameWords {
    /** White space, controls, format signs (joiners, marks of direction, the soft hyphen), variation selectors. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Z}\\p{Cc}\\p{Cf}\\uFE00-\\uFE0F]+");

    private SameWords() {}

    static boolean same(String sent, String shown) {
        return bare(sent).equals(bare(shown));
    }

    private static String bare(String text) {
        return Normalizer.normalize(UNSEEN.matcher(text).replaceAll(""), Normalizer.Form.NFC);
    }
}
