package org.vigil.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.twitter.twittertext.Extractor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashtagsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"#FreeToBeHome", "#FreeThe20", "#2015Free", "#free_them", "#آزادی‌بیان", "#释放", "#İstanbul"})
    void goodOnesAreTaken(String hashtag) {
        assertThat(Hashtags.wrong(hashtag)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FreeThem",
                "#Free Them",
                "#Free-Them",
                "#Free'Them",
                "#Free’Them",
                "#2015",
                "#",
                "#Free\u200c",
                "##A",
                "#a!"
            })
    void thoseThatNoNetworkTakesAreRefused(String hashtag) {
        assertThat(Hashtags.wrong(hashtag)).isPresent();
    }

    @Test
    void theCampaignsComeFirstAndEachOnceAsItIsWritten() {
        assertThat(Hashtags.choose(List.of("#FREEthem"), List.of("#FreeThem", "#Istanbul", "#ISTANBUL"), "", 5))
                .containsExactly("#FREEthem", "#Istanbul");
    }

    @Test
    void thereAreAtMostAsManyAsTheNetworkBears() {
        assertThat(Hashtags.choose(List.of("#A"), List.of("#B", "#C"), "", 2)).containsExactly("#A", "#B");
    }

    @Test
    void thoseInTheWordsAreNotSaidAgainAndCount() {
        assertThat(Hashtags.choose(List.of("#A"), List.of("#B", "#C"), "Remember #b, e#x and #a.", 3))
                .containsExactly("#C");
    }

    @Test
    void anInvalidOneIsAProblemOfThePost() {
        Person person = new Person("a");
        person.hashtags = List.of("#Free-Them");
        assertThat(new Rendering(person).problems("{{name}}\n{{hashtags}}"))
                .singleElement()
                .asString()
                .startsWith("templates/test/prisoner.en.txt:2: {{hashtags}}: \"#Free-Them\" is no hashtag");
    }

    @Test
    void xStillSeesAHashtagThatIsSetApart() {
        Person person = new Person("a");
        Rendering rendering = new Rendering(person);
        String text = Rendering.text(rendering.of("prisoner.fa", "امروز {{hashtags}}"));
        assertThat(text).contains("\u2068#FreeThe20\u2069");
        assertThat(new Extractor().extractHashtags(text)).containsExactly("FreeThe20", "FreeLeyla");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#FreeToBeHome", "#FreeThe20", "#2015Free", "#free_them", "#آزادی‌بیان", "#释放"})
    void xTakesGoodOnesWhole(String hashtag) {
        assertThat(new Extractor().extractHashtags("a " + hashtag)).containsExactly(hashtag.substring(1));
    }
}
