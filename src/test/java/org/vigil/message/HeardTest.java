package org.vigil.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.network.Image;
import org.vigil.network.Message;
import org.vigil.network.Part;
import org.vigil.network.Visibility;

/** RULES 4, and R13: the number stands in the text and is read as one. */
class HeardTest {
    @Test
    void everythingIsSpokenInTheOrderOfAReader() {
        Image image = new Image("a.png", "image/png", new byte[] {1}, "Anna at her desk 🕯");
        Message thread = new Message(List.of(
                part("Day 1: Anna.\nShe has spent 6,000 days in custody.\n", "hunger strike", image),
                part("Read https://example.org/a/long?address=1.\n\n#FreeToBeHome #FreeThe20", "hunger strike")));
        assertThat(Heard.of(thread, "en"))
                .containsExactly(
                        "content warning: hunger strike",
                        "part 1 of 2",
                        "Day 1: Anna.",
                        "She has spent 6000 days in custody.",
                        "image: Anna at her desk candle",
                        "content warning: hunger strike",
                        "part 2 of 2",
                        "Read link example.org.",
                        "hashtag Free To Be Home hashtag Free The 20");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ru | 6\u00A0000 дней #СвободуАнне      | 6000 дней хештег Свободу Анне
            uk | 21 день #Свободу_Анні             | 21 день хештег Свободу Анні
            az | 1.021 gün                         | 1021 gün
            en | 1.021 or 1,021,000                | 1.021 or 1021000
            fa | ۶٬۰۰۰ روز \u2068#FreeThe20\u2069  | ۶۰۰۰ روز هشتگ Free The 20
            fa | دست\u200Cکم ۳۰۰ روز #می\u200Cماند | دست\u200Cکم ۳۰۰ روز هشتگ می\u200Cماند
            zh | 1,000天 #释放他们                  | 1000天 话题标签 释放他们
            ti | #FreeAnna                         | hashtag Free Anna
            """)
    void numbersAndHashtagsAreReadInTheLanguage(String language, String text, String heard) {
        assertThat(Heard.of(new Message(List.of(part(text, null))), language)).containsExactly(heard);
    }

    @ParameterizedTest
    @CsvSource({
        "#FreeToBeHome, Free To Be Home",
        "#FREE, FREE",
        "#BBCNewsToday, BBC News Today",
        "#freetobehome, freetobehome",
        "#Free_Anna, Free Anna",
        "#آزادی_برای_همه, آزادی برای همه",
        "#FreeThe20, Free The 20",
    })
    void aHashtagIsHeardWordByWordWhereItSaysWhereTheyBegin(String hashtag, String heard) {
        assertThat(Heard.byWords(hashtag)).isEqualTo(heard);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | 🕯️ for Anna    | candle for Anna
            en | ✊🏽             | raised fist, medium skin tone
            ru | 🇦🇿            | flag: Азербайджан
            en | 𝗙ree           | mathematical sans-serif bold capital f ree
            en | a\u200Db \u2067c\u2069 | a\u200Db c
            """)
    void emojiAreHeardByNameAndInvisibleSignsAreSilent(String language, String text, String heard) {
        assertThat(Heard.of(new Message(List.of(part(text, null))), language)).containsExactly(heard);
    }

    /** Labels are in the post's language, in each that Vigil counts days in. */
    @Test
    void everyLanguageHasItsWords() {
        Message thread = new Message(List.of(part("a", null), part("b", null)));
        assertThat(DayWords.languages()).allSatisfy(language -> {
            List<String> heard = Heard.of(thread, language);
            assertThat(heard).hasSize(4);
            assertThat(heard.getFirst().equals("part 1 of 2")).isEqualTo(language.equals("en"));
        });
    }

    private static Part part(String text, @Nullable String warning, Image... images) {
        return new Part(text, Arrays.asList(images), "en", warning, Visibility.PUBLIC);
    }
}
