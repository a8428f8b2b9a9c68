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
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.Main;

/** What count, people show, preview and check say of all that is counted. */
class CountingCommandsTest {
    private static final Instant NOW = Instant.parse("2026-11-18T12:00:00Z");

    @TempDir
    private Path folder;

    private record Run(int exitCode, String out, String err) {}

    @BeforeEach
    void writeFolder() throws IOException {
        write("accounts.yaml", "accounts: [{ name: box, network: sandbox, imitates: mastodon, language: en }]\n");
        write("schedules/vigil.yaml", """
                campaign: vigil
                name: Vigil
                zone: Europe/London
                slots: [{ id: morning, at: "09:00" }]
                roll: { listed: [ana] }
                rotation: fair
                milestones: flavour
                milestone_days: [325]
                observances: [end-impunity]
                accounts: [box]
                templates: vigil
                """);
        write("templates/vigil/prisoner.en.txt", "{{name}}: {{count}}.{{#milestone}} A milestone.{{/milestone}}\n");
        write("profiles/ana.yaml", """
                id: ana
                kind: prisoner
                names: { en: Ana }
                held_by: AZ
                zone: Asia/Baku
                custody:
                  - { kind: prison, from: 2020-01-01, to: 2020-01-11 }
                  - { kind: prison, from: 2026-01-01, confirmed: 2026-11-01 }
                sentences: [{ date: 2026-03-01, text: six months, length: 6 months }]
                counters: [{ kind: hunger_strike, from: 2026-10-01, confirmed: 2026-10-05 }]
                sources: [{ title: One, publisher: First, date: 2026-01-02, link: "https://example.org/1" }]
                basis: historic
                """);
    }

    @Test
    void countAndPeopleShowSayAllThatIsCounted() {
        Run run = run("count", "ana");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "in custody, 321 days",
                        "331 days in custody in total, in 2 periods",
                        "hunger strike since 1 October 2026: not confirmed lately, so not said",
                        "by the calendar the sentence is over: nothing is said of it",
                        "the next milestone: 365 days on 1 January 2027",
                        "the next anniversary of the arrest: 1 year on 1 January 2027");
        assertThat(run("people", "show", "ana").out())
                .contains("331 days in custody in total, in 2 periods")
                .contains("1 March 2026: six months");
        assertThat(run("count", "ana", "--on", "2026-02-01").out())
                .contains("in custody, 31 days")
                .doesNotContain("sentence");
    }

    @Test
    void countTakesEitherAPersonOrDates() {
        assertThat(run("count").exitCode()).isEqualTo(2);
        assertThat(run("count", "ana", "--from", "2026-01-01").err()).contains("either a profile's id, or --from");
        assertThat(run("count", "nobody").exitCode()).isEqualTo(1);
    }

    @Test
    void previewMarksASpecialDay() {
        assertThat(run("preview", "--campaign", "vigil", "--from", "2026-11-21", "--days", "2")
                        .out())
                .contains("  *** milestone: 325 days")
                .contains("Ana: 325 days. A milestone.")
                .contains("Ana: 324 days.\n");
        assertThat(run("preview", "--campaign", "vigil", "--from", "2026-11-21", "--days", "2", "--format", "json")
                        .out()
                        .replaceAll("\\s+", ""))
                .contains("\"special\":null")
                .contains("\"special\":{\"milestone\":325,\"anniversaryYears\":null,\"observance\":null}");
    }

    @Test
    void checkAsksAboutWhatTimeHasMadeDoubtful() {
        Run run = run("check");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out() + run.err())
                .contains("by the calendar the sentence (six months) ended on 1 July 2026")
                .contains("nobody has confirmed the hunger strike since 1 October 2026 for more than 14 days")
                .contains("the date of end-impunity");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Run run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.commandLine(Map.of(), InstantSource.fixed(NOW), new BufferedReader(new StringReader("")))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of("-C", folder.toString()), Stream.of(args))
                        .toArray(String[]::new));
        return new Run(exitCode, out.toString().strip(), err.toString().strip());
    }
}
