package org.vigil.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.profile.ProfileKind;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

class TemplateFileTest {
    private static final String PATH = "templates/free-the-20/prisoner.en.txt";

    @Test
    void frontMatterAndBodyAreReadWithTheirLines() {
        Problems problems = new Problems();
        SourceFile file = SourceFile.ofText(PATH, "---\r\ncontent_warning: hunger strike\r\n---\r\nFor {{ name }}\r\n");
        Template template = TemplateFile.read(file, problems).orElseThrow();
        assertThat(template.key()).isEqualTo(new TemplateKey("free-the-20", ProfileKind.PRISONER, "en"));
        assertThat(template.body()).isEqualTo("For {{ name }}\n");
        assertThat(template.firstLine()).isEqualTo(4);
        assertThat(template.contentWarning()).isEqualTo("hunger strike");
        assertThat(template.isReviewed()).isFalse();
    }

    @Test
    void everyProblemOfAFileIsReportedAtOnceWithItsLine() {
        assertThat(problems("""
                        ---
                        content_warnings: death
                        ---
                        {{nmae}} and {{#stori}}
                        that{{/stori}}
                        {{{name}}} {{&name}}
                        {{> header}}
                        {{#role}}a
                        {{she}}
                        {{name"""))
                .containsExactly(
                        "2: content_warnings: unknown field; did you mean \"content_warning\"?",
                        "4: {{nmae}}: unknown name; did you mean \"name\"?",
                        "4: {{#stori}}: unknown name; did you mean \"story\"?",
                        "6: {{{name}}}: three braces are not needed; two braces: nothing is escaped",
                        "6: {{&name}}: \"&\" is not needed; {{name}}: nothing is escaped",
                        "7: {{> header}}: a template cannot bring in another; write the words here",
                        "8: {{#role}}: the section is never closed; {{/role}}",
                        "9: {{she}}: this is a section and says nothing by itself; {{#she}}…{{/she}}",
                        "10: \"{{\" is not closed on its line; \"}}\" after the name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Write to us: help@example.org.",
                "Call +48 22 123 45 67.",
                "Ask ＠a_ministry.",
                "Ask @a_ministry.",
                "https://wa.me/48221234567",
            })
    void noTemplateSaysHowToReachSomebodyOrCallsAnAccount(String words) {
        assertThat(problems("{{name}}.\n" + words)).as(words).hasSize(1);
        assertThat(problems("---\ncontent_warning: \"" + words + "\"\n---\n{{name}}"))
                .as(words)
                .singleElement()
                .asString()
                .startsWith("2: content_warning: ");
    }

    /** "@Mira" would call whoever has an account of that name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ask @{{name}}.",
                "Ask ＠{{#role}}{{role}}{{/role}}.",
                "Ask @{{! a remark }}{{campaign}}.",
                "Ask @{{#she}}her{{/she}}.",
            })
    void noFactBecomesTheNameOfAnAccount(String words) {
        assertThat(problems("{{name}}.\n" + words))
                .singleElement()
                .asString()
                .startsWith("2: ")
                .contains("account");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{charge}}{{#role}}, {{chargeAccordingTo}}{{/role}}",
                "{{charge}}{{#ifRoom}}, {{chargeAccordingTo}}{{/ifRoom}}",
                "{{charge}}{{^count}}, {{chargeAccordingTo}}{{/count}}",
                "{{#she}}{{charge}}{{/she}}{{#he}}{{chargeAccordingTo}}{{/he}}",
            })
    void aChargeIsNeverToldWithoutWhoseItIs(String words) {
        assertThat(problems("{{name}} " + words))
                .singleElement()
                .asString()
                .contains("{{charge}}: a charge is told, and not whose it is");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{#charge}}{{charge}}, {{chargeAccordingTo}}{{/charge}}",
                "{{#charge}}{{#she}}She is {{charge}}{{/she}}, {{chargeAccordingTo}}{{/charge}}",
                "{{#ifRoom}}{{charge}}, {{chargeAccordingTo}}{{/ifRoom}}",
                "{{charge}}{{#chargeAccordingTo}}, {{chargeAccordingTo}}{{/chargeAccordingTo}}",
            })
    void whereBothStandTogetherItIsTold(String words) {
        Problems problems = new Problems();
        assertThat(TemplateFile.read(SourceFile.ofText(PATH, "{{name}} " + words), problems))
                .isPresent();
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void sectionsThatCrossAreReportedOnce() {
        assertThat(problems("{{#role}}a{{#story}}b{{/role}}\nc{{/story}}"))
                .containsExactly("1: {{/role}}: the section of line 1 is still open; {{/story}}");
    }

    @Test
    void aMisspeltClosingNamesTheSectionItLeavesOpen() {
        assertThat(problems("{{#story}}\nb{{/stroy}}"))
                .containsExactly("2: {{/stroy}}: no such section is open; {{/story}}, for line 1");
    }

    @Test
    void whatClosesNothingIsReported() {
        assertThat(problems("a{{/role}}")).containsExactly("1: {{/role}}: it closes nothing; {{#role}} before it");
    }

    @Test
    void ifRoomSectionsDoNotNestAndHaveNoOpposite() {
        assertThat(problems(
                        "a{{#ifRoom}}b\n{{#role}}{{#ifRoom}}c{{/ifRoom}}{{/role}}{{/ifRoom}}{{^ifRoom}}d{{/ifRoom}}"))
                .containsExactly(
                        "2: {{#ifRoom}}: an ifRoom section stands in that of line 1; close the first before the next begins",
                        "2: {{^ifRoom}}: ifRoom has no opposite; {{#ifRoom}}…{{/ifRoom}}");
    }

    @Test
    void aSingleBraceAroundAKnownNameIsNoticed() {
        assertThat(problems("For {name} (and {nobody})")).containsExactly("1: {name}: one brace is too few; {{name}}");
    }

    @Test
    void aStrayClosingBraceIsNoticed() {
        assertThat(problems("For\nname}}")).containsExactly("2: \"}}\" closes nothing; \"{{\" before the name");
    }

    @Test
    void anUnknownNameFarFromEveryOtherIsToldTheWholeList() {
        assertThat(problems("{{prisonNumber}}")).singleElement().asString().contains("one of: name, nativeName, role");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\n", "---\ncontent_warning: x\n---\n  \n"})
    void anEmptyTextIsReported(String text) {
        assertThat(problems(text)).singleElement().asString().contains("the template has no text");
    }

    @Test
    void frontMatterThatNeverEndsIsReported() {
        assertThat(problems("---\ncontent_warning: x\n{{name}}"))
                .containsExactly("1: the front matter never ends; a line \"---\" after its last field");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "templates/prisoner.en.txt",
                "templates/a/person.en.txt",
                "templates/a/prisoner.txt",
                "templates/a/prisoner.english-language.txt",
                "templates/a/prisoner.en-.txt",
                "templates/A b/prisoner.en.txt"
            })
    void aPathThatIsNoTemplateIsReported(String path) {
        Problems problems = new Problems();
        assertThat(TemplateFile.read(SourceFile.ofText(path, "{{name}}"), problems))
                .isEmpty();
        assertThat(problems.list()).singleElement().asString().contains("no name of a template");
    }

    /** UAX #9: an override turns the name behind it around, and nobody sees it in the file. */
    @Test
    void anInvisibleSignThatTurnsTheTextAroundIsReported() {
        assertThat(problems("a\n{{name}}\u202E b"))
                .singleElement()
                .asString()
                .startsWith("2: a sign that nobody sees (U+202E)");
        Problems problems = new Problems();
        TemplateFile.read(SourceFile.ofText(PATH, "\u2068{{name}}\u2069"), problems);
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void bytesThatAreNoTextAreReported() {
        Problems problems = new Problems();
        assertThat(TemplateFile.read(new SourceFile(PATH, new byte[] {(byte) 0xC3, 0x28}), problems))
                .isEmpty();
        assertThat(problems.list()).singleElement().asString().contains("UTF-8");
    }

    @Test
    void aCountInALanguageWhosePluralsAreNotKnownIsReportedWithThoseThatAre() {
        Problems problems = new Problems();
        SourceFile file = SourceFile.ofText("templates/a/prisoner.ti.txt", "{{name}}\n{{count}}");
        assertThat(TemplateFile.read(file, problems)).isEmpty();
        assertThat(problems.list())
                .singleElement()
                .asString()
                .startsWith("templates/a/prisoner.ti.txt:2: {{count}}")
                .contains("\"ti\"")
                .contains("ar, az, be, de, en");
    }

    @Test
    void aTemplateInAnyLanguageMaySaySince() {
        Problems problems = new Problems();
        assertThat(TemplateFile.read(SourceFile.ofText("templates/a/prisoner.ti.txt", "{{since}}"), problems))
                .isPresent();
        assertThat(problems.list()).isEmpty();
    }

    private static List<String> problems(String text) {
        Problems problems = new Problems();
        assertThat(TemplateFile.read(SourceFile.ofText(PATH, text), problems)).isEmpty();
        return problems.list().stream()
                .map(Problem::toString)
                .map(line -> line.substring(PATH.length() + 1))
                .toList();
    }
}
