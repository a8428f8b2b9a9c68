package org.vigil.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** RULES 4, "native check advised": a template is unreviewed until a native reader has signed its very text. */
class SignatureTest {
    private static final String PATH = "templates/free-the-20/prisoner.ru.txt";
    private static final String TEXT = "---\ncontent_warning: голодовка\n---\nДень {{day}}: {{name}}.\n";
    private static final LocalDate DAY = LocalDate.of(2026, 2, 3);

    @Test
    void aTemplateIsUnreviewedUntilItIsSigned() {
        assertThat(read(PATH, TEXT).whyUnreviewed()).contains("nobody who reads ru as a native has signed it");
        Template signed = read(PATH, signed(TEXT));
        assertThat(signed.whyUnreviewed()).isEmpty();
        assertThat(signed.review()).extracting(Review::by, Review::on).containsExactly("Анна \"А\" Пример", DAY);
        assertThat(signed.contentWarning()).isEqualTo("голодовка");
        assertThat(signed.body()).isEqualTo("День {{day}}: {{name}}.\n");
    }

    @Test
    void theSignatureStandsInTheFrontMatterAndAllElseStays() {
        assertThat(signed(TEXT).lines().toList())
                .hasSize(5)
                .startsWith("---", "content_warning: голодовка")
                .endsWith("---", "День {{day}}: {{name}}.")
                .anyMatch(line -> line.matches("reviewed: \\{ by: \"Анна .*\", on: 2026-02-03, text: [0-9a-f]{16} }"));
        assertThat(signed("{{name}}\n").lines().toList()).hasSize(4).last().isEqualTo("{{name}}");
    }

    @Test
    void signingAgainReplacesTheSignature() {
        assertThat(signed(signed(TEXT))).isEqualTo(signed(TEXT));
        String block = "---\nreviewed:\n  by: Somebody\n  on: 2020-01-01\ncontent_warning: голодовка\n---\n"
                + "День {{day}}: {{name}}.\n";
        assertThat(signed(block)).isEqualTo(signed(TEXT));
    }

    @ParameterizedTest
    @CsvSource({"День, Сутки", "голодовка, смерть", "{{name}}, {{name}}!"})
    void aChangedTextIsUnreviewedAgain(String was, String is) {
        assertThat(read(PATH, signed(TEXT).replace(was, is)).whyUnreviewed())
                .hasValueSatisfying(why -> assertThat(why).endsWith("and it was changed since"));
    }

    /** Neither the folder's name nor how an editor ends its lines is anything that a reader signed. */
    @Test
    void whatIsNoTextLeavesTheSignatureTrue() {
        assertThat(read("templates/other/prisoner.ru.txt", signed(TEXT)).isReviewed())
                .isTrue();
        assertThat(read(PATH, signed(TEXT).replace("\n", "\r\n") + "\r\n").isReviewed())
                .isTrue();
        assertThat(read(PATH, signed(TEXT)).digest())
                .as("an approval outlives the signing")
                .isEqualTo(read(PATH, TEXT).digest());
    }

    /** A text that was copied below another language's name has not been read by one of its natives. */
    @Test
    void aSignatureDoesNotMoveToAnotherLanguageOrKind() {
        assertThat(read("templates/free-the-20/prisoner.uk.txt", signed(TEXT)).isReviewed())
                .isFalse();
        assertThat(read("templates/free-the-20/family.ru.txt", signed(TEXT)).isReviewed())
                .isFalse();
    }

    @Test
    void aSignatureThatDoesNotSayForWhichTextIsNone() {
        Template template = read(PATH, "---\nreviewed: { by: Anna, on: 2026-02-03 }\n---\n{{name}}");
        assertThat(template.whyUnreviewed()).contains("Anna signed it on 2026-02-03, but not which text");
    }

    @Test
    void everythingWrongWithASignatureIsSaidAtOnce() {
        Problems problems = new Problems();
        String bad = "---\nreviewed:\n  by: \"\"\n  on: 2026-02-30\n  text: abc\n  at: x\n---\n{{name}}";
        assertThat(TemplateFile.read(SourceFile.ofText(PATH, bad), problems)).isEmpty();
        assertThat(problems.list().stream().map(Problem::toString).map(line -> line.substring(PATH.length())))
                .containsExactly(
                        ":3: reviewed.by: \"\" cannot stand here; the name of somebody who reads the language as a native",
                        ":4: reviewed.on: \"2026-02-30\" cannot stand here (the calendar has no such date); a day, such as"
                                + " 2026-01-05",
                        ":5: reviewed.text: \"abc\" cannot stand here; what \"./vigil templates sign\" writes",
                        ":6: reviewed.at: unknown field; did you mean \"by\"?");
    }

    @Test
    void whatCannotBeRenderedIsNotSigned() {
        Problems problems = new Problems();
        assertThat(Signature.sign(SourceFile.ofText(PATH, "{{nmae}}"), "Anna", DAY, problems))
                .isEmpty();
        assertThat(problems.list()).hasSize(1);
        for (String nobody : List.of("", " ", "a\nb")) {
            assertThatThrownBy(() -> Signature.sign(SourceFile.ofText(PATH, "{{name}}"), nobody, DAY, new Problems()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String signed(String text) {
        Problems problems = new Problems();
        SourceFile signed = Signature.sign(SourceFile.ofText(PATH, text), "Анна \"А\" Пример", DAY, problems)
                .orElseThrow();
        assertThat(problems.list()).isEmpty();
        return signed.text().orElseThrow();
    }

    private static Template read(String path, String text) {
        Problems problems = new Problems();
        Template template =
                TemplateFile.read(SourceFile.ofText(path, text), problems).orElseThrow();
        assertThat(problems.list()).isEmpty();
        return template;
    }
}
