package org.vigil.exchange;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes what people write alike comparable: case, accents, digits of other scripts, invisible signs. */
final class PlainWords {
    /** The twelve directional controls of Unicode's UAX #9, joiners, and the byte order mark. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]");

    /** The directional controls alone: within Persian words a joiner is a letter's form. */
    private static final Pattern DIRECTION = Pattern.compile("[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]");

    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private PlainWords() {}

    /** For comparing only: lower case, without accents, its digits those of ASCII. */
    static String of(String text) {
        String plain = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
        String lower = plain.toLowerCase(Locale.ROOT).replace('ı', 'i').replace("ـ", "");
        String bare =
                MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
        String arabic = bare.replace('ی', 'ي').replace('ک', 'ك').replace('ى', 'ي');
        return SPACES.matcher(asciiDigits(arabic)).replaceAll(" ").strip();
    }

    /** What may come in: without the signs that turn a text's direction, composed, without space around it. */
    static String imported(String text) {
        return isPlainAscii(text)
                ? text.strip()
                : Normalizer.normalize(DIRECTION.matcher(text).replaceAll(""), Normalizer.Form.NFC)
                        .replace('\u00A0', ' ')
                        .strip();
    }

    private static boolean isPlainAscii(String text) {
        return text.chars().allMatch(sign -> sign < 0x80);
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
