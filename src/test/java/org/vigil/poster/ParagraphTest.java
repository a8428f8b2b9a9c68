package org.vigil.poster;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.UnicodeSet;
import com.ibm.icu.util.LocaleData;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.message.OwnPosterWords;

class ParagraphTest {
    private static final String ZWNJ = "\u200c";

    static Stream<String> languages() {
        return OwnPosterWords.LANGUAGES.stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLetterOfTheLanguageHasAFont(String language) {
        UnicodeSet letters = new UnicodeSet();
        ULocale locale = ULocale.forLanguageTag(language);
        letters.addAll(LocaleData.getExemplarSet(locale, 0));
        letters.addAll(LocaleData.getInstance(locale).getExemplarSet(0, LocaleData.ES_PUNCTUATION));
        StringBuilder all = new StringBuilder("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩0123456789#_·’–");
        letters.forEach(letter -> all.append(letter).append(UCharacter.toUpperCase(locale, letter)));
        assertThat(Paragraph.missing(all.toString())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ᚠ", "😀", "ꦀ", "𓀀"})
    void aLetterWithoutAFontIsTold(String letter) {
        assertThat(Paragraph.missing("Anna " + letter)).containsExactly(letter);
    }

    @Test
    void arabicLettersJoin() {
        double joined = width("ببب", "ar");
        double apart = width("ب" + ZWNJ + "ب" + ZWNJ + "ب", "ar");
        assertThat(joined).isLessThan(apart * 0.8);
        assertThat(width("لا", "ar")).as("a ligature of its own").isLessThan(width("ل" + ZWNJ + "ا", "ar") * 0.9);
    }

    @Test
    void aPersianNonJoinerParts() {
        assertThat(width("نمونه‌ی", "fa")).isNotEqualTo(width("نمونهی", "fa"));
    }

    @Test
    void wordsRunFromRightToLeftAndNumbersAmongThemDoNot() {
        double first = left("۱", "۱۲ روز", "fa");
        assertThat(first)
                .as("a number begins at the right edge, its first digit at its left")
                .isGreaterThan(0);
        Paragraph.Line line = line("ا ب", "ar");
        Paragraph.Line alone = line("ا", "ar");
        assertThat(line.runs()
                        .getFirst()
                        .glyphs()
                        .getGlyphCode(line.runs().getFirst().glyphs().getNumGlyphs() - 1))
                .as("alef comes first and stands at the right end")
                .isEqualTo(alone.runs().getFirst().glyphs().getGlyphCode(0));
    }

    @Test
    void aHashtagAmongArabicWordsKeepsItsSignInFront() {
        Paragraph.Line line = line("\u2068#Free\u2069 حرية", "ar");
        assertThat(line.runs().getLast().glyphs().getNumGlyphs())
                .as("#Free stands at the right")
                .isEqualTo(5);
        assertThat(line.runs().getLast().glyphs().getGlyphCode(0))
                .isEqualTo(line("#", "en").runs().getFirst().glyphs().getGlyphCode(0));
    }

    @Test
    void vietnameseMarksStandOnTheirLetters() {
        Paragraph.Line line = line("ẫ", "vi");
        assertThat(line.outlines().getBounds2D().getMinY())
                .as("taller than a")
                .isLessThan(line("a", "vi").outlines().getBounds2D().getMinY() * 1.3);
        assertThat(line.width()).isEqualTo(width("a", "vi"));
    }

    @Test
    void linesEndBetweenWordsAndChineseAnywhereButBeforeAStop() {
        List<Paragraph.Line> lines = new Paragraph("one two three", "en", false).lines(width("one two", "en") + 1);
        assertThat(lines).extracting(Paragraph.Line::to).containsExactly(7, 13);
        List<Paragraph.Line> chinese = new Paragraph("示例，华人", "zh", false).lines(width("示例", "zh") + 1);
        assertThat(chinese)
                .allSatisfy(each -> assertThat("示例，华人".charAt(each.from())).isNotEqualTo('，'));
    }

    @Test
    void aNewLineBeginsANewLine() {
        assertThat(new Paragraph("one\ntwo", "en", false).lines(100_000)).hasSize(2);
    }

    private static double left(String part, String text, String language) {
        return line(text, language).width() - width(part, language);
    }

    private static double width(String text, String language) {
        return line(text, language).width();
    }

    private static Paragraph.Line line(String text, String language) {
        return new Paragraph(text, language, true).lines(Double.MAX_VALUE).getFirst();
    }
}
