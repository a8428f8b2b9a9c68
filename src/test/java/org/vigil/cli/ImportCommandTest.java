package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.Main;
import org.vigil.exchange.Import;
import org.vigil.exchange.ListFile;
import org.vigil.exchange.Mapping;
import org.vigil.source.SourceTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** import, as a campaigner gives the command and as a program reads its report. */
class ImportCommandTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-26T12:00:00Z"));
    private static final Path FULL = Path.of("/dev/full");
    private static final String MAP = "everywhere: { held_by: BY, publisher: Invented, confirmed: 2026-11-01 }\n";
    private static final String LIST = "Name,Detained,Notes\nAnna Test,2020-05-04,\nBo Test,04.05.2020,\nCy Test,,\n"
            + "Dy Test,2020-05-04,\"A teacher. She lives at 12 Baker Street, and waits\"\n";

    @TempDir
    private Path top;

    private Path folder = Path.of("");
    private Path list = Path.of("");
    private Path map = Path.of("");

    private record Run(int exitCode, String out, String err) {}

    @BeforeEach
    void aFolderAListAndItsMapping() throws IOException {
        folder = Files.createDirectory(top.resolve("team"));
        list = Files.writeString(top.resolve("list.csv"), LIST);
        map = Files.writeString(top.resolve("map.yaml"), MAP + "columns: { Notes: story.en }\n");
    }

    /** The keys are those of issue 4, and no other. */
    @Test
    void programsGetTheReportWithRowColumnValueAndReason() throws IOException {
        Run run = run("import", list.toString(), "--map", map.toString(), "--format", "json");
        assertThat(run.exitCode()).isEqualTo(1);
        JsonNode report = JsonMapper.shared().readTree(run.out());
        assertThat(report.propertyNames()).containsExactly("rows", "new", "changed", "same", "refused");
        assertThat(report.get("rows").intValue()).isEqualTo(4);
        assertThat(report.get("new").intValue()).isEqualTo(1);
        assertThat(report.get("changed").intValue()).isZero();
        assertThat(report.get("same").intValue()).isZero();
        JsonNode refused = report.get("refused");
        assertThat(refused)
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.propertyNames()).containsExactly("row", "column", "value", "reason"));
        assertThat(refused.get(0).get("row").intValue()).isEqualTo(3);
        assertThat(refused.get(0).get("column").stringValue()).isEqualTo("Detained");
        assertThat(refused.get(0).get("value").stringValue()).isEqualTo("04.05.2020");
        assertThat(refused.get(0).get("reason").stringValue()).contains("is it 4 May or 5 April?");
        assertThat(refused.get(1).get("row").intValue()).isEqualTo(4);
        assertThat(run.err()).isEmpty();
        JsonNode again = JsonMapper.shared()
                .readTree(run("import", list.toString(), "--map", map.toString(), "--format", "json")
                        .out());
        assertThat(again.get("same").intValue()).isEqualTo(1);
    }

    /** The report is printed, mailed and kept: it tells where an address stands, and not the address. */
    @Test
    void anAddressInFreeTextIsRefusedWithItsPlaceAndNotRepeated() {
        Run run = run("import", list.toString(), "--map", map.toString(), "--dry-run");
        assertThat(run.out())
                .contains(list + ":5: refused: Notes: what looks like a postal address")
                .contains("(look at word 8 of 10)")
                .doesNotContain("Baker");
    }

    @Test
    void aSuggestedMappingIsWrittenOnceReadBackAndImports() throws IOException {
        Files.writeString(list, "Имя,Дата ареста,Телефон\nАнна Пример,2020-05-04,0000\n");
        Path suggested = top.resolve("suggested.yaml");
        Run run = run("import", list.toString(), "--suggest-map", "--map", suggested.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("--dry-run");
        assertThat(run("import", list.toString(), "--suggest-map", "--map", suggested.toString()))
                .satisfies(again -> {
                    assertThat(again.exitCode()).isEqualTo(1);
                    assertThat(again.err()).contains("is there already");
                });
        assertThat(run("import", list.toString(), "--map", suggested.toString()).out())
                .contains("nothing says who published it")
                .contains("1 refused");
        Files.writeString(
                suggested,
                Files.readString(suggested)
                        .replace("  publisher: \"\"", "  publisher: Invented")
                        .replace("  # held_by: AZ", "  held_by: BY"));
        Run imported = run("import", list.toString(), "--map", suggested.toString());
        assertThat(imported.out()).contains("1 new").contains("Columns that do not come in: Телефон.");
        assertThat(imported.exitCode()).isZero();
    }

    @Test
    void whoeverLooksOnSeesHowFarItIsAndNobodyElse() throws IOException {
        StringWriter seen = new StringWriter();
        StringWriter piped = new StringWriter();
        for (boolean terminal : List.of(true, false)) {
            StringWriter err = terminal ? seen : piped;
            try (ImportPrinter printer = new ImportPrinter(
                    new PrintWriter(new StringWriter()),
                    new PrintWriter(err, true),
                    new ListFile(list),
                    OutputFormat.JSON,
                    true,
                    terminal)) {
                printer.end(new Import(folder, new ListFile(list), Mapping.NONE, CLOCK).dryRun(printer));
            }
        }
        assertThat(seen.toString()).contains("rows").contains("4/4").contains("100%");
        assertThat(piped.toString()).isEmpty();
    }

    /** The disk is full while the journal is written: nothing is decided, nothing half done. */
    @Test
    void aFullDiskBeforeTheDecisionLeavesAllAsItWas() throws IOException {
        assumeTrue(Files.exists(FULL), "a device that is always full");
        Files.createDirectory(folder.resolve("profiles"));
        Files.createSymbolicLink(folder.resolve("profiles/.import.new"), FULL);
        Run run = run("import", list.toString(), "--map", map.toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("Nothing was imported, all is as it was").contains("room on the disk");
        assertThat(names()).doesNotContain("anna-test.yaml", ".import", ".import.new");
        assertThat(run("import", list.toString(), "--map", map.toString()).out())
                .contains("1 new");
    }

    /** The disk is full while files are put in place: all are in force, and the next command puts the rest there. */
    @Test
    void aFullDiskAfterTheDecisionLosesNothing() throws IOException {
        assumeTrue(Files.exists(FULL), "a device that is always full");
        Files.createDirectory(folder.resolve("profiles"));
        Files.createSymbolicLink(folder.resolve("profiles/.import.half-1"), FULL);
        Run run = run("import", list.toString(), "--map", map.toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("is in force").contains("Make room");
        assertThat(SourceTree.read(folder).file("profiles/anna-test.yaml")).isPresent();
        Files.delete(folder.resolve("profiles/.import.half-1"));
        assertThat(run("import", list.toString(), "--map", map.toString()).out())
                .contains("1 same");
        assertThat(names()).containsExactlyInAnyOrder("anna-test.yaml", ".import.lock");
    }

    @Test
    void whereTheFolderCannotBeWrittenToItSaysWhichAndWhy() throws IOException {
        Files.writeString(folder.resolve("profiles"), "a file where the folder should be");
        Run run = run("import", list.toString(), "--map", map.toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("Nothing was imported").contains("profiles is a file, where a folder has to be");
    }

    /** Stopped in the middle of the rows, as by a kill: nobody of them is there, and the next time all come in. */
    @Test
    void anInterruptedImportLeavesNothingAndBeginsAnew() throws IOException {
        Import rows = new Import(folder, new ListFile(list), Mapping.NONE, CLOCK);
        assertThatThrownBy(() -> rows.run((row, line, what, refused, total) -> {
                    if (row == 3) {
                        throw new IllegalStateException("stopped");
                    }
                }))
                .hasMessage("stopped");
        assertThat(SourceTree.read(folder).all()).isEmpty();
        assertThat(names()).doesNotContain("anna-test.yaml", ".import");
        assertThat(run("import", list.toString(), "--map", map.toString()).out())
                .contains("1 new");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("profiles"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private Run run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all = Stream.concat(Stream.of("-C", folder.toString()), Stream.of(args))
                .toArray(String[]::new);
        int exitCode = Main.commandLine(Map.of(), CLOCK, new BufferedReader(new StringReader("")))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
        return new Run(exitCode, out.toString().strip(), err.toString().strip());
    }
}
