package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.database.Database;
import org.vigil.testing.SeriesRows;
import org.vigil.testing.SeriesRows.Post;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportCommandTest {
    private final Map<String, String> environment = TestDatabase.environment();
    private final Database database = Database.open(Path.of("target"), environment);
    private final World world = new World(database);
    private final SeriesRows rows = new SeriesRows(database);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void write() {
        world.clock.set(Instant.parse("2026-01-20T12:00:00Z"));
        IntStream.range(0, 6)
                .forEach(n -> rows.write(Post.of("anna", "2026-01-%02dT09:00:00Z".formatted(n + 5), 10 + n)));
    }

    private String run(int code, String... options) {
        String[] all = Stream.concat(Stream.of("report", "--campaign", "vigil"), Stream.of(options))
                .toArray(String[]::new);
        return new WorldCommands(world, environment).write().typed(code, Stream.of(new ReportCommand()), all);
    }

    private String week(String... options) {
        return run(
                0,
                Stream.concat(Stream.of("--from", "2026-01-05", "--to", "2026-01-11"), Stream.of(options))
                        .toArray(String[]::new));
    }

    @Test
    void thePageIsWrittenAndWrittenAgain() throws IOException {
        Path page = folder.resolve("report.html");
        assertThat(week("--out", page.toString()))
                .contains("Written: ", "5 January 2026 to 11 January 2026 (Europe/London)");
        assertThat(Files.readString(page)).contains("1 of 3 of the roll were shown", "Anna Example");
        assertThat(week("--out", page.toString())).contains("Written: ");
    }

    @Test
    void theSameNumbersComeForPrograms() {
        JsonNode report = new JsonMapper().readTree(week("--format", "json"));
        assertThat(report.path("simulated").asBoolean()).isFalse();
        assertThat(report.path("total").path("posts").asInt()).isEqualTo(6);
        assertThat(report.path("total").path("likes").asInt()).isEqualTo(75);
        assertThat(report.path("total").path("views").isNull())
                .as("absent is not zero")
                .isTrue();
        assertThat(report.path("exposure").path("roll").asInt()).isEqualTo(3);
        assertThat(report.path("exposure")
                        .path("people")
                        .get(0)
                        .path("ever_shown")
                        .asBoolean())
                .isFalse();
        assertThat(report.path("change").path("no_baseline").asString()).contains("nothing was published");
        assertThat(report.path("by_weekday")).hasSize(6);
    }

    @Test
    void withoutARangeItIsTheThirtyDaysUpToYesterday() {
        JsonNode report = new JsonMapper().readTree(run(0, "--format", "json"));
        assertThat(report.path("from").asString()).isEqualTo("2025-12-21");
        assertThat(report.path("to").asString()).isEqualTo("2026-01-19");
    }

    @Test
    void anEmptyMonthSaysSo() {
        assertThat(run(0, "--from", "2025-11-01", "--to", "2025-11-30"))
                .contains("Nothing was published from 1 November 2025 to 30 November 2025.");
    }

    @Test
    void whoIsOnHoldIsSaidToNobodyButTheTeamAsANumber() throws IOException {
        world.hold("anna");
        Path page = folder.resolve("report.html");
        assertThat(week("--out", page.toString()))
                .contains("in none of its numbers: 6.")
                .doesNotContain("Anna");
        assertThat(Files.readString(page)).contains("Nothing was published").doesNotContain("Anna", "anna");
    }

    @Test
    void aFileThatIsNoReportIsSpared() throws IOException {
        Path mine = Files.writeString(folder.resolve("notes.html"), "<p>mine</p>");
        assertThat(run(1, "--out", mine.toString()))
                .contains("notes.html is there, and Vigil did not write it", "--force");
        assertThat(mine).hasContent("<p>mine</p>");
        assertThat(run(0, "--out", mine.toString(), "--force")).contains("Written: ");
        Path json = folder.resolve("report.json");
        run(0, "--format", "json", "--out", json.toString());
        assertThat(run(0, "--format", "json", "--out", json.toString())).contains("Written: ");
    }

    @Test
    void aFolderIsNoFileAndWhatCannotBeWrittenIsSaid() {
        assertThat(run(1, "--out", folder.toString())).contains("is a folder; name a file in it, such as");
        assertThat(run(1, "--out", folder.resolve("none/report.html").toString()))
                .contains("there is no folder");
        assertThat(run(1, "--out", "/dev/null")).contains("/dev/null is no file");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 | --from 2026-01-11 --to 2026-01-05 | The range ends before it begins: --from 2026-01-11 --to 2026-01-05
            2 | --from tomorrow                   | "tomorrow" is no day of the calendar
            2 | --from 2026-01                    | is no single day
            2 | --format pdf                      | pdf
            1 | --campaign no-such                | There is no campaign no-such without problems. There are: vigil
            1 | --campaign "no_such"              | is no campaign's name
            """)
    void badInputIsSaidInWords(int code, String options, String said) {
        String[] all = Stream.concat(
                        options.contains("--campaign")
                                ? Stream.of("report")
                                : Stream.of("report", "--campaign", "vigil"),
                        Stream.of(options.split(" ")))
                .toArray(String[]::new);
        assertThat(new WorldCommands(world, environment).write().typed(code, Stream.of(new ReportCommand()), all))
                .contains(said);
    }
}
