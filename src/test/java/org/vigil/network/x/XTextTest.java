package org.vigil.network.x;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XTextTest {
    private static final String LINK =
            "{\"url\":\"https://t.co/aB1\",\"expanded_url\":\"https://example.org/a?b=c&d=https://t.co/aB1\",\"display_url\":\"example.org/a?b=c…\",\"unwound_url\":\"https://www.example.org/\"}";
    private static final String PICTURE =
            "{\"url\":\"https://t.co/pic\",\"expanded_url\":\"https://x.com/ours/status/1/photo/1\",\"display_url\":\"pic.x.com/pic\",\"media_key\":\"3_1\"}";

    private static String plain(String told, String... urls) {
        return XText.plain(told, XServer.json("{\"urls\":[" + String.join(",", urls) + "]}"));
    }

    @Test
    void linksAreWholeAsTheyWereWritten() {
        assertThat(plain("See https://t.co/aB1, and https://t.co/aB1.", LINK))
                .isEqualTo("See https://example.org/a?b=c&d=https://t.co/aB1,"
                        + " and https://example.org/a?b=c&d=https://t.co/aB1.");
    }

    @Test
    void whereALinkWasNotExpandedTheOneItLeadsToStandsForIt() {
        assertThat(plain("https://t.co/z9", "{\"url\":\"https://t.co/z9\",\"unwound_url\":\"https://example.org/\"}"))
                .isEqualTo("https://example.org/");
    }

    @Test
    void theBeginningOfALongerShortLinkIsNotTakenForIt() {
        assertThat(plain("https://t.co/aB12 https://t.co/aB1", LINK))
                .startsWith("https://t.co/aB12 https://example.org");
    }

    /** X names the one link once for each image. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A woman 🕯️ https://t.co/pic",
                "A woman 🕯️\n\nhttps://t.co/pic ",
                "A woman 🕯️ https://t.co/pic https://t.co/pic"
            })
    void theImagesLinkAtTheEndGoes(String told) {
        assertThat(plain(told, PICTURE, PICTURE)).isEqualTo("A woman 🕯️");
        assertThat(plain(told, PICTURE.replaceAll(",\"media_key.*}", "}"))).isEqualTo("A woman 🕯️");
    }

    @Test
    void aLinkBeforeTheImagesStays() {
        assertThat(plain("خدیجه https://t.co/aB1 https://t.co/pic", LINK, PICTURE))
                .isEqualTo("خدیجه https://example.org/a?b=c&d=https://t.co/aB1");
    }

    @Test
    void anImageAloneLeavesNoText() {
        assertThat(plain("https://t.co/pic", PICTURE)).isEmpty();
    }

    @Test
    void escapedCharactersAreThemselvesAndOnlyOnce() {
        assertThat(plain("1 &lt; 2 &amp;&amp; 3 &gt; 2, written &amp;lt; &quot;"))
                .isEqualTo("1 < 2 && 3 > 2, written &lt; &quot;");
    }

    @Test
    void aLinkOfWhichNothingIsSaidStaysShort() {
        assertThat(plain("https://t.co/gone")).isEqualTo("https://t.co/gone");
        assertThat(XText.plain("https://t.co/gone $1", XServer.json("{}"))).isEqualTo("https://t.co/gone $1");
    }

    @Test
    void ofALongPostTheWholeTextIsRead() {
        for (String name : new String[] {"note_tweet", "note_post"}) {
            String post =
                    "{\"id\":\"19\",\"created_at\":\"2026-03-01T08:00:00.000Z\",\"text\":\"The beginning… https://t.co/pic\",\"entities\":{\"urls\":["
                            + PICTURE + "]},\"" + name
                            + "\":{\"text\":\"The beginning &amp; the end https://t.co/aB1\",\"entities\":{\"urls\":["
                            + LINK + "]}}}";
            assertThat(XPost.read(XServer.json(post)))
                    .hasValueSatisfying(read -> assertThat(read.text())
                            .isEqualTo("The beginning & the end https://example.org/a?b=c&d=https://t.co/aB1"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"19\",\"created_at\":\"2026-03-01T08:00:00.000Z\"}",
                "{\"id\":\"19\",\"text\":\"hello\"}",
                "{\"id\":\"19\",\"text\":\"hello\",\"created_at\":\"yesterday\"}",
                "{\"id\":\"../19\",\"text\":\"hello\",\"created_at\":\"2026-03-01T08:00:00.000Z\"}",
                "{\"text\":\"hello\",\"created_at\":\"2026-03-01T08:00:00.000Z\"}",
                "[]"
            })
    void aPostThatLacksSomethingIsNone(String post) {
        assertThat(XPost.read(XServer.json(post))).isEmpty();
    }
}
