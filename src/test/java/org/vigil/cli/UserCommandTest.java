package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.Main;
import org.vigil.testing.TestDatabase;

/** Who may sign in, over the real command line: the root of all trust in the pages. */
class UserCommandTest {
    private final Map<String, String> environment = new HashMap<>(TestDatabase.environment());
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void somebodyIsInvitedListedResetAndRemoved() {
        assertThat(run("", "user", "list")).isZero();
        assertThat(said()).contains("Nobody. ./vigil run prints a link");
        assertThat(run("", "user", "invite", "Ada", "--role", "admin", "--as", "root"))
                .isZero();
        assertThat(said())
                .containsPattern("For Ada, once, within 24 hours: http://127.0.0.1:8080/welcome/[\\w-]{43}\\n");
        assertThat(run("", "user", "list")).isZero();
        assertThat(said()).contains("Ada  invited, admin");
        assertThat(run("", "user", "reset", "ada", "--port", "8081")).isZero();
        assertThat(said()).contains("http://127.0.0.1:8081/welcome/");
        assertThat(run("", "user", "remove", "Ada")).isZero();
        assertThat(run("", "user", "list")).isZero();
        assertThat(said()).contains("Ada  removed, no role");
        assertThat(run("", "user", "reset", "Ada")).isEqualTo(Vigil.PROBLEMS);
        assertThat(run("", "user", "invite", "ADA", "--role", "viewer")).isEqualTo(Vigil.PROBLEMS);
        assertThat(err.toString()).contains("Nobody who may sign in is called Ada", "is or was called ADA");
    }

    @Test
    void linksBeginAsTheSettingsSay() throws IOException {
        Files.writeString(
                folder.resolve("settings.yaml"),
                "console: { behind_proxy: 127.0.0.1, url: \"https://vigil.example.org/\" }\n");
        assertThat(run("", "user", "invite", "Ada", "--role", "admin")).isZero();
        assertThat(said()).contains("https://vigil.example.org/welcome/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "console: { address: 0.0.0.0 }",
                "console: { address: 192.0.2.1, url: \"https://vigil.example.org\" }",
                "console: { behind_proxy: 10.0.0.5 }",
                "sign_in: { second_factor: nobody }"
            })
    void runDoesNotStartWhereItCannotTellWhoReachesThePages(String settings) throws IOException {
        Files.writeString(folder.resolve("settings.yaml"), settings + "\n");
        assertThat(run("", "run", "--port", "1")).isEqualTo(Vigil.PROBLEMS);
        assertThat(err.toString())
                .contains("settings.yaml:1: ", "cannot tell who may reach its pages")
                .doesNotContain("\tat ");
    }

    @Test
    void theProvidersSecretIsKeptEncryptedAndNeverSaid() {
        assertThat(run("sesame-of-the-provider\n", "user", "openid-secret")).isZero();
        assertThat(run("\n", "user", "openid-secret")).isEqualTo(Vigil.PROBLEMS);
        assertThat(run("", "user", "openid-secret", "--forget")).isZero();
        assertThat(said() + err).contains("Kept.", "Forgotten.").doesNotContain("sesame");
    }

    private String said() {
        return out.toString();
    }

    private int run(String answers, String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "-C";
        all[1] = folder.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Main.commandLine(environment, InstantSource.system(), new BufferedReader(new StringReader(answers)))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }
}
