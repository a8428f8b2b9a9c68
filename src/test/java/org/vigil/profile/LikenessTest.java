package org.vigil.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is likely the same human. All names are invented, or so common that they are nobody's. */
class LikenessTest {

    private static Profile person(String id, String country, String since, String... names) {
        Profile bare = People.prisoner(id, since.isEmpty() ? List.of() : List.of(custody(since)));
        Map<String, String> byLanguage = new LinkedHashMap<>();
        IntStream.range(0, names.length).forEach(i -> byLanguage.put("x-" + i, names[i]));
        return named(bare, byLanguage, country.isEmpty() ? List.of() : List.of(country));
    }

    private static CustodyPeriod custody(String since) {
        return new CustodyPeriod(CustodyKind.DETENTION, CustodyDate.parse(since), null, false, null, null);
    }

    private static Profile named(Profile bare, Map<String, String> names, List<String> country) {
        return new Profile(
                bare.id(),
                bare.kind(),
                names,
                bare.aliases(),
                bare.role(),
                country,
                bare.heldBy(),
                bare.zone(),
                bare.pronoun(),
                bare.custody(),
                bare.sentences(),
                bare.counters(),
                bare.events(),
                bare.relatives(),
                bare.story(),
                bare.quotes(),
                bare.photo(),
                bare.actions(),
                bare.hashtags(),
                bare.sources(),
                bare.facts(),
                bare.charges(),
                bare.birthDate(),
                bare.doNotPublish(),
                bare.basis(),
                bare.speaksFor(),
                bare.members(),
                bare.together(),
                bare.tags(),
                bare.convention(),
                bare.minor(),
                bare.withheld(),
                bare.caseHolder(),
                bare.file());
    }

    private static boolean likely(String one, String other) {
        return Likeness.likely(person("one", "", "", one), person("other", "", "", other));
    }

    @ParameterizedTest
    @CsvSource({
        "Khadija Ismayilova, Хадиджа Исмаилова",
        "Xədicə İsmayılova, Хадиджа Исмаилова",
        "Xədicə İsmayılova, KHADIJA ISMAYILOVA",
        "Leyla Yunusova, Лейла Юнусова",
        "İlqar Məmmədov, Ильгар Мамедов",
        "Ilgar Mammadov, İlqar Məmmədov",
        "Rəsul Cəfərov, Rasul Jafarov",
        "Rasul Jafarov, Расул Джафаров",
        "Alexander Primerov, Александр Примеров",
        "Əli Əliyev, Ali Aliyev",
        "Алексей Примеров, Aleksei Primerov",
        "Aleksey Primerov, Алексей Петрович Примеров",
        "Примеров Алексей, Aleksej Primerov",
        "Andrei Tsvetkov, Андрей Цветков",
        "Марія Прикладенко, Mariia Prykladenko",
        "Narges Mohammadi, نرگس محمدی",
        "Ahmed Mansour, أحمد منصور",
        "Mohamed al-Mithali, محمد المثالي",
        "أحمد منصور, احمد منصور",
        "Ahmed Mansour, Ahmed Mansoor",
        "Abdul-Rahman Sample, Abdulrahman Sample",
        "王宇, Wang Yu",
        "刘小样, Liu Xiaoyang",
        "Nguyễn Văn Mẫu, Nguyen Van Mau",
        "Łukasz Przykładowy, Lukasz Przykladowy",
        "Anna  Example, example ANNA",
        "José Ejemplo, Jose Ejemplo",
        "Hasan Örnek, Hasan Ornek",
    })
    void oneNameInManySpellingsIsLikelyOneHuman(String one, String other) {
        assertThat(likely(one, other)).isTrue();
        assertThat(likely(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Anna Example, Bela Example",
        "Anna Example, Dana Example",
        "Anna Example, Anna Sample",
        "P1 Example, P2 Example",
        "Ivan Primerov, Pavel Primerov",
        "Ali Karimi, Leila Karimi",
        "Wang Yu, Wang Wei",
        "محمد احمدی, نرگس احمدی",
        "Anna, Anna Example",
        "Мария Примерова, Марина Образцова",
    })
    void differentNamesAreNot(String one, String other) {
        assertThat(likely(one, other)).isFalse();
        assertThat(likely(other, one)).isFalse();
    }

    /** Two people who are called alike are held together: silence wins, and somebody says by hand who is who. */
    @Test
    void twoPeopleOfOneNameAreLikelyWhereverTheyAreHeld() {
        assertThat(Likeness.likely(
                        person("a", "AZ", "2014-01-01", "Anna Example"),
                        person("b", "BY", "2022-01-01", "Anna Example")))
                .isTrue();
    }

    @Test
    void aNameThatIsOnlyNearNeedsNoSupportUnlessTheCountriesSpeakAgainstIt() {
        Profile longer = person("a", "AZ", "2014-01-01", "Anna Petrovna Example");
        assertThat(Likeness.likely(longer, person("b", "", "", "Anna Example"))).isTrue();
        assertThat(Likeness.likely(longer, person("b", "AZ", "", "Anna Example")))
                .isTrue();
        assertThat(Likeness.likely(longer, person("b", "BY", "2022-01-01", "Anna Example")))
                .isFalse();
        assertThat(Likeness.likely(longer, person("b", "BY", "2014-01-20", "Anna Example")))
                .as("arrested in the same days")
                .isTrue();
    }

    @Test
    void anyNameInAnyLanguageCounts() {
        Likeness likeness = new Likeness(List.of(
                person("a", "", "", "Anna Example", "Анна Примерова"),
                person("b", "", "", "Someone Else", "Anna Primerova"),
                person("c", "", "", "Cara Example")));
        assertThat(likeness.of(new ProfileId("a"))).containsExactly(new ProfileId("b"));
        assertThat(likeness.of(new ProfileId("b"))).containsExactly(new ProfileId("a"));
        assertThat(likeness.of(new ProfileId("c"))).isEmpty();
        assertThat(likeness.of(new ProfileId("nobody"))).isEmpty();
    }

    /** Each pair is found through the index or not at all: both ways of asking agree. */
    @Test
    void theIndexFindsWhatTheComparisonFinds() {
        List<String> names = List.of(
                "Khadija Ismayilova",
                "Хадиджа Исмаилова",
                "Rasul Jafarov",
                "Rəsul Cəfərov",
                "Ahmed Mansour",
                "أحمد منصور",
                "王宇",
                "Wang Yu",
                "Liu Xiaobo Sample",
                "Sample Liu Xiao Bo");
        List<Profile> roll = IntStream.range(0, names.size())
                .mapToObj(i -> person("p" + i, "", "", names.get(i)))
                .toList();
        Likeness likeness = new Likeness(roll);
        assertThat(roll)
                .allSatisfy(one -> assertThat(likeness.of(one.id()))
                        .containsExactlyElementsOf(roll.stream()
                                .filter(other -> other != one && Likeness.likely(one, other))
                                .map(Profile::id)
                                .toList()));
        assertThat(Stream.of(0, 2, 4, 6).map(i -> likeness.of(new ProfileId("p" + i))))
                .allSatisfy(found -> assertThat(found).hasSize(1));
    }
}
