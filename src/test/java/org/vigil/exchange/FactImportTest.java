package org.vigil.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list is the source of what it says, and says it beside what others say, not instead of it (RULES 2). */
class FactImportTest {
    private static final String HEAD = "id,Name,Date of arrest,Occupation,Sentence\n";
    private static final String PAPER = "everywhere: { held_by: BY, publisher: A Paper, source_date: 2026 }\n";
    private static final String GROUP = "everywhere: { held_by: BY, publisher: A Group, source_date: 2026 }\n";

    @TempDir
    private Path top;

    private static String anna(String role) {
        return HEAD + "anna-test,Anna Test,2020-05-04," + role + ",7 years\n";
    }

    @Test
    void theSourceOfARowIsTheSourceOfWhatItSays() throws IOException {
        ImportRun team = new ImportRun(top);
        assertThat(team.csv(anna("teacher"), PAPER).added()).isEqualTo(1);
        assertThat(team.profile("anna-test").unsourced()).isEmpty();
        assertThat(team.text("anna-test"))
                .contains("role: {sources: [a-paper-2026]}")
                .contains("id: a-paper-2026");
        String before = team.text("anna-test");
        assertThat(team.csv(anna("teacher"), PAPER).same()).isEqualTo(1);
        assertThat(team.text("anna-test")).isEqualTo(before);
    }

    @Test
    void whatTheListSaysOtherwiseLeavesTheOldWordsAsAnAlternative() throws IOException {
        ImportRun team = new ImportRun(top);
        team.csv(anna("teacher"), PAPER);
        assertThat(team.csv(anna("poet"), GROUP).changed()).isEqualTo(1);
        assertThat(team.text("anna-test"))
                .contains("role: {en: poet}", "{text: teacher, sources: [a-paper-2026]}")
                .contains("names: {sources: [a-paper-2026, a-group-2026]}");
        assertThat(team.csv(anna("teacher"), PAPER).changed()).isEqualTo(1);
        assertThat(team.text("anna-test"))
                .contains("role: {en: teacher}", "{text: poet, sources: [a-group-2026]}")
                .doesNotContain("text: teacher");
        assertThat(team.profile("anna-test").unsourced()).isEmpty();
    }

    /** The first day is told by both, but the period's sources would carry its end as well. */
    @Test
    void aSecondListConfirmsNoDateOfCustodyByItself() throws IOException {
        ImportRun team = new ImportRun(top);
        team.csv(anna("teacher"), PAPER);
        team.csv(anna("poet"), GROUP);
        assertThat(team.profile("anna-test").unconfirmed())
                .extracting(Object::toString)
                .containsExactly("custody from 4 May 2020: one source, A Paper");
    }

    @Test
    void aFileOfBeforeThatNamesNoSourcesIsNotWrittenAnewForThem() throws IOException {
        ImportRun team = new ImportRun(top);
        team.put("anna-test", """
                id: anna-test
                kind: prisoner
                names: { en: Anna Test }
                role: { en: teacher }
                held_by: BY
                zone: Europe/Minsk # a remark
                custody: [{ kind: detention, from: 2020-05-04, confirmed: 2020-05-04 }]
                sentences: [{ text: 7 years }]
                sources: [{ title: list.csv, publisher: A Paper, date: 2026 }]
                """);
        assertThat(team.csv(anna("teacher"), PAPER).same()).isEqualTo(1);
        assertThat(team.text("anna-test")).contains("# a remark");
    }

    @Test
    void anotherSourceThatIsCalledTheSameGetsANameOfItsOwn() throws IOException {
        ImportRun team = new ImportRun(top);
        team.csv(anna("teacher"), PAPER);
        team.csv(anna("poet"), PAPER.replace("2026", "2026-03"));
        assertThat(team.text("anna-test")).contains("id: a-paper-2026,", "id: a-paper-2026-2,");
    }

    @Test
    void whatFactsRestOnLeavesAndComesBackButNotOfAWithheldFieldNorOfABirth() throws IOException {
        ImportRun team = new ImportRun(top);
        String file = """
                id: anna-test
                kind: prisoner
                names: { en: Anna Test }
                role: { en: teacher }
                story: { en: She taught. }
                held_by: BY
                zone: Europe/Minsk
                birth_date: 1970
                custody: [{ kind: detention, from: { date: 2020-05-04, alternatives: [{ date: 2020-05-03, sources: [src-b] }],
                    sources: [src-a] }, confirmed: 2020-05-06 }]
                facts:
                  role: { sources: [src-a], alternatives: [{ text: poet, sources: [src-b] }] }
                  story: { sources: [src-a], alternatives: [{ text: She wrote., sources: [src-b] }] }
                  birth_date: { sources: [src-a], alternatives: [{ text: 1971-02, sources: [src-b] }] }
                sources: [{ id: src-a, title: A, publisher: B }, { id: src-b, title: C, publisher: D }]
                """;
        team.put("anna-test", file + "do_not_publish: [story]\n");
        String csv = export();
        assertThat(csv).contains("poet", "src-a").doesNotContain("wrote", "1971", "She taught");
        assertThat(team.file("back.csv", csv, "{}").same()).isEqualTo(1);
        team.put("anna-test", file + "do_not_publish: [sources]\n");
        assertThat(export()).contains("teacher", "disputed").doesNotContain("poet", "src-");
    }

    private String export() throws IOException {
        StringWriter out = new StringWriter();
        RollWriter.csv(RollExport.of(top.resolve("team"), ImportRun.NOW, RollExport.Holds.UNKNOWN), out);
        return out.toString();
    }

    @Test
    void aRowWhoseFactsRestOnNothingThatIsThereIsRefusedWithItsColumn() throws IOException {
        ImportRun team = new ImportRun(top);
        ImportReport report = team.file(
                "list.json",
                "[{\"id\": \"anna-test\", \"name\": \"Anna Test\", \"detained_on\": \"2020-05-04\", \"role\": \"poet\","
                        + " \"facts\": {\"role\": {\"sources\": [\"nowhere\"]}}}]",
                PAPER);
        assertThat(report.refused()).singleElement().asString().contains("facts", "no source has the id");
    }
}
