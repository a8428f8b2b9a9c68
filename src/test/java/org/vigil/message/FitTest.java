package org.vigil.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.vigil.network.Limits;

class FitTest {
    private static final Set<String> NAMES = Set.of("Ana María de la Cruz", "Bo");

    /** Pieces that must come out as they went in; those in marks hold spaces. */
    private static final List<String> PIECES = List.of(
            "held",
            "well-known",
            "don't",
            "U.S.",
            "Today.",
            "Why?",
            "👩‍👩‍👧",
            "https://example.org/a-b/c?d=e",
            "#FreeToBeHome",
            "1,901",
            "6 000",
            "Ana María de la Cruz",
            Marks.whole("at least 300 days"),
            Marks.whole("\u2068لیلا علی‌اوا\u2069"),
            "Bo");

    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<String> piece = Arbitraries.of(PIECES);
        Arbitrary<String> separator = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(8, Arbitraries.just(" ")),
                net.jqwik.api.Tuple.of(1, Arbitraries.just("\n")),
                net.jqwik.api.Tuple.of(1, Arbitraries.just("\n\n")));
        return net.jqwik.api.Combinators.combine(piece, separator)
                .as(String::concat)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Property(tries = 300)
    void aThreadSaysEveryPieceWholeAndInOrder(
            @ForAll("texts") List<String> pieces, @ForAll @IntRange(min = 30, max = 90) int max) {
        Passage passage = Passage.of(String.join("", pieces), NAMES, ULocale.ENGLISH);
        List<String> parts = new Fit(limits(max)).divided(passage);
        Assume.that(passage.text().length() > 0);
        assertThat(words(String.join(" ", parts))).isEqualTo(words(passage.text()));
        assertThat(parts).allMatch(part -> !part.isBlank() && limits(max).fits(part));
        for (String piece : PIECES) {
            String plain = Marks.withoutMarks(piece);
            int inParts =
                    parts.stream().mapToInt(part -> occurrences(part, plain)).sum();
            assertThat(inParts).isEqualTo(occurrences(passage.text(), plain));
        }
    }

    @Property(tries = 100)
    void whateverTheWordsAreTheyStayInOrder(@ForAll String text, @ForAll @IntRange(min = 5, max = 40) int max) {
        Passage passage = Passage.of(Marks.clean(text), Set.of(), ULocale.ENGLISH);
        List<String> parts = new Fit(limits(max)).divided(passage);
        Assume.that(!parts.isEmpty());
        assertThat(String.join("", parts).replaceAll("[\\s\\p{Z}]", ""))
                .isEqualTo(passage.text().replaceAll("[\\s\\p{Z}]", ""));
    }

    @Test
    void aShortParagraphDoesNotMakeAPartOfItsOwnWhereMoreFits() {
        assertThat(divided("Day 2.\n\nShe has been held for a long time. She waits.", 48))
                .containsExactly("Day 2.\n\nShe has been held for a long time.", "She waits.");
    }

    @Test
    void scriptsWithoutSpacesAreDividedBetweenWords() {
        List<String> parts = divided("她在监狱里已经度过了很多年，她的家人仍然在等待她回家。", 12);
        assertThat(parts).hasSizeGreaterThan(2).allMatch(part -> part.length() <= 12);
        assertThat(String.join("", parts)).isEqualTo("她在监狱里已经度过了很多年，她的家人仍然在等待她回家。");
        assertThat(parts).anyMatch(part -> part.contains("监狱"));
    }

    @Test
    void nothingIsDividedBehindTheHashtags() {
        String marked = "One two three. " + Marks.TAGS + "#A #B" + Marks.TAGS_END + " four five";
        assertThat(Passage.of(marked, Set.of(), ULocale.ENGLISH).places())
                .extracting(Passage.Place::at)
                .containsExactly(4, 8, 15);
    }

    @Test
    void whatMustStayWholeAndIsTooLongGivesNoParts() {
        assertThat(divided("Now " + Marks.whole("at least 300 days"), 10)).isEmpty();
    }

    private static List<String> divided(String marked, int max) {
        return new Fit(limits(max)).divided(Passage.of(marked, Set.of(), ULocale.ENGLISH));
    }

    private static Limits limits(int max) {
        return new Limits(text -> text.codePointCount(0, text.length()), max, 3, 4, 1000, 1000, Set.of());
    }

    private static List<String> words(String text) {
        return new ArrayList<>(Arrays.asList(text.strip().split("\\s+")));
    }

    private static int occurrences(String text, String piece) {
        return text.split(java.util.regex.Pattern.quote(piece), -1).length - 1;
    }
}
