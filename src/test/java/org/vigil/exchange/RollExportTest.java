package org.vigil.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RollExportTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Import.Listener QUIET = (row, line, what, refused, total) -> {};

    @TempDir
    private Path top;

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json", "yaml"})
    void whatIsExportedAndImportedIsExportedTheSame(String form) throws IOException {
        Path from = samples();
        String first = export(from, form);
        Path list = top.resolve("roll." + form);
        Files.writeString(list, first);
        Path to = Files.createDirectory(top.resolve("empty"));
        ImportReport report = new Import(to, new ListFile(list), Mapping.NONE, InstantSource.fixed(NOW)).run(QUIET);
        assertThat(report.refused()).isEmpty();
        assertThat(report.added()).isGreaterThan(20);
        assertThat(export(to, form)).isEqualTo(first);
        assertThat(export(from, form)).isEqualTo(first);
        ImportReport again = new Import(to, new ListFile(list), Mapping.NONE, InstantSource.fixed(NOW)).run(QUIET);
        assertThat(again.same()).isEqualTo(report.added());
    }

    /** What stays behind, such as a note or a relative who is held back, is no difference. */
    @ParameterizedTest
    @ValueSource(strings = {"csv", "json", "yaml"})
    void whatIsExportedIsTheSameForTheRollThatItIsFrom(String form) throws IOException {
        Path folder = samples();
        Files.writeString(folder.resolve("profiles/anna.yaml"), """
                id: anna
                kind: prisoner
                names: { en: Anna Test, ru: Анна Тест }
                held_by: BY
                zone: Europe/Minsk
                custody:
                  - { kind: detention, from: 2020-05-04, to: 2020-09-01, note: a note, sources: [one] }
                  - { kind: house_arrest, from: 2020-09-01, to: 2021-01-02, note: another }
                  - { kind: prison, from: { date: 2022-03, circa: true }, confirmed: 2026-11-01, note: a third }
                counters:
                  - { kind: hunger_strike, from: 2022-05-01, to: 2022-05-20, note: a fourth }
                  - { kind: hunger_strike, from: 2023-05-01, to: unknown, confirmed: 2023-05-20 }
                events:
                  - { kind: released, date: 2021-01-02, what: let out, conditional: bail, conditions: { en: on bail } }
                relatives:
                  - { name: Vera Test, relation: mother, do_not_publish: true }
                  - { name: Oleg Test, relation: brother, living: false }
                  - { name: Ida Test, relation: sister, review: 2026-01-05 }
                sources: [{ id: one, title: T, publisher: P }]
                """);
        Path list = top.resolve("roll." + form);
        Files.writeString(list, export(folder, form));
        ImportReport report = new Import(
                        folder,
                        new ListFile(list),
                        Mapping.NONE,
                        InstantSource.fixed(Instant.parse("2026-11-26T12:00:00Z")))
                .run(QUIET);
        assertThat(report.refused()).isEmpty();
        assertThat(report.changed()).isZero();
        assertThat(report.same()).isEqualTo(report.rows()).isGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json", "yaml"})
    void whatMayNotLeaveDoesNot(String form) throws IOException {
        Path folder = top.resolve("team");
        Files.createDirectories(folder.resolve("profiles"));
        person(folder, "open", "");
        person(folder, "young", "minor: true\n");
        person(folder, "tender", "birth_date: 2010-05-01\n");
        person(folder, "quiet", "withheld: true\n");
        Files.writeString(folder.resolve("profiles/kin.yaml"), """
                id: kin
                kind: family
                speaks_for: quiet
                names: { en: Kin Of Quiet }
                zone: Europe/Minsk
                sources: [{ title: T, publisher: P }]
                """);
        String out = export(folder, form);
        assertThat(out)
                .contains("open")
                .doesNotContain(
                        "young", "tender", "quiet", "Quiet", "secret note", "permission", "signed", "First Person");
        assertThat(RollExport.of(folder, NOW, RollExport.Holds.UNKNOWN).silent())
                .as("and the family that names one of them")
                .isEqualTo(4);
    }

    private static void person(Path folder, String id, String more) throws IOException {
        Files.writeString(folder.resolve("profiles/" + id + ".yaml"), """
                id: %s
                kind: prisoner
                names: { en: Name of %s, ru: "=1+1" }
                held_by: BY
                zone: Europe/Minsk
                custody: [{ kind: prison, from: 2020-01-01, confirmed: 2026-11-01, note: secret note }]
                sources: [{ title: T, publisher: P }]
                counters: [{ kind: solitary, from: 2021-01-01, to: 2021-02-01, note: secret note }]
                events: [{ kind: furlough, date: 2021-03-01, until: 2021-03-04, what: secret note }]
                quotes: [{ text: A word, language: en, speaker: Somebody, date: 2020, permission: family, source: { title: T, publisher: P } }]
                basis: { reason: signed, on: 2026-01-05, signed_by: [First Person, Second Person] }
                """.formatted(id, id) + more);
    }

    /** What happened stands there in the team's words; of what kind it was is enough for whoever imports it. */
    @ParameterizedTest
    @ValueSource(strings = {"csv", "json", "yaml"})
    void ofWhatHappenedOnlyTheKindLeaves(String form) throws IOException {
        Path folder = top.resolve("team");
        Files.createDirectories(folder.resolve("profiles"));
        person(folder, "open", "");
        Path list = top.resolve("roll." + form);
        Files.writeString(list, export(folder, form));
        ImportReport back = new Import(folder, new ListFile(list), Mapping.NONE, InstantSource.fixed(NOW)).run(QUIET);
        assertThat(back.same()).isEqualTo(1);
        Path partner = Files.createDirectory(top.resolve("partner"));
        new Import(partner, new ListFile(list), Mapping.NONE, InstantSource.fixed(NOW)).run(QUIET);
        assertThat(ImportRun.read("open", Files.readString(partner.resolve("profiles/open.yaml")))
                        .events())
                .singleElement()
                .satisfies(event -> assertThat(event.what()).isEqualTo("furlough"));
        assertThat(export(partner, form)).isEqualTo(Files.readString(list));
    }

    /** Nobody who is never shown leaves in the words about somebody else, or as a relative. */
    @Test
    void whoIsNeverShownDoesNotLeaveInAnotherPersonsProfile() throws IOException {
        Path folder = top.resolve("team");
        Files.createDirectories(folder.resolve("profiles"));
        person(folder, "ada", "relatives: [{ name: Name of young, relation: sister }]\n");
        person(folder, "eve", "story: { en: \"She was arrested with Name of young.\" }\n");
        person(folder, "young", "birth_date: 2012\n");
        String out = export(folder, "json");
        assertThat(out).contains("Name of ada").doesNotContain("Name of young", "Name of eve");
        assertThat(RollExport.of(folder, NOW, RollExport.Holds.UNKNOWN).silent())
                .isEqualTo(2);
    }

    /** Neither in what another source says instead. */
    @Test
    void whoIsNeverShownDoesNotLeaveInAnAlternative() throws IOException {
        Path folder = top.resolve("team");
        Files.createDirectories(folder.resolve("profiles"));
        person(
                folder,
                "eve",
                "role: { en: teacher }\nfacts: { role: { alternatives: [{ text: helper of Name of young, sources: [s] }] } }\n");
        Path eve = folder.resolve("profiles/eve.yaml");
        Files.writeString(eve, Files.readString(eve).replace("sources: [{ title", "sources: [{ id: s, title"));
        person(folder, "ada", "");
        person(folder, "young", "birth_date: 2012\n");
        assertThat(export(folder, "json")).contains("Name of ada").doesNotContain("Name of young", "Name of eve");
    }

    /** Who is on hold is no fact of a file: whoever opens the database says it. */
    @Test
    void whoIsOnHoldDoesNotLeaveNorWhoeverSpeaksForThem() throws IOException {
        Path folder = top.resolve("team");
        Files.createDirectories(folder.resolve("profiles"));
        person(folder, "open", "together: [held]\n");
        person(folder, "held", "hashtags: [\"#WithHer\"]\n");
        person(folder, "ida", "story: { en: \"She wrote #withher on a wall.\" }\n");
        person(folder, "ada", "relatives: [{ name: Name of held, relation: sister }]\n");
        person(folder, "eve", "story: { en: \"She was arrested with Name of held.\" }\n");
        RollExport roll = RollExport.of(
                folder,
                NOW,
                new RollExport.Holds(profile -> profile.id().value().equals("held"), profile -> profile));
        StringWriter out = new StringWriter();
        RollWriter.json(roll, out);
        assertThat(out.toString())
                .contains("open", "Name of ada")
                .doesNotContain("held\"", "Name of held", "Name of eve", "Name of ida");
    }

    @Test
    void aCellThatStartsAFormulaIsHarmless() throws IOException {
        Path folder = top.resolve("team");
        Files.createDirectories(folder.resolve("profiles"));
        person(folder, "open", "");
        assertThat(export(folder, "csv")).contains("'=1+1");
    }

    /** Excel in Russian, Polish, Spanish … takes a line apart at its semicolons. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x;=HYPERLINK(1)",
                "x; +1",
                "x;-1",
                "x;@SUM(1)",
                "x\t=1",
                "x\n=1",
                "x;\"=1;\"",
                "x;'=1",
                "x;;=1",
                "x;\t=1",
                ";=1",
                "=1;=2"
            })
    void noFormulaBeginsBehindASemicolonATabOrALine(String cell) throws IOException {
        String written = Harmless.write(cell);
        assertThat(written.split("[;\t\r\n]")).noneMatch(part -> part.matches("[\" ]*[=+\\-@].*"));
        assertThat(Harmless.read(written)).isEqualTo(cell);
        assertThat(Harmless.write(Harmless.read(written))).isEqualTo(written);
    }

    @Test
    void theFirstLineOfACsvSaysWhatSeparatesItsCells() throws IOException {
        Path folder = top.resolve("team");
        Files.createDirectories(folder.resolve("profiles"));
        person(folder, "open", "story: { en: \"A; =1+1\" }\naliases: [\"+1\", \"b\"]\n");
        String out = export(folder, "csv");
        assertThat(out).startsWith("sep=,\r\nid,").contains("A;' =1+1");
        Path list = top.resolve("roll.csv");
        Files.writeString(list, out);
        Path to = Files.createDirectory(top.resolve("empty"));
        new Import(to, new ListFile(list), Mapping.NONE, InstantSource.fixed(Instant.parse("2026-11-26T12:00:00Z")))
                .run(QUIET);
        assertThat(export(to, "csv")).isEqualTo(out);
        assertThat(Files.readString(to.resolve("profiles/open.yaml"))).contains("A; =1+1");
    }

    @Property
    void cellsFullOfSeparatorsAreReadBackUnharmed(
            @ForAll
                    @net.jqwik.api.constraints.CharRange(from = ' ', to = '>')
                    @net.jqwik.api.constraints.Chars({';', '=', '\'', '"', '\t', '\n', ' ', '-', 'x'})
                    String cell) {
        assertThat(Harmless.read(Harmless.write(cell))).isEqualTo(cell);
    }

    @Property
    void harmlessCellsAreReadBackUnharmed(@ForAll String cell) {
        assertThat(Harmless.read(Harmless.write(cell))).isEqualTo(cell);
        assertThat("=+-@\t\r\n")
                .doesNotContain(
                        Harmless.write(cell).isEmpty()
                                ? "x"
                                : Harmless.write(cell).substring(0, 1));
    }

    /** A new field does not leave until somebody has decided about it. */
    @Test
    void everyFieldOfAProfileIsNamedAsLeavingOrStaying() throws IOException {
        var schema =
                JsonMapper.builder().build().readTree(Files.readString(Path.of("docs/schemas/profile.schema.json")));
        TreeSet<String> fields = new TreeSet<>(schema.get("properties").propertyNames());
        TreeSet<String> decided = new TreeSet<>(RollExport.LEAVING);
        decided.addAll(RollExport.STAYING);
        assertThat(decided).containsAll(fields);
    }

    private static String export(Path folder, String form) throws IOException {
        StringWriter out = new StringWriter();
        RollExport roll = RollExport.of(folder, NOW, RollExport.Holds.UNKNOWN);
        switch (form) {
            case "csv" -> RollWriter.csv(roll, out);
            case "json" -> RollWriter.json(roll, out);
            default -> RollWriter.yaml(roll, out);
        }
        return out.toString();
    }

    private Path samples() throws IOException {
        Path folder = top.resolve("samples");
        Files.createDirectories(folder.resolve("profiles"));
        try (Stream<Path> files = Files.list(Path.of("profiles"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".yaml")).toList()) {
                Files.copy(file, folder.resolve("profiles").resolve(file.getFileName()));
            }
        }
        return folder;
    }
}
