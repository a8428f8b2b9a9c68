package org.vigil.message;

import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.Normalizer2;
import java.util.regex.Pattern;
import org.vigil.source.BidiControls;

/** The characters that nobody sees: those stripped from facts, and those that mark what must stay whole. */
final class Marks {
    /** Around what no thread may divide. Private use: they never leave this package. */
    static final char WHOLE = '\uE000';

    static final char WHOLE_END = '\uE001';
    /** Around the hashtags, which stay whole and go with the last part. */
    static final char TAGS = '\uE002';

    static final char TAGS_END = '\uE003';
    /** Where a section or a remark stood, so that a line that it leaves empty can go. */
    static final char LEFT = '\uE004';

    private static final String FSI = "\u2068";
    private static final String PDI = "\u2069";

    private static final Pattern MARKS = Pattern.compile("[\uE000-\uE004]");
    /** Control characters other than a line's end. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\n]]+");

    private Marks() {}

    /** A fact as it may be published: in NFC, without controls, its spaces single. */
    static String clean(String fact) {
        String plain = withoutMarks(BidiControls.stripped(fact));
        String spaced = CONTROLS.matcher(plain.replace("\r\n", "\n")).replaceAll(" ");
        return nfc(spaced.replaceAll(" *\n *", "\n").replaceAll(" {2,}", " ").strip());
    }

    static String withoutMarks(String text) {
        return MARKS.matcher(text).replaceAll("");
    }

    static String nfc(String text) {
        return Normalizer2.getNFCInstance().normalize(text);
    }

    /** Marks what must stay whole. */
    static String whole(String text) {
        return WHOLE + text + WHOLE_END;
    }

    /**
     * Isolates a text that runs the other way than the words around it, so that neither turns the other around.
     *
     * @param rightToLeft how the words around it run
     */
    static String isolated(String text, boolean rightToLeft) {
        byte direction = Bidi.getBaseDirection(text);
        boolean other = direction == (rightToLeft ? Bidi.LTR : Bidi.RTL);
        return other ? FSI + text + PDI : text;
    }
}
