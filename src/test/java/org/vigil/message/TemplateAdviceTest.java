package org.vigil.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** RULES 4: gender by section with a neutral form, patterns instead of ordinals, hashtags at the end. */
class TemplateAdviceTest {
    @Test
    void aWordBehindTheYearsOfAnAnniversaryChangesWithThem() {
        assertThat(advice("en", "{{#anniversary}}Arrested {{anniversaryYears}} years ago today{{/anniversary}}"))
                .singleElement()
                .asString()
                .contains("{{anniversaryYears}}: the word behind the number changes with it")
                .contains("{{yearsSinceArrest}}");
        assertThat(advice("en", "{{#anniversary}}Years: {{anniversaryYears}}.{{/anniversary}}"))
                .isEmpty();
        assertThat(advice("tr", "{{#anniversary}}{{anniversaryYears}} yıl önce{{/anniversary}}"))
                .isEmpty();
    }

    @Test
    void aChoiceByPronounWithoutANeutralFormLeavesAGap() {
        assertThat(advice("ru", "{{name}}\n{{#she}}Она провела{{/she}}{{#he}}Он провёл{{/he}} {{count}}"))
                .containsExactly(
                        "2: the words that depend on the pronoun leave a gap for some people; add {{#they}}, with"
                                + " a form that fits whoever it is");
        assertThat(advice("en", "{{name}} {{#she}}her{{/she}}\n{{#they}}their{{/they}} days"))
                .containsExactly("1: the words that depend on the pronoun leave a gap for some people; add {{#he}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{#she}}провела{{/she}}{{#he}}провёл{{/he}}{{#they}}под стражей:{{/they}} {{count}}",
                "{{#she}}провела{{/she}}\n{{#he}}провёл{{/he}}\n{{! нейтрально }}\n{{#they}}срок:{{/they}}",
                "{{#she}}провела{{/she}}{{^she}}срок:{{/she}} {{count}}",
                "{{#role}}{{#she}}a{{/she}}{{#he}}b{{/he}}{{#they}}c{{/they}}{{/role}}",
                "{{name}}{{#they}} (имя изменено){{/they}}",
                "Под стражей: {{count}}"
            })
    void aChoiceThatKnowsEverybodyIsGood(String text) {
        assertThat(advice("ru", text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ru | {{name}}. Она ждёт суда          | "Она"
            ru | {{name}} арестована              | "арестована"
            uk | {{name}}, затриманий             | "затриманий"
            be | {{name}}: яго чакаюць            | "яго"
            pl | {{name}} spędził {{count}}       | "spędził"
            es | {{name}}, detenida               | "detenida"
            fr | {{name}}, emprisonnée            | "emprisonnée"
            ar | {{name}} قضت {{count}}            | "قضت"
            en | {{name}} and his friends         | "his"
            """)
    void aWordThatTellsAGenderOutsideOfSuchASectionIsFound(String language, String text, String word) {
        assertThat(advice(language, text))
                .singleElement()
                .asString()
                .startsWith(
                        "1: " + word + ": the word tells a gender, whoever the post is about; put it into {{#she}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ru | Онлайн: {{name}}, опера            |
            en | The hero Sherlock of {{name}}      |
            az | O, həbsdə {{count}} keçirib        |
            fa | او {{count}} در بازداشت بوده است    |
            es | Presos políticos: {{name}}         |
            """)
    void otherWordsAreNone(String language, String text, String nothing) {
        assertThat(advice(language, text)).isEmpty();
    }

    @Test
    void theEndingOfAnOrdinalIsFound() {
        assertThat(advice("en", "{{name}}\nThe {{day}}th day"))
                .containsExactly(
                        "2: {{day}}: the ending of an ordinal changes with the number (1st, 22nd); a pattern such"
                                + " as \"Day {{day}}:\"");
        assertThat(advice("ru", "{{day}}-й день")).hasSize(1);
        assertThat(advice("zh", "第{{day}}天：{{name}}")).isEmpty();
        assertThat(advice("en", "Day {{day}}: {{name}}, day {{day}} of many")).isEmpty();
    }

    @Test
    void hashtagsStandAtTheEnd() {
        assertThat(advice("en", "{{hashtags}} for {{name}}"))
                .containsExactly("1: {{hashtags}}: words follow the hashtags, so that they are heard in the middle of a"
                        + " post; {{hashtags}} at the end");
        assertThat(advice("en", "{{name}}\n{{#hashtags}}\n{{hashtags}}\n{{/hashtags}}\n"))
                .isEmpty();
    }

    @Test
    void lettersThatAreNoneAreAProblemWithTheirLine() {
        Template template = template("en", "---\ncontent_warning: 𝐃eath\n---\n{{name}}\n𝐅ree");
        assertThat(TemplateAdvice.styledLetters(template).stream().map(Problem::line))
                .containsExactlyInAnyOrder(1, 5);
    }

    @Test
    void emojiRowsInTheWordsAreFound() {
        assertThat(advice("en", "{{name}} 🕯🕯🕯")).singleElement().asString().contains("3 emoji or more in a row");
    }

    private static List<String> advice(String language, String text) {
        return TemplateAdvice.of(template(language, text)).stream()
                .map(found -> found.toString().replaceFirst("^[^:]*:", ""))
                .toList();
    }

    private static Template template(String language, String text) {
        Problems problems = new Problems();
        SourceFile file = SourceFile.ofText("templates/a/prisoner." + language + ".txt", text);
        Template template = TemplateFile.read(file, problems).orElseThrow();
        assertThat(problems.list()).isEmpty();
        return template;
    }
}
