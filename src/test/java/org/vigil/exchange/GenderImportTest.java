package org.vigil.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.profile.Pronoun;

/** A wrong "he" or "she" stands in public: one letter means what the other letters of its column make of it. */
class GenderImportTest {
    @TempDir
    private Path top;

    @ParameterizedTest
    @CsvSource({
        "Gender, M, F, HE, SHE",
        "Sexo, M, F, HE, SHE",
        "Sexo, H, M, HE, SHE",
        "Gender, H, M, HE, SHE",
        "Płeć, M, K, HE, SHE",
        "Cinsiyet, E, K, HE, SHE",
        "Cinsi, K, Q, HE, SHE",
        "Пол, м, ж, HE, SHE",
        "Gender, male, female, HE, SHE",
        "Gender, M, M, HE, HE",
        "Sexo, M, M, ,",
        "Cinsi, K, K, ,",
        "Gender, E, E, ,",
    })
    void aLetterIsReadBesideTheOthersOfItsColumn(String column, String one, String other, Pronoun first, Pronoun second)
            throws IOException {
        ImportRun team = new ImportRun(top);
        team.csv("Name,Detained," + column + "\nAnna Test,2020-05-04," + one + "\nBo Test,2020-05-04," + other + "\n");
        assertThat(team.profile("anna-test").pronoun()).isEqualTo(first);
        assertThat(team.profile("bo-test").pronoun()).isEqualTo(second);
    }

    @Test
    void aMappingSaysWhatALetterMeans() throws IOException {
        ImportRun team = new ImportRun(top);
        team.csv("Name,Detained,Sexo\nAnna Test,2020-05-04,M\n", ImportRun.FOR_ALL + "values: { M: she }\n");
        assertThat(team.profile("anna-test").pronoun()).isEqualTo(Pronoun.SHE);
    }
}
