package org.vigil.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A child never comes in as an adult (RULES 2, "minors"): what cannot be read as an age or a birth is no "not a minor". */
class MinorImportTest {
    @TempDir
    private Path top;

    private ImportRun team;

    @BeforeEach
    void aFolder() throws IOException {
        team = new ImportRun(top);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "17",
                "16 años",
                "17 лет",
                "17.0",
                "17,5",
                "16-17",
                "17–19",
                "١٧",
                "۱۶ سال",
                "१७",
                "１６岁",
                "16 (born 2009)",
                "17 at arrest, now 21",
                "8 months",
                "0",
                "under 18",
                "<18",
                "до 18 лет",
                "未满18岁"
            })
    void anAgeUnderEighteenMarksTheMinor(String age) throws IOException {
        team.csv("Name,Detained,Age\nAnna Test,2020-05-04,\"" + age + "\"\n");
        assertThat(team.profile("anna-test").minor()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", "35 лет", "19-25", "40s", "~30", "18+", "65.0", "", "?", "-", "не известно"})
    void anAdultOrNobodyKnowsIsNoMinor(String age) throws IOException {
        assertThat(team.csv("Name,Detained,Age\nAnna Test,2020-05-04,\"" + age + "\"\n")
                        .refused())
                .isEmpty();
        assertThat(team.profile("anna-test").minor()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"adult", "schoolboy", "XVII", "十七", "2009", "under 40", "43500"})
    void anAgeThatCannotBeReadRefusesTheRowAndIsNotRepeated(String age) throws IOException {
        ImportReport report =
                team.csv("Name,Detained,Age\nAnna Test,2020-05-04,\"" + age + "\"\nBo Test,2020-05-04,30\n");
        assertThat(report.refused()).singleElement().satisfies(refusal -> {
            assertThat(refusal.column()).isEqualTo("Age");
            assertThat(refusal.value()).isEmpty();
            assertThat(refusal.reason()).contains("under 18").doesNotContain(age);
        });
        assertThat(report.added()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "۱۳۸۹/۰۲/۰۱",
                "03.04.10",
                "01/02/10",
                "1431-03-01",
                "spring",
                "2010-02-30",
                "40210",
                "7th grade",
                "born on 3 May 2010 in Minsk"
            })
    void aBirthThatCannotBeReadRefusesTheRowAndIsNotRepeated(String born) throws IOException {
        ImportReport report = team.csv("Name,Detained,Date of birth\nAnna Test,2024-05-04," + born + "\n");
        assertThat(report.refused()).singleElement().satisfies(refusal -> {
            assertThat(refusal.column()).isEqualTo("Date of birth");
            assertThat(refusal.value()).isEmpty();
        });
        assertThat(team.has("anna-test")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2010", "May 2010", "05/06/2010", "2008-11-27", "03.12.2008", "around 2009"})
    void whoMayBeUnderAgeByTheBirthIsAMinor(String born) throws IOException {
        team.csv("Name,Detained,Date of birth\nAnna Test,2024-05-04," + born + "\n");
        assertThat(team.profile("anna-test").minor()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1980", "04/05/1990", "?", "2008-11-25"})
    void whoIsOfAgeByTheBirthIsNone(String born) throws IOException {
        team.csv("Name,Detained,Date of birth\nAnna Test,2024-05-04," + born + "\n");
        assertThat(team.profile("anna-test").minor()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Year of birth", "Год рождения", "Рік народження", "سنة الميلاد", "出生年份", "Birthdate"})
    void theYearOfBirthHasManyNames(String column) throws IOException {
        team.csv("Name,Detained," + column + "\nAnna Test,2024-05-04,2012\n");
        assertThat(team.profile("anna-test").minor()).isTrue();
    }

    @Test
    void aColumnOfAgesThatTellsNothingCanBeLeftOut() throws IOException {
        ImportReport report = team.csv(
                "Name,Detained,Age\nAnna Test,2020-05-04,adult\n", ImportRun.FOR_ALL + "columns: { Age: ignore }\n");
        assertThat(report.added()).isEqualTo(1);
    }
}
