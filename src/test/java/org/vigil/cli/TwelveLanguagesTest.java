package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.Main;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * preview in the twelve languages: one invented person, 1,021 days in prison, as she, he and they. In the expected texts
 * ⟦ and ⟧ stand for U+2068 and U+2069, and ~ for the no-break space.
 */
class TwelveLanguagesTest {
    private static final Path RESOURCES = Path.of("src/test/resources/twelve-languages");
    private static final Path PAGE = Path.of("docs/languages.md");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "ru", "uk", "be", "pl", "az", "tr", "ar", "fa", "zh", "vi"})
    void aPostIsSaidAsTheLanguageSaysIt(String language) throws IOException {
        String said = Stream.of("she", "he", "they")
                .map(pronoun -> preview(pronoun).get(language))
                .collect(Collectors.joining("\n---\n", "", "\n"));
        assertThat(said).isEqualTo(Files.readString(RESOURCES.resolve("expected/" + language + ".txt")));
    }

    /** What the page shows to people is what comes out. */
    @Test
    void thePageShowsTheSameTexts() throws IOException {
        String page = Files.readString(PAGE);
        preview("she").forEach((language, text) -> {
            String shown = text.replaceAll("[⟦⟧]", "")
                    .replace('~', '\u00A0')
                    .lines()
                    .limit(2)
                    .collect(Collectors.joining("<br>"));
            assertThat(page).as(language).contains("| " + shown + " |");
        });
    }

    /** Nothing in these templates is advised against, and no name stands in for another. */
    @Test
    void checkHasNothingToSay() throws IOException {
        copy("she");
        StringWriter err = new StringWriter();
        StringWriter out = new StringWriter();
        assertThat(run(out, err, "check")).as(out.toString()).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(run(out, err, "preview", "--campaign", "twelve")).isZero();
        assertThat(out.toString()).doesNotContain("note:");
    }

    private Map<String, String> preview(String pronoun) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        copy(pronoun);
        assertThat(run(out, err, "preview", "--campaign", "twelve", "--format", "json"))
                .as(err.toString())
                .isZero();
        return JsonMapper.shared()
                .readTree(out.toString())
                .valueStream()
                .collect(Collectors.toMap(entry -> entry.get("language").asString(), TwelveLanguagesTest::visible));
    }

    private static String visible(JsonNode entry) {
        return entry.get("parts")
                .get(0)
                .asString()
                .replace('\u2068', '⟦')
                .replace('\u2069', '⟧')
                .replace('\u00A0', '~');
    }

    private void copy(String pronoun) {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(RESOURCES.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.writeString(target, Files.readString(file).replace("pronoun: she", "pronoun: " + pronoun));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private int run(StringWriter out, StringWriter err, String... args) {
        return Main.commandLine(
                        Map.of(),
                        InstantSource.fixed(Instant.parse("2026-11-18T06:00:00Z")),
                        new BufferedReader(new StringReader("")))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of("-C", folder.toString()), List.of(args).stream())
                        .toArray(String[]::new));
    }
}
