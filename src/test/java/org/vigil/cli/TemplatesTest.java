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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.Main;

/** templates list and sign, as a team uses them. */
class TemplatesTest {
    private static final String RU = "templates/vigil/prisoner.ru.txt";
    private static final String EN = "templates/vigil/prisoner.en.txt";

    @TempDir
    private Path folder;

    private record Run(int exitCode, String out, String err) {}

    @BeforeEach
    void write() throws IOException {
        put(RU, "{{name}}\n");
        put(EN, "{{name}}\n");
    }

    @Test
    void theListSaysWhoHasSignedWhat() {
        assertThat(run("templates", "sign", RU, "--by", "Анна Пример").exitCode())
                .isZero();
        Run run = run("templates", "list");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains(
                        EN + ": unreviewed: nobody who reads en as a native has signed it",
                        RU + ": reviewed by Анна Пример on 2026-11-18",
                        "2 templates, 1 unreviewed: such a text reaches sandbox accounts only");
        assertThat(run("templates").out()).isEqualTo(run.out());
    }

    @Test
    void aTextThatIsChangedAfterwardsIsListedAsUnreviewed() throws IOException {
        run("templates", "sign", RU, "--by", "Anna", "--on", "2026-11-01");
        put(RU, Files.readString(folder.resolve(RU)).replace("{{name}}", "{{name}}!"));
        assertThat(run("templates", "list").out())
                .contains(RU + ": unreviewed: Anna signed it on 2026-11-01, and it was changed since");
    }

    @Test
    void aTemplateWithProblemsIsListedAndCannotBeSigned() throws IOException {
        put(EN, "{{nmae}}\n");
        Run list = run("templates", "list");
        assertThat(list.exitCode()).isEqualTo(Vigil.PROBLEMS);
        assertThat(list.out()).contains(EN + ": cannot be read: ./vigil check says why");
        Run sign = run("templates", "sign", RU, EN, "--by", "Anna");
        assertThat(sign.exitCode()).isEqualTo(Vigil.PROBLEMS);
        assertThat(sign.err()).contains(EN + ":1: {{nmae}}: unknown name", "Nothing was signed.");
        assertThat(Files.readString(folder.resolve(RU))).as("all or none").isEqualTo("{{name}}\n");
    }

    @Test
    void whatCannotBeSignedIsSaidInWords() {
        assertThat(run("templates", "sign", "templates/vigil/family.ru.txt", "--by", "Anna")
                        .err())
                .contains("There is no template templates/vigil/family.ru.txt", "./vigil templates list");
        assertThat(run("templates", "sign", RU, "--by", " ").exitCode()).isEqualTo(Vigil.USAGE);
        assertThat(run("templates", "sign", RU, "--by", "Anna", "--on", "2026-11-20")
                        .err())
                .contains("lies in the future");
        assertThat(run("templates", "sign", RU).exitCode()).isEqualTo(Vigil.USAGE);
    }

    private void put(String path, String text) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), text);
    }

    private Run run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.commandLine(
                        Map.of(),
                        InstantSource.fixed(Instant.parse("2026-11-18T12:00:00Z")),
                        new BufferedReader(new StringReader("")))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(java.util.stream.Stream.concat(
                                java.util.stream.Stream.of("-C", folder.toString()), java.util.stream.Stream.of(args))
                        .toArray(String[]::new));
        return new Run(exitCode, out.toString(), err.toString());
    }
}
