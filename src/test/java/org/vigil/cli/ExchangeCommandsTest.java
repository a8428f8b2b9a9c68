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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.Main;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** import and export, as a campaigner runs them on a folder. */
class ExchangeCommandsTest {
    private static final String MAPPING = "everywhere: { held_by: BY, publisher: Invented, confirmed: 2026-11-01 }\n";

    @TempDir
    private Path top;

    private Path folder = Path.of("");
    private String out = "";
    private String err = "";

    @BeforeEach
    void aFolder() throws IOException {
        folder = Files.createDirectories(top.resolve("team"));
        Files.writeString(top.resolve("map.yaml"), MAPPING);
        Files.writeString(top.resolve("good.csv"), "Name,Detained\nAnna Test,2020-05-04\n");
        Files.writeString(top.resolve("mixed.csv"), "Name,Detained\nBo Test,2020-05-04\nCy Test,soon\n");
    }

    private int run(String... args) {
        StringWriter written = new StringWriter();
        StringWriter told = new StringWriter();
        List<String> all = new ArrayList<>(List.of("-C", folder.toString()));
        all.addAll(List.of(args));
        int code = Main.commandLine(
                        Map.of(),
                        InstantSource.fixed(Instant.parse("2026-11-26T12:00:00Z")),
                        new BufferedReader(new StringReader("")))
                .setOut(new PrintWriter(written, true))
                .setErr(new PrintWriter(told, true))
                .execute(all.toArray(String[]::new));
        out = written.toString();
        err = told.toString();
        return code;
    }

    private int importing(String list, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "import",
                top.resolve(list).toString(),
                "--map",
                top.resolve("map.yaml").toString()));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    private Path profile(String id) {
        return folder.resolve("profiles/" + id + ".yaml");
    }

    @Test
    void aListWithoutRefusalsEndsWithNought() {
        assertThat(importing("good.csv")).isZero();
        assertThat(out).contains(":2: new: anna-test", "1 rows: 1 new, 0 changed, 0 same, 0 refused.");
        assertThat(profile("anna-test")).exists();
    }

    @Test
    void aRefusedRowEndsWithOneAndTheOthersComeIn() {
        assertThat(importing("mixed.csv")).isEqualTo(Vigil.PROBLEMS);
        assertThat(out).contains(":3: refused: Detained: \"soon\"", "2 rows: 1 new, 0 changed, 0 same, 1 refused.");
        assertThat(profile("bo-test")).exists();
    }

    @Test
    void theReportForProgramsHasTheSameEnd() {
        assertThat(importing("mixed.csv", "--dry-run", "--format", "json")).isEqualTo(Vigil.PROBLEMS);
        JsonNode report = JsonMapper.builder().build().readTree(out);
        assertThat(report.get("new").asInt()).isEqualTo(1);
        assertThat(report.get("refused").get(0).get("row").asInt()).isEqualTo(3);
        assertThat(profile("bo-test")).doesNotExist();
    }

    @Test
    void aFileThatIsNoListEndsWithOneAndChangesNothing() throws IOException {
        Files.writeString(top.resolve("none.csv"), "Region,Count\nMinsk,4\n");
        assertThat(importing("none.csv")).isEqualTo(Vigil.PROBLEMS);
        assertThat(err).contains("no list of persons", "Nothing was imported.");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".yaml"));
        }
    }

    @Test
    void anExportIsWrittenWholeIntoTheFileThatIsNamed() throws IOException {
        importing("good.csv");
        Path roll = top.resolve("roll.csv");
        Files.writeString(roll, "what was there before");
        assertThat(run("export", "-o", roll.toString())).isZero();
        assertThat(out).isEmpty();
        assertThat(Files.readString(roll))
                .startsWith("sep=,")
                .contains("anna-test")
                .doesNotContain("before");
        assertThat(run("export")).isZero();
        assertThat(out).isEqualTo(Files.readString(roll));
        try (Stream<Path> files = Files.list(top)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".new"));
        }
    }

    @Test
    void anExportThatCannotBeWrittenOrLacksABrokenFileSaysSo() throws IOException {
        importing("good.csv");
        assertThat(run("export", "-o", top.resolve("no/such/roll.csv").toString()))
                .isEqualTo(Vigil.FAILED);
        assertThat(err).contains("cannot be written");
        Files.writeString(profile("broken"), "id: [");
        assertThat(run("export")).isEqualTo(Vigil.PROBLEMS);
        assertThat(err).contains("profiles/broken.yaml has problems");
        assertThat(out).contains("anna-test");
    }

    /** Killed after the decision; somebody edits a profile; the next import says what was dropped. */
    @Test
    void aChangeThatWasDroppedIsTold() throws IOException {
        importing("good.csv");
        String before = Files.readString(profile("anna-test"));
        Files.writeString(top.resolve("more.csv"), "id,Name,Detained,Role\nanna-test,Anna Test,2020-05-04,teacher\n");
        Files.createDirectories(folder.resolve("profiles/.import.half-1/full")); // it cannot be put in place
        assertThat(importing("more.csv")).isEqualTo(Vigil.FAILED);
        Files.delete(folder.resolve("profiles/.import.half-1/full"));
        Files.delete(folder.resolve("profiles/.import.half-1"));
        Files.writeString(profile("anna-test"), before + "tags: [by-hand]\n");
        assertThat(importing("mixed.csv")).isEqualTo(Vigil.PROBLEMS);
        assertThat(err).contains("profiles/anna-test.yaml was changed by hand", "dropped");
        assertThat(Files.readString(profile("anna-test"))).contains("by-hand").doesNotContain("teacher");
        assertThat(importing("more.csv")).isZero();
        assertThat(err).doesNotContain("dropped");
        assertThat(Files.readString(profile("anna-test"))).contains("by-hand", "teacher");
    }
}
