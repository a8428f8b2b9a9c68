package org.vigil.network.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Day 12: Хадиджа 🕯️ خدیجه",
                "line\nnext\n\nparagraph\n\nlast",
                "R&D <3 \"quoted\" &amp; <b>not bold</b> 2 < 3 > 1",
                "https://example.org/",
                "before https://example.org/a?b=c&d=%C3%A4#e after",
                "https://example.org/a/very/long/path/that/a/reader/does/not/see/whole?and=more&of=it.",
                "#FreeThe20 and #Свобода",
                ":blobcat: stays as it was typed",
                "https://пример.рф/дело",
                "non\u00a0breaking, zero\u200cwidth"
            })
    void givesBackWhatMastodonMadeOfIt(String typed) {
        assertThat(PlainText.of(PlayedStatuses.html(typed))).isEqualTo(typed);
    }

    @Test
    void aMentionHasItsWholeName() {
        String html =
                "<p><span class=\"h-card\"><a href=\"https://far.example/@them\" class=\"u-url mention\">@<span>them</span></a></span>"
                        + " and <a href=\"https://near.example/@us\" class=\"u-url mention\">@<span>us</span></a></p>";
        Map<String, String> mentions =
                Map.of("https://far.example/@them", "them@far.example", "https://near.example/@us", "us");
        assertThat(PlainText.of(html, mentions)).isEqualTo("@them@far.example and @us");
        assertThat(PlainText.of(html)).isEqualTo("@them and @us");
    }

    @Test
    void anAddressIsWholeHoweverAServerShortensIt() {
        assertThat(PlainText.of("<a href=\"https://example.org/a/long/one\">https://example.org/a/lo…</a>"))
                .isEqualTo("https://example.org/a/long/one");
        assertThat(PlainText.of("<a href=\"https://www.example.org/a/\">example.org/a</a>"))
                .isEqualTo("https://www.example.org/a/");
        assertThat(PlainText.of("<a href=\"https://example.org/?a=b&amp;c\">https://example.org/?a=b&amp;c</a>"))
                .isEqualTo("https://example.org/?a=b&c");
    }

    @Test
    void wordsThatOnlyLeadSomewhereStayWords() {
        assertThat(PlainText.of("<a href=\"https://example.org/petition\">Sign here</a>"))
                .isEqualTo("Sign here");
        assertThat(PlainText.of("and so on <a href=\"https://example.org/\">…</a>"))
                .isEqualTo("and so on …");
    }

    @Test
    void picturesOfLettersAreTheirLetters() {
        assertThat(PlainText.of("a <img class=\"emoji\" alt=\":blobcat:\" src=\"https://x.example/1\"> b"))
                .isEqualTo("a :blobcat: b");
    }

    @Test
    void otherServersMarkUpIsReadAsWell() {
        assertThat(PlainText.of("one<br>two<br><br>three<br>")).isEqualTo("one\ntwo\n\nthree");
        assertThat(PlainText.of("<div>one</div>\n<div>two</div>")).isEqualTo("one\ntwo");
        assertThat(PlainText.of("<p>a  <b>bold</b>\n word</p><ul>\n<li>x</li>\n<li>y</li></ul>"))
                .isEqualTo("a bold word\n\nx\ny");
        assertThat(PlainText.of("<script>alert(1)</script>seen")).isEqualTo("seen");
        assertThat(PlainText.of("2 <3 and R&D")).isEqualTo("2 <3 and R&D");
        assertThat(PlainText.of("")).isEmpty();
    }
}
