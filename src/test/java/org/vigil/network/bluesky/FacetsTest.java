package org.vigil.network.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FacetsTest {
    /** What the bytes of each facet say, and where it leads. */
    private static List<String> facets(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Facets.of(text)
                .valueStream()
                .map(facet -> new String(
                                Arrays.copyOfRange(
                                        bytes,
                                        facet.path("index").path("byteStart").asInt(),
                                        facet.path("index").path("byteEnd").asInt()),
                                StandardCharsets.UTF_8)
                        + " -> "
                        + target(facet.path("features").path(0)))
                .toList();
    }

    private static String target(JsonNode feature) {
        return Stream.of("uri", "tag")
                .map(feature::path)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .findFirst()
                .orElse("?");
    }

    /** Signs that isolate a hashtag among words from right to left are no part of it; U+200C inside of one is. */
    @Test
    void findHashtagsBetweenIsolates() {
        assertThat(facets("۵ روز \u2068#FreeThe20\u2069 #می\u200cمانیم"))
                .containsExactly("#FreeThe20 -> FreeThe20", "#می\u200cمانیم -> می\u200cمانیم");
    }

    @Test
    void countBytesOfUtf8() {
        assertThat(facets("🕯️ Хадиджа: https://example.org/ä?b=c&d. خدیجه #آزادی #FreeThe20 囚 http://a.example"))
                .containsExactly(
                        "https://example.org/ä?b=c&d -> https://example.org/ä?b=c&d",
                        "http://a.example -> http://a.example",
                        "#آزادی -> آزادی",
                        "#FreeThe20 -> FreeThe20");
    }

    @Test
    void endALinkWhereTheSentenceGoesOn() {
        assertThat(facets("(see https://a.example/b_(c)), “https://b.example/#FreeThem”! http://c.example/ю؟"
                        + " https://d.example… https://e.example/f،"))
                .containsExactly(
                        "https://a.example/b_(c) -> https://a.example/b_(c)",
                        "https://b.example/#FreeThem -> https://b.example/#FreeThem",
                        "http://c.example/ю -> http://c.example/ю",
                        "https://d.example -> https://d.example",
                        "https://e.example/f -> https://e.example/f");
        assertThat(facets("https:// http://... nohttps://a.example")).isEmpty();
    }

    @Test
    void mentionNobody() {
        assertThat(facets("Free @ours.bsky.social and mail a@example.org, see example.org, number #20"))
                .isEmpty();
    }

    @Test
    void leaveOutAHashtagThatIsTooLong() {
        assertThat(facets("#" + "ж".repeat(400))).isEmpty();
    }
}
