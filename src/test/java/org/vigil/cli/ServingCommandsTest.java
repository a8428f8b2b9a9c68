package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.Main;
import org.vigil.account.AccountName;
import org.vigil.account.AccountSecrets;
import org.vigil.account.KeyFile;
import org.vigil.database.Database;
import org.vigil.testing.TestDatabase;

/** What goes wrong where a command would stay or would open secrets, over the real command line. */
class ServingCommandsTest {
    private static final AccountName OURS = new AccountName("our-mastodon");

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>(TestDatabase.environment());
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    ServingCommandsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void firstCampaign() {
        assertThat(run("init", folder.resolve("team").toString())).isZero();
    }

    @Test
    void runSaysWhichPortIsInUseAndWhatToDo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(team("run", "--port", String.valueOf(taken.getLocalPort())))
                    .isEqualTo(Vigil.FAILED);
            assertThat(err.toString())
                    .contains("Another program uses port " + taken.getLocalPort(), "--port")
                    .doesNotContain("\tat ");
            assertThat(out.toString()).doesNotContain("Vigil is running");
        }
    }

    @Test
    void demoSaysThatThePortIsInUseBeforeItReplays() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path schedule = folder.resolve("team/schedules/my-first-campaign.yaml");
            Files.writeString(
                    schedule,
                    Files.readString(schedule).replaceAll("(?m)^# (from|to): 2", "$1: 2")); // only such are replayed
            assertThat(team("demo", "--port", String.valueOf(taken.getLocalPort())))
                    .isEqualTo(Vigil.FAILED);
            assertThat(err.toString())
                    .contains("Another program uses port " + taken.getLocalPort())
                    .doesNotContain("Replaying", "\tat ");
        }
    }

    @ParameterizedTest
    @CsvSource({"run,0", "run,65536", "demo,-1", "run,eighty"})
    void aPortThatCannotBeIsRefused(String command, String port) {
        assertThat(team(command, "--port=" + port)).isEqualTo(Vigil.USAGE);
        assertThat(err.toString()).contains("--port").doesNotContain("\tat ");
    }

    @Test
    void aMissingKeyFileIsNamedByAccountCheckAndRun() throws IOException {
        addAccountWithSecrets();
        Files.delete(key());
        assertThat(team("account", "check", OURS.value())).isEqualTo(Vigil.FAILED);
        assertThat(err.toString()).contains(key() + " is missing").doesNotContain("\tat ");
        assertThat(key()).doesNotExist();
        assertRunRefuses("is missing");
    }

    @Test
    void aWrongKeyFileIsNamedByAccountCheckAndRun() throws IOException {
        addAccountWithSecrets();
        Files.writeString(key(), "no key at all");
        assertThat(team("account", "check", OURS.value())).isEqualTo(Vigil.FAILED);
        assertThat(err.toString()).contains(key().toString()).doesNotContain("\tat ");
        assertRunRefuses("holds no key");
    }

    @Test
    void aStopOfAnUnknownNameHoldsButIsNoSuccess() {
        assertThat(team("stop", "--campaign", "my-frist-campaign")).isEqualTo(Vigil.PROBLEMS);
        assertThat(out.toString()).contains("Stopped: campaign my-frist-campaign");
        assertThat(err.toString()).contains("no file in force has the campaign my-frist-campaign");
        assertThat(team("hold", "--person", "mira-exmaple")).isEqualTo(Vigil.PROBLEMS);
        assertThat(out.toString()).contains("On hold: mira-exmaple");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nonsense                                     | "vigil" does not know what to do with: nonsense
                    preview --campaign my-first-campaign --days x | "x" is no number
                    preview                                      | --campaign
                    """)
    void aCommandLineThatIsWrongIsToldInTwoLines(String arguments, String said) {
        assertThat(team(arguments.split(" +"))).isEqualTo(Vigil.USAGE);
        assertThat(err.toString()).contains(said, "See: vigil", "--help").doesNotContain("Usage:");
        assertThat(err.toString().lines().count()).isLessThanOrEqualTo(3);
    }

    private void assertRunRefuses(String why) {
        // With a free port it would stay: the port of another program makes sure that the test ends.
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(team("run", "--port", String.valueOf(taken.getLocalPort())))
                    .isEqualTo(Vigil.FAILED);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        assertThat(err.toString()).contains(why).doesNotContain("Another program uses", "\tat ");
    }

    private void addAccountWithSecrets() throws IOException {
        Path accounts = folder.resolve("team/accounts.yaml");
        Files.writeString(
                accounts,
                Files.readString(accounts)
                        .replace(
                                "# Later,",
                                "  - { name: our-mastodon, network: mastodon, server: \"https://127.0.0.1:1\","
                                        + " language: en }\n# Later,"));
        try (Database database = Database.open(folder.resolve("team"), environment)) {
            new AccountSecrets(database, KeyFile.of(folder.resolve("team"), environment))
                    .put(OURS, Map.of("access_token", "sesame"));
        }
        assertThat(Files.getPosixFilePermissions(key())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private Path key() {
        return KeyFile.of(folder.resolve("team"), environment).path();
    }

    private int team(String... args) {
        String[] all = new String[args.length + 2];
        all[0] = "-C";
        all[1] = folder.resolve("team").toString();
        System.arraycopy(args, 0, all, 2, args.length);
        return run(all);
    }

    private int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.commandLine(environment, InstantSource.system(), new BufferedReader(new StringReader("")))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
