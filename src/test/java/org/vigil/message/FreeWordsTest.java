package org.vigil.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RULES 1, R7: of somebody out under conditions nobody is told that he or she is free, in any inflection. */
class FreeWordsTest {
    private static final List<String> NONE = List.of();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | free, FREE, freed, freely, freedom, liberty, liberated, liberation, ｆｒｅｅ, 𝐟𝐫𝐞𝐞
            es | libre, libres, libremente, liberada, liberados, liberaron, liberó, liberación, libertad, LIBERTAD
            fr | libre, libres, librement, libéré, libérée, libérées, libération, liberté, libertés
            de | frei, freie, freier, Freiheit, freigelassen, freigekommen, Freilassung, befreit
            ru | свобода, на свободе, свободна, свободен, воля, на воле, на волю, вольная
            uk | вільна, вільний, вільні, на волі, на волю, свобода, свободою, визволена
            be | вольная, вольны, на волі, на волю, свабода, свабодзе, свабодны
            pl | wolna, wolny, wolność, wolności, na wolności, uwolniona, uwolniono, uwolnieni, uwolnić, wyzwolona
            az | azad, azaddır, azadlıq, azadlığa, azad edildi, sərbəst, sərbəstdir, hürriyyət
            tr | özgür, özgürdür, özgürlük, özgürlüğüne, hür, hürdür, hürriyet, serbest, serbest bırakıldı, ÖZGÜR
            ar | حر, حرّ, حرة, حُرّة, وحرة, الحرة, حرا, حراً, حرًا, أحرار, الأحرار, حرية, الحرية, بالحرية, للحرية, والحرية, حريتها, بحريتها, طليق, طليقة, طليقًا, الطليقة
            fa | آزاد, آزاد شد, آزادند, آزادی, آزادی‌اش, آزادي, آزادانه, رها, رها شد, رهایی, رهایی‌اش, رهاست
            zh | 自由, 她自由了, 重获自由
            vi | tự do, Tự do, được trả tự do, tự-do
            """)
    void eachInflectionIsFound(String language, String words) {
        assertThat(Stream.of(words.split(", "))
                        .filter(word -> FreeWords.in("Leyla " + word + ".", language, NONE, NONE)
                                .isEmpty()))
                .as(language)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | released on bail, a freelance writer, a freestyle column, deliberate
            es | libertad condicional, libertad vigilada, un librero, liberal, en libertad bajo fianza
            fr | liberté conditionnelle, liberté surveillée, un libraire, libération conditionnelle
            de | auf Kaution entlassen, am Freitag, freiberuflich
            ru | освобождена условно-досрочно, волонтёр, революция
            uk | звільнена умовно, волонтер
            be | вызвалена ўмоўна, валанцёр
            pl | zwolniona warunkowo, wolontariuszka
            az | şərti buraxıldı
            tr | koşullu tahliye edildi, denetimli serbestlik, hürmet
            ar | البحر, حرب, البحرين, حركة, حرير, محررة, حرس, أفرج عنها بكفالة
            fa | آزادی مشروط, شهرها, راهی, با وثیقه بیرون آمد
            zh | 获释, 取保候审
            vi | được tại ngoại
            """)
    void whatOnlySoundsLikeItIsNot(String language, String words) {
        assertThat(Stream.of(words.split(", "))
                        .filter(word -> FreeWords.in("Leyla " + word + ".", language, NONE, NONE)
                                .isPresent()))
                .as(language)
                .isEmpty();
    }

    @Test
    void onlyTheHashtagsOfTheCampaignAndThePersonAreNames() {
        List<String> own = List.of("#FreeLeyla", "#FreeThe20");
        assertThat(FreeWords.in("On bail. #freeleyla #FreeThe20", "en", NONE, own))
                .isEmpty();
        assertThat(FreeWords.in("On bail. #FreeLeylaIsFree", "en", NONE, own)).isPresent();
        assertThat(FreeWords.in("On bail. #FreeLeyla", "en", NONE, NONE)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#SheIsFree", "#sheisfree", "#FREE", "#free_at_last", "＃SheIsFree"})
    void anyOtherHashtagIsReadAsItsWords(String hashtag) {
        assertThat(FreeWords.in("On bail. " + hashtag, "en", NONE, List.of("#FreeLeyla")))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({"ar, #ليلى_حرة", "ar, #الحرية_لليلى", "fa, #لیلا_آزاد_شد", "ru, #ЛейлаСвободна", "tr, #LeylaÖzgür"})
    void alsoInOtherScripts(String language, String hashtag) {
        assertThat(FreeWords.in(hashtag, language, NONE, NONE)).isPresent();
    }

    @Test
    void aNameIsAName() {
        assertThat(FreeWords.in("Azad Azadov is out on bail", "az", List.of("Azad Azadov"), NONE))
                .isEmpty();
    }

    @Test
    void handwrittenWordsAreReadInEveryLanguage() {
        assertThat(FreeWords.inAnyLanguage("Лейла на свободе", NONE, NONE)).contains("свободе");
        assertThat(FreeWords.inAnyLanguage("Leyla was released on bail, and may not travel", NONE, NONE))
                .isEmpty();
    }
}
