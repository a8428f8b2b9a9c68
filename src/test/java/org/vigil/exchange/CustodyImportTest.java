package org.vigil.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.profile.CustodyKind;
import org.vigil.profile.Profile;

/** What a list may say of the custody of somebody who is on the roll: it adds, it takes nothing back, and is never "same" where it differs. */
class CustodyImportTest {
    private static final String RELEASED =
            "id,Name,Detained,Status,Release date\nanna,Anna Test,2020-05-04,released,2021-01-02\n";

    @TempDir
    private Path top;

    private ImportRun team;

    @BeforeEach
    void aFolder() throws IOException {
        team = new ImportRun(top);
    }

    private void refusedAndUnchanged(String csv, String... words) throws IOException {
        refusedBy(ImportRun.FOR_ALL, csv, words);
    }

    private void refusedBy(String mapping, String csv, String... words) throws IOException {
        String before = team.text("anna");
        ImportReport report = team.csv(csv, mapping);
        assertThat(report.refused())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.reason()).contains(words));
        assertThat(team.text("anna")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"in custody", "house arrest", "missing", ""})
    void aListBringsNobodyBackIntoCustodyWhoWasReleased(String status) throws IOException {
        team.csv(RELEASED);
        refusedAndUnchanged(
                "id,Name,Detained,Status\nanna,Anna Test,2022-05-04," + status + "\n",
                "released",
                "a new arrest is for a person to write");
    }

    @Test
    void noMoreWhoHasDiedOrIsWithheld() throws IOException {
        team.csv("id,Name,Detained,Date of death\nanna,Anna Test,2020-05-04,2021-01-02\n");
        refusedAndUnchanged("id,Name,Detained\nanna,Anna Test,2022-05-04\n", "died");
        team.csv("id,Name,Detained,withheld,Ended on\nbo,Bo Test,2020-05-04,true,2021-01-02\n");
        assertThat(team.csv("id,Name,Detained\nbo,Bo Test,2022-05-04\n").refused())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.reason()).contains("withheld"));
    }

    @Test
    void aListThatSaysCustodyLastedAfterTheReleaseIsNotTheSame() throws IOException {
        team.csv(RELEASED);
        refusedBy(
                "everywhere: { held_by: BY, publisher: Invented, confirmed: 2026-01-05 }\n",
                "id,Name,Detained\nanna,Anna Test,2020-05-04\n",
                "2026-01-05",
                "lifts nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "prison, house arrest, house_arrest",
        "prison, missing, disappeared",
        "house_arrest, in custody, in_custody",
        "disappearance, in prison, in_custody"
    })
    void anotherKindOfCustodyIsNotTheSame(String kind, String status, String said) throws IOException {
        team.csv("id,Name,Detained,custody kind\nanna,Anna Test,2020-05-04," + kind + "\n");
        refusedAndUnchanged("id,Name,Detained,Status\nanna,Anna Test,2020-05-04," + status + "\n", said, kind);
    }

    @Test
    void theKindThatAColumnSaysIsComparedAsItStandsThere() throws IOException {
        team.csv("id,Name,Detained,custody kind\nanna,Anna Test,2020-05-04,prison\n");
        refusedAndUnchanged(
                "id,Name,Detained,custody kind\nanna,Anna Test,2020-05-04,administrative\n",
                "administrative",
                "prison");
        assertThat(team.csv("id,Name,Detained,Status\nanna,Anna Test,2020-05-04,in custody\n")
                        .same())
                .isEqualTo(1);
        assertThat(team.csv("id,Name,Detained\nanna,Anna Test,2020-05-04\n").same())
                .isEqualTo(1);
    }

    /** Lists say "imprisoned" or "detained" of anybody behind bars, whatever the law calls it. */
    @ParameterizedTest
    @CsvSource({
        "detention, prison",
        "prison, detention",
        "administrative, detention",
        "administrative, prison",
        "detention, imprisoned",
        "prison, In prison",
        "detention, arrested",
        "prison, detained",
        "prison, в колонии",
        "house_arrest, under house arrest",
        "disappearance, missing",
    })
    void aGeneralWordForTheKindIsTheSame(String ours, String theirs) throws IOException {
        team.csv("id,Name,Detained,custody kind\nanna,Anna Test,2020-05-04," + ours + "\n");
        String before = team.text("anna");
        ImportReport report = team.csv("id,Name,Detained,custody kind\nanna,Anna Test,2020-05-04," + theirs + "\n");
        assertThat(report.refused()).isEmpty();
        assertThat(report.same()).isEqualTo(1);
        assertThat(team.text("anna")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "prison, under house arrest, the profile says: prison",
        "prison, house_arrest, the profile says: prison",
        "detention, missing, the profile says: detention",
        "house_arrest, in prison, the profile says: house_arrest",
        "disappearance, detained, the profile says: disappearance",
        "house_arrest, detention, the profile says: house_arrest",
        "detention, administrative, the profile says: detention",
        "detention, released, one of: detention",
        "detention, somewhere, one of: detention",
    })
    void aDefiniteDifferenceOfTheKindIsRefused(String ours, String theirs, String why) throws IOException {
        team.csv("id,Name,Detained,custody kind\nanna,Anna Test,2020-05-04," + ours + "\n");
        refusedAndUnchanged("id,Name,Detained,custody kind\nanna,Anna Test,2020-05-04," + theirs + "\n", why);
    }

    /** The days of house arrest are labelled (RULES 1, R6): those before it are none of them. */
    @Test
    void sinceWhenItIsHouseArrestIsNotTakenFromTheDayOfTheDetention() throws IOException {
        ImportReport asked = team.csv("Name,Detained,Status\nBo Test,2020-05-04,house arrest\n");
        assertThat(asked.refused()).singleElement().satisfies(refusal -> {
            assertThat(refusal.column()).isEqualTo("Status");
            assertThat(refusal.reason()).contains("since when", "custody kind");
        });
        team.csv("Name,Detained,Status,Custody kind\nBo Test,2020-05-04,house arrest,house_arrest\n");
        assertThat(team.profile("bo-test").custody().getFirst().kind()).isEqualTo(CustodyKind.HOUSE_ARREST);
    }

    /** "Released", as of the day of the list, does not say that custody lasted on that day. */
    @Test
    void theDayOfTheListConfirmsNobodysCustodyWhoIsOut() throws IOException {
        String mapping = "everywhere: { held_by: BY, publisher: Invented, confirmed: 2026-11-01 }\n";
        team.csv("Name,Detained,Status\nBo Test,2020-05-04,released\nCy Test,2020-05-04,in custody\n", mapping);
        assertThat(String.valueOf(team.profile("bo-test").custody().getFirst().confirmed()))
                .isEqualTo("2020-05-04");
        assertThat(String.valueOf(team.profile("cy-test").custody().getFirst().confirmed()))
                .isEqualTo("2026-11-01");
    }

    @Test
    void anotherEndIsNotTheSame() throws IOException {
        team.csv(RELEASED);
        refusedAndUnchanged(
                "id,Name,Detained,Status,Release date\nanna,Anna Test,2020-05-04,released,2021-03-02\n",
                "2021-03-02",
                "2021-01-02");
        refusedAndUnchanged("id,Name,Detained,Ended on\nanna,Anna Test,2020-05-04,2020-12-31\n", "2020-12-31");
        assertThat(team.csv(RELEASED).same()).isEqualTo(1);
        assertThat(team.csv("id,Name,Detained,Release date\nanna,Anna Test,May 2020,January 2021\n")
                        .same())
                .isEqualTo(1);
    }

    @Test
    void aFinerEndIsAFactMore() throws IOException {
        team.csv("id,Name,Detained,Release date\nanna,Anna Test,2020-05-04,2021-01\n");
        assertThat(team.csv(RELEASED).changed()).isEqualTo(1);
        Profile anna = team.profile("anna");
        assertThat(String.valueOf(anna.custody().getFirst().to())).isEqualTo("2 January 2021");
        assertThat(anna.events())
                .singleElement()
                .satisfies(event -> assertThat(event.date().words()).isEqualTo("2 January 2021"));
    }

    @Test
    void theEndOfSeveralPeriodsIsThatOfTheLast() throws IOException {
        team.put("anna", """
                id: anna
                kind: prisoner
                names: { en: Anna Test }
                held_by: BY
                zone: Europe/Minsk
                custody:
                  - { kind: detention, from: 2020-05-04, to: 2020-09-01 }
                  - { kind: house_arrest, from: 2020-09-01, confirmed: 2026-11-01 }
                sources: [{ title: list.csv, publisher: Invented }]
                """);
        assertThat(team.csv("id,Name,Detained,Status\nanna,Anna Test,2020-05-04,house arrest\n")
                        .same())
                .isEqualTo(1);
        refusedAndUnchanged("id,Name,Detained,Status\nanna,Anna Test,2020-05-04,in custody\n", "house_arrest");
        refusedAndUnchanged("id,Name,Detained,Ended on\nanna,Anna Test,2020-05-04,2020-09-01\n", "end");
        assertThat(team.csv("id,Name,Detained,Ended on\nanna,Anna Test,2020-05-04,2026-11-20\n")
                        .changed())
                .isEqualTo(1);
        assertThat(String.valueOf(team.profile("anna").custody().getLast().to()))
                .isEqualTo("20 November 2026");
    }

    @Test
    void aYearOfBikramSambatLiesInTheFuture() throws IOException {
        ImportReport report = team.csv("id,Name,Detained\nanna,Anna Test,2071-01-11\n");
        assertThat(report.refused())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.reason()).contains("future", "Bikram Sambat"));
    }

    @Test
    void whoIsHeldElsewhereOrIsNoPrisonerIsForAPerson() throws IOException {
        team.csv("id,Name,Detained,Gender\nanna,Anna Test,2020-05-04,female\n");
        refusedBy(
                "everywhere: { publisher: Invented, zone: Europe/Minsk }\ncolumns: { Held by: held_by }\n",
                "id,Name,Detained,Held by\nanna,Anna Test,2020-05-04,RU\n",
                "held_by",
                "BY");
        refusedAndUnchanged("id,Name,Detained,Gender\nanna,Anna Test,2020-05-04,male\n", "pronoun");
    }
}
