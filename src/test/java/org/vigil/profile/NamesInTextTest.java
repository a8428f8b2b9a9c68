package org.vigil.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** Somebody of whom nothing may be said is found in a text about others, whatever the spelling and the case. */
class NamesInTextTest {
    private static Profile called(String names, String aliases) {
        return profile("someone", names, aliases);
    }

    private static Profile profile(String id, String names, String aliases) {
        Problems problems = new Problems();
        String yaml = """
                id: %s
                kind: prisoner
                names: { %s }
                aliases: [%s]
                zone: Asia/Baku
                held_by: AZ
                custody: [{ kind: detention, from: 2025-01-05, confirmed: 2026-01-05 }]
                sources: [{ title: A report, publisher: A newspaper }]
                """.formatted(id, names, aliases);
        return ProfileFile.read(SourceFile.ofText("profiles/" + id + ".yaml", yaml), problems)
                .orElseThrow(() -> new AssertionError(problems.list().toString()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            She wrote to Khadija Ismayilova.                     | true
            She wrote to KHADIJA ISMAYILOVA                      | true
            Xədicə İsmayılovanın məktubu                         | true
            Она писала Хадидже Исмаиловой из тюрьмы              | true
            Письмо Хадиджи Исмаиловой                            | true
            Она дружит с Хадиджей Исмаиловой.                    | true
            Исмаилову Хадиджу перевели                           | true
            Хадиджа Рафиг Исмаилова                              | true
            Ismayilova, Khadija wrote                            | true
            It ends with #FreeKhadijaIsmayilova                  | true
            كتبت إلى خديجة إسماعيلوفا                             | true
            وخديجة إسماعيلوفا                                     | true
            Khadija went home, and so did others                 | false
            Ismayilova's paper, Khadija's street                 | false
            Khadija Aliyeva wrote to Leyla Ismayilova            | false
            She wrote of prisons                                 | false
            Anna Example                                         | false
            """)
    void byAnySpellingAndCase(String text, boolean named) {
        Profile person = called("en: Khadija Ismayilova, ru: Хадиджа Исмаилова, ar: خديجة إسماعيلوفا", "");
        assertThat(NamesInText.of(person).in(WrittenText.of(text))).isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en: Ivan Petrov    | ''     | Встреча с Иваном Петровым       | true
            en: Ivan Petrov    | ''     | адвокат Ивана Петрова           | true
            en: Ivan Petrov    | ''     | an ivan petrov of small letters | true
            en: Ivan Petrov    | ''     | Ivan Petrosyan                  | false
            en: Liu Xiaobo     | ''     | They met Liu Xiao Bo            | true
            zh-Hans: 王宇       | ''     | 他们释放了王宇律师                 | true
            zh-Hans: 王宇       | ''     | Her friend Wang Yu              | true
            en: Ai Wei         | ''     | It was a way out                | false
            en: Anna Maria Lind | ''    | Anna Lind came                  | true
            en: Anna Maria Lind | ''    | Anna came                       | false
            en: Anna Example   | Hope   | There is hope                   | false
            en: Anna Example   | Hope   | Hope wrote again                | true
            pl: Jan Kowalski   | ''     | list Jana Kowalskiego           | true
            tr: Ayşe Yılmaz    | ''     | Ayşe Yılmaz'ın avukatı          | true
            """)
    void inOtherNames(String names, String alias, String text, boolean named) {
        assertThat(NamesInText.of(called(names, alias)).in(WrittenText.of(text)))
                .isEqualTo(named);
    }

    /** Somebody else of the same name is not meant where the text is about them. */
    @ParameterizedTest
    @CsvSource({"Anna Example is free., false", "Anna Example met Ана Эксампле., true"})
    void inTheNameOfWhomTheTextIsAboutNobodyElseIsFound(String text, boolean named) {
        Profile held = called("en: Anna Example", "");
        assertThat(new Unnamed(List.of(held), person -> List.of())
                        .in(WrittenText.of(text), List.of(profile("bela", "en: Anna Example", "")))
                        .isPresent())
                .isEqualTo(named);
    }
}
