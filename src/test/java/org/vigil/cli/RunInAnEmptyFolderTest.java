package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.Main;
import org.vigil.testing.TestDatabase;
import picocli.CommandLine;

/** {@code run} where nothing is: it begins, and says where the way from there begins. */
class RunInAnEmptyFolderTest {
    private final Map<String, String> environment = TestDatabase.environment();
    private final StringWriter err = new Ending();

    @TempDir
    private Path folder;

    /** Ends what it is written by as soon as the last line of the beginning has come. */
    private static final class UntilTheGuide extends StringWriter {
        @Override
        public void write(String text, int from, int length) {
            super.write(text, from, length);
            if (text.contains("/first-hour")) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** From then on what is under way is ended in order, by somebody who is not in a hurry. */
    private static final class Ending extends StringWriter {
        @Override
        public void write(String text, int from, int length) {
            super.write(text, from, length);
            if (text.contains("Ending")) {
                Thread.interrupted();
            }
        }
    }

    private String run(Path where, int code) throws InterruptedException {
        UntilTheGuide out = new UntilTheGuide();
        CommandLine commands = Main.commandLine(
                        environment, InstantSource.system(), new BufferedReader(new StringReader("")))
                .addSubcommand("serve", new Run(serving -> () -> {}))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        int[] ended = {-1};
        Thread running = Thread.ofPlatform().start(() -> ended[0] = commands.execute("-C", where.toString(), "serve"));
        running.join();
        assertThat(ended[0]).as(err.toString()).isEqualTo(code);
        return out.toString();
    }

    @Test
    void anEmptyFolderLeadsToTheFirstAdminAndToTheFirstHour() throws InterruptedException {
        assertThat(run(folder, 0))
                .contains("Nobody can sign in yet. Open this once", "http://127.0.0.1:8080/welcome/")
                .contains("Nothing is in " + folder + " yet.", "http://127.0.0.1:8080/first-hour");
    }

    @Test
    void aNewFolderIsMadeWhereItsNameIsSurelyMeant() throws InterruptedException {
        assertThat(run(folder.resolve("team"), 0)).contains("a new one is made, with nothing in it");
        assertThat(folder.resolve("team")).isDirectory();
        assertThat(run(folder.resolve("mistyped/team"), Vigil.PROBLEMS)).doesNotContain("a new one is made");
        assertThat(err.toString()).contains("There is no folder", "Is its name right?");
        assertThat(Files.exists(folder.resolve("mistyped"))).isFalse();
    }
}
