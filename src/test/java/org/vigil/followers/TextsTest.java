package org.vigil.followers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages' own words. */
class TextsTest {
    static final java.util.List<String> LANGUAGES = Texts.LANGUAGES;

    private static Properties read(String language) throws IOException {
        Properties words = new Properties();
        try (InputStreamReader in = new InputStreamReader(
                Objects.requireNonNull(
                        TextsTest.class.getResourceAsStream("/followers/words." + language + ".properties")),
                StandardCharsets.UTF_8)) {
            words.load(in);
        }
        return words;
    }

    private static Set<String> places(String words) {
        return Pattern.compile("\\{[a-z]+}")
                .matcher(words)
                .results()
                .map(place -> place.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyLanguageHasTheSameWordsWithTheSamePlaces(String language) throws IOException {
        Properties english = read("en");
        Properties words = read(language);
        assertThat(words.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.stringPropertyNames())
                .allSatisfy(key ->
                        assertThat(places(words.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"be", "ru", "fa", "zh-Hans", "vi", "az", "tr", "ar"})
    void whoReadsWhereSharingIsPunishedIsWarned(String language) {
        assertThat(Texts.of(language).warns()).isTrue();
    }

    @Test
    void aTagIsReadInItsBaseLanguage() {
        assertThat(Texts.isKnown("zh-Hant")).isTrue();
        assertThat(Texts.isKnown("eo")).isFalse();
        assertThat(Texts.of("ar").direction()).isEqualTo("rtl");
        assertThat(Texts.of("en").warns()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mastodon.social", "https://mastodon.social/@me", "@me@mastodon.social", " Mastodon.Social "})
    void aServerIsReadHoweverItIsTyped(String typed) {
        assertThat(MastodonServer.of(typed)).hasValue("mastodon.social");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "127.0.0.1",
                "[::1]",
                "a.example:80",
                "javascript:alert(1)",
                "a..b",
                "-a.example"
            })
    void whatIsNoServerIsNone(String typed) {
        assertThat(MastodonServer.of(typed)).isEmpty();
    }
}
