package org.vigil.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.profile.Relative;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** What a relative is to somebody is said in the post's language, or stands as it is and somebody is told. */
class RelationTest {
    private final Person leyla = new Person("leyla-aliyeva");

    private String said(String language, String relation) {
        leyla.relatives = List.of(new Relative("Aygun", relation, true));
        return Rendering.text(new Rendering(leyla).of("prisoner." + language, "{{relatives}}"));
    }

    private List<String> notes(String language, String relation) {
        leyla.relatives = List.of(new Relative("Aygun", relation, true), new Relative("Rashid", "uncle", false));
        leyla.named(language, "Leyla");
        Template template = TemplateFile.read(
                        SourceFile.ofText("templates/test/prisoner." + language + ".txt", "{{name}} {{relatives}}"),
                        new Problems())
                .orElseThrow();
        return NameFallback.in(template, leyla.profile(), id -> Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "en, mother, Aygun (mother)",
        "es, mother, Aygun (madre)",
        "ru, mother, Aygun (мать)",
        "uk, mother, Aygun (мати)",
        "be, mother, Aygun (маці)",
        "pl, mother, Aygun (matka)",
        "az, mother, Aygun (anası)",
        "tr, mother, Aygun (annesi)",
        "zh, mother, Aygun (母亲)",
        "vi, mother, Aygun (mẹ)",
        "de, Daughter, Aygun (Tochter)",
        "ru, brat, Aygun (брат)",
        "en, сестра, Aygun (sister)",
        "tr, eşi, Aygun (eşi)",
        "az, həyat yoldaşı, Aygun (həyat yoldaşı)",
        "ru, aunt, Aygun (aunt)",
        "ru, eşi, Aygun (eşi)", // wife or husband: not guessed
    })
    void inEachLanguage(String language, String relation, String said) {
        assertThat(said(language, relation)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"ar, الأم", "fa, مادر"})
    void fromRightToLeft(String language, String said) {
        assertThat(said(language, "mother")).contains("(" + said + ")");
    }

    @Test
    void aForeignWordFromRightToLeftStandsInIsolates() {
        assertThat(said("fa", "aunt")).contains("(\u2068aunt\u2069)");
    }

    @Test
    void aWordThatIsNotInTheTableIsNoted() {
        assertThat(notes("ru", "aunt"))
                .containsExactly(
                        "the relation \"aunt\" is shown as it stands in a ru post: profiles/leyla-aliyeva.yaml;"
                                + " Vigil says in each language: mother, father, wife, husband, son, daughter, brother, sister");
        assertThat(notes("en", "тётя")).hasSize(1);
        assertThat(notes("en", "aunt")).isEmpty();
        assertThat(notes("ru", "mother")).isEmpty();
    }

    @Test
    void whatTheTableDoesNotHaveIsEmpty() {
        assertThat(RelationWords.in("ru", "parent")).isEmpty();
        assertThat(RelationWords.in("xx", "mother")).isEmpty();
        assertThat(RelationWords.in("en-GB", "SON")).contains("son");
    }
}
