package org.vigil.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No list makes one person of two: another list's numbers are nobody's id. */
class SamePersonImportTest {
    private static final String BY_ID = ImportRun.FOR_ALL + "columns: { ID: id }\n";

    @TempDir
    private Path top;

    private ImportRun team;

    @BeforeEach
    void aFolder() throws IOException {
        team = new ImportRun(top);
    }

    @Test
    void rowTwelveOfTwoListsIsNotOnePerson() throws IOException {
        ImportReport one = team.csv("ID,Name,Detained\n12,Anna Test,2020-08-09\n13,Cy Test,2020-08-09\n");
        assertThat(one.added()).isEqualTo(2);
        assertThat(one.ignored()).containsExactly("ID");
        ImportReport other = team.csv("ID,Name,Detained\n12,Boris Other,2020-08-09\n13,Da Other,2020-08-09\n");
        assertThat(other.added()).isEqualTo(2);
        assertThat(team.profile("anna-test").name("en")).isEqualTo("Anna Test");
        assertThat(team.has("12")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "12.0", "№ 12", "012", "١٢", "12-3"})
    void numbersAreNeverGuessedToBeIds(String number) throws IOException {
        assertThat(team.csv("ID,Name,Detained\n" + number + ",Anna Test,2020-08-09\n")
                        .added())
                .isEqualTo(1);
        assertThat(team.has("anna-test")).isTrue();
    }

    @Test
    void anIdOfSomebodyWhoIsCalledOtherwiseIsRefused() throws IOException {
        team.csv("ID,Name,Detained\n12,Anna Test,2020-08-09\n", BY_ID);
        String before = team.text("12");
        ImportReport report = team.csv("ID,Name,Detained\n12,Boris Other,2020-08-09\n", BY_ID);
        assertThat(report.refused()).singleElement().satisfies(refusal -> {
            assertThat(refusal.column()).isEqualTo("ID");
            assertThat(refusal.reason()).contains("profiles/12.yaml", "alias").doesNotContain("Anna");
        });
        assertThat(team.text("12")).isEqualTo(before);
        assertThat(team.csv("id,Name,Detained\nanna-test,Anna Test,2020-08-09\n")
                        .added())
                .isZero();
    }

    @Test
    void anotherSpellingOrAnAliasIsTheSamePerson() throws IOException {
        team.csv("id,Name,Detained,Aliases\nkhadija,Khadija Ismailova,2014-12-05,Hadiya I.\n");
        assertThat(team.csv("id,ФИО,Дата ареста\nkhadija,Исмаилова Хадиджа,05.12.2014\n")
                        .changed())
                .isEqualTo(1);
        assertThat(team.csv("id,Name (az),Detained\nkhadija,Hadiya I.,2014-12-05\n")
                        .changed())
                .isEqualTo(1);
    }

    @Test
    void aNewIdOfSomebodyWhoIsCalledAlikeProposesAMergerUnlessAPersonNamedTheColumn() throws IOException {
        team.csv("Name,Detained\nKhadija Ismailova,2014-12-05\n");
        String list = "ID,Name,Detained\nki-2,Ismailova Khadija,2016-12-05\n";
        ImportReport guessed = team.csv(list);
        assertThat(guessed.refused())
                .singleElement()
                .satisfies(refusal ->
                        assertThat(refusal.reason()).contains("khadija-ismailova on the roll", "columns: { ID: id }"));
        assertThat(team.csv(list, BY_ID).added()).isEqualTo(1);
    }

    @Test
    void aSuggestedMappingTakesNoNumbersForIds() throws IOException {
        Path list = top.resolve("numbers.csv");
        Files.writeString(list, "ID,Name,Detained\n12,Anna Test,2020-08-09\n");
        assertThat(Suggestion.of(new ListFile(list))).contains("ID: ignore").contains("# ID: numbers");
        Files.writeString(list, "ID,Name,Detained\nanna,Anna Test,2020-08-09\n");
        assertThat(Suggestion.of(new ListFile(list)))
                .contains("# ID: taken for")
                .doesNotContain("\nID: id", "ID: id,");
    }

    @Test
    void whatWasExportedKeepsItsIdsAlsoWhereTheyAreNumbers() throws IOException {
        team.csv("ID,Name,Detained\n12,Anna Test,2020-08-09\n", BY_ID);
        java.io.StringWriter out = new java.io.StringWriter();
        RollWriter.csv(
                RollExport.of(team.folder(), Instant.parse("2026-11-26T12:00:00Z"), RollExport.Holds.UNKNOWN), out);
        assertThat(team.csv(out.toString(), "{}").same()).isEqualTo(1);
    }
}
