package org.vigil.exchange;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.vigil.source.BidiControls;

/** Makes what people write alike comparable: case, accents, digits of other scripts, invisible signs. */
final class PlainWords {
    /** Joiners, spaces without width, and the byte order mark. Within Persian words a joiner is a letter's form. */
    private static final Pattern JOINERS = Pattern.compile("[\u200B-\u200D\u2060\uFEFF]");

    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private PlainWords() {}

    /** For comparing only: lower case, without accents, its digits those of ASCII. */
    static String of(String text) {
        if (isPlainAscii(text)) {
            return SPACES.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String plain = JOINERS.matcher(BidiControls.stripped(composed)).replaceAll("");
        String lower = barred(plain.toLowerCase(Locale.ROOT)).replace("ـ", "");
        String bare =
                MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
        String arabic = bare.replace('ی', 'ي').replace('ک', 'ك').replace('ى', 'ي');
        return SPACES.matcher(asciiDigits(arabic)).replaceAll(" ").strip();
    }

    /** Letters that no normal form takes apart: of Turkish, Azerbaijani, Polish and Vietnamese. */
    private static String barred(String lower) {
        return lower.replace('ı', 'i').replace('ə', 'e').replace('ł', 'l').replace('đ', 'd');
    }

    /** What may come in: without the signs that turn a text's direction, composed, without space around it. */
    static String imported(String text) {
        return isPlainAscii(text)
                ? text.strip()
                : Normalizer.normalize(BidiControls.stripped(text), Normalizer.Form.NFC)
                        .replace('\u00A0', ' ')
                        .strip();
    }

    private static boolean isPlainAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String asciiDigits(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().forEach(sign -> {
            int digit = Character.digit(sign, 10);
            result.appendCodePoint(digit >= 0 ? '0' + digit : sign);
        });
        return result.toString();
    }
}
