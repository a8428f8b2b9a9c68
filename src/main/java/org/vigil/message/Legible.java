package org.vigil.message;

import com.ibm.icu.text.Normalizer2;
import java.lang.Character.UnicodeBlock;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether a text can be heard as well as seen (RULES 4: few emoji, no Unicode "bold" letters, no ASCII art). */
public final class Legible {
    /** From so many on, side by side, emoji are decoration that is read out name by name. */
    private static final int ROW = 3;

    private static final Pattern ART = Pattern.compile("[=_*~^/\\\\|<>+#-]{4,}|[\\u2500-\\u259F]{2,}");
    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final Pattern ONE_LONG_WORD = Pattern.compile("#[\\p{L}\\p{M}]\\P{Lu}{11,}");

    /** Where Unicode keeps letters that only look different. */
    private static final Set<UnicodeBlock> STYLED = Set.of(
            UnicodeBlock.MATHEMATICAL_ALPHANUMERIC_SYMBOLS,
            UnicodeBlock.ENCLOSED_ALPHANUMERICS,
            UnicodeBlock.ENCLOSED_ALPHANUMERIC_SUPPLEMENT,
            UnicodeBlock.LETTERLIKE_SYMBOLS,
            UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS);

    /** Small capitals, raised and lowered letters: made for phonetics, and used to look different. */
    private static final Pattern SMALL_OR_RAISED = Pattern.compile(
            "[\\u1D00-\\u1D2B\\u1D2C-\\u1D6A\\u1D78\\u1D9B-\\u1DBF"
                    + "\\u02B0-\\u02B8\\u02E0-\\u02E4\\u0262\\u026A\\u0274\\u0276\\u0280\\u0281\\u028F\\u0299\\u029B\\u029C\\u029F"
                    + "\\u2071\\u207F\\u2090-\\u209C\\u2C7C\\u2C7D\\uA730\\uA731\\uA7AE\\uA7AF\\uA7F8\\uA7F9\\uAB5C-\\uAB5F]");

    /** One may be a note, a sound or an ordinal; from so many on, in a row, they stand for words. */
    private static final Pattern SMALL_OR_RAISED_WORD = Pattern.compile("(?:" + SMALL_OR_RAISED.pattern() + "){2,}");

    /** What may stand there. */
    public static final String PLAIN = "plain letters; networks have no bold";

    private Legible() {}

    /**
     * Letters that only look bold, italic or boxed, in a sentence: screen readers spell them out or pass them over, and
     * nobody finds such a name by searching. Empty where there are none.
     */
    public static Optional<String> styledLetters(String text) {
        StringBuilder styled = new StringBuilder();
        text.codePoints().filter(Legible::isStyled).forEach(styled::appendCodePoint);
        SMALL_OR_RAISED_WORD.matcher(text).results().map(MatchResult::group).forEach(styled::append);
        return styled.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "\"" + styled + "\" are no letters but signs that look like them, and screen readers do not"
                                + " read them as words");
    }

    /** A letter's or digit's look-alike that Unicode itself says is one. */
    static boolean isStyled(int codePoint) {
        if (codePoint < 0x2100 || !STYLED.contains(UnicodeBlock.of(codePoint))) {
            return false;
        }
        String plain = Normalizer2.getNFKCInstance().normalize(Character.toString(codePoint));
        return plain.matches("\\(?[A-Za-z\u0370-\u03FF]\\)?")
                || UnicodeBlock.of(codePoint) == UnicodeBlock.MATHEMATICAL_ALPHANUMERIC_SYMBOLS
                        && plain.matches("[0-9]");
    }

    /** What is heard as noise, a sentence each: rows of emoji, and pictures made of signs. */
    public static Stream<String> noise(String text) {
        return Stream.of(emojiRow(text), art(text)).flatMap(Optional::stream);
    }

    private static Optional<String> emojiRow(String text) {
        int row = 0;
        for (String sign : Emoji.signs(text.replaceAll("\\s+", ""))) {
            row = Emoji.is(sign) ? row + 1 : 0;
            if (row == ROW) {
                return Optional.of(
                        ROW + " emoji or more in a row: a screen reader says the name of each; one is enough");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> art(String text) {
        Matcher art = ART.matcher(LINK.matcher(text).replaceAll(""));
        return art.find()
                ? Optional.of(
                        "\"" + art.group() + "\" looks like a line or a picture made of signs, which a screen reader"
                                + " says sign by sign; leave it out")
                : Optional.empty();
    }

    /** A hashtag that is heard as one long word although it may be several; empty for one that says where words begin. */
    public static Optional<String> oneWord(String hashtag) {
        return ONE_LONG_WORD.matcher(hashtag).matches()
                        && !hashtag.contains("_")
                        && hashtag.codePoints().anyMatch(Character::isLowerCase)
                ? Optional.of("\"" + hashtag + "\" is heard as one word; if it is several, write each with a capital:"
                        + " #FreeToBeHome")
                : Optional.empty();
    }
}
