package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.Main;
import org.vigil.account.KeyFile;
import org.vigil.account.ServiceSecrets;
import org.vigil.database.Database;
import org.vigil.node.Node;
import org.vigil.source.SourceFile;
import org.vigil.testing.MutableClock;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** The commands about alerts as a team types them, with a chat on this machine. */
class AlertsCommandTest {
    private final Map<String, String> environment = TestDatabase.environment();
    private final MutableClock clock = MutableClock.at(World.MONDAY_AT_SIX);
    private final List<String> chat = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final Path folder;

    AlertsCommandTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            chat.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try (Database scratch = TestDatabase.create()) {
            for (SourceFile file : new World(scratch).tree().all()) {
                Path path = folder.resolve(file.path());
                Files.createDirectories(path.getParent());
                Files.write(path, file.bytes());
            }
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void settings(String people) throws IOException {
        Files.writeString(
                folder.resolve("settings.yaml"),
                "notify:\n  on_call:\n" + people
                        + "  smtp: { host: 127.0.0.1, port: 1, tls: none, user: vigil, from: vigil@example.org }\n");
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    private String typed(int code, String input, String... arguments) {
        StringWriter out = new StringWriter();
        String[] all = Stream.concat(Stream.of("--dir", folder.toString()), Stream.of(arguments))
                .toArray(String[]::new);
        int was = Main.commandLine(environment, clock, new BufferedReader(new StringReader(input)))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(all);
        assertThat(was).as(out.toString()).isEqualTo(code);
        return out.toString();
    }

    private String does(String... arguments) {
        return typed(0, "", arguments);
    }

    /** What {@code run} would do. */
    private void works(String... changes) {
        try (Database database = Database.open(folder, environment)) {
            for (String sql : changes) {
                database.jdbc().sql(sql).update();
            }
            Node.over(database, clock, folder, environment).alerting().step();
        }
    }

    @Test
    void whoIsToldIsListedAndAnAcknowledgementEndsIt() throws IOException {
        assertThat(does("alerts")).contains("Nothing is wrong", "Nobody is told: settings.yaml");
        settings("    - { name: Ada, webhook: \"" + address() + "\" }\n");
        assertThat(does("alerts")).contains("Nothing is wrong").doesNotContain("Nobody is told");
        works("update account_state set paused_at = '2026-01-05', paused_why = 'signed out' where account = 'x'");
        assertThat(chat).hasSize(1);
        String list = does("alerts");
        assertThat(list)
                .contains(
                        "1  OPEN  2026-01-05 06:00 UTC  The account x is paused",
                        "    What to do: put the account's keys right",
                        "    told Ada by webhook at 2026-01-05 06:00 UTC",
                        "1 open.")
                .doesNotContain(address(), "/hook");
        assertThat(does("alerts", "ack", "1", "--as", "Bo"))
                .contains("Acknowledged by Bo: nobody else is called for alert 1.");
        assertThat(does("alerts", "ack", "1")).contains("was acknowledged before");
        assertThat(does("alerts")).contains("1  acknowledged by Bo  ");
        assertThat(typed(Vigil.PROBLEMS, "", "alerts", "ack", "2")).contains("No alert has the number 2");
        assertThat(typed(Vigil.USAGE, "", "alerts", "ack", "two")).contains("two");
        works("update account_state set paused_at = null, paused_why = null");
        assertThat(does("alerts"))
                .contains(
                        "1  over since 2026-01-05 06:00 UTC",
                        "told Ada by webhook that it is over at",
                        "Nothing is wrong that Vigil knows of.");
        assertThat(does("alerts", "ack", "1")).contains("is over already");
    }

    @Test
    void aTestReachesEverybodyAndSaysWhatEachServerAnswered() throws IOException {
        assertThat(typed(Vigil.PROBLEMS, "", "alerts", "test")).contains("Nobody can be told");
        settings("    - { name: Ada, webhook: \"" + address() + "\" }\n");
        assertThat(does("alerts", "test")).contains("Ada by webhook: sent. 127.0.0.1 answered 200");
        assertThat(chat)
                .singleElement()
                .satisfies(body ->
                        assertThat(body).contains("\"event\":\"test\"", "\"id\":null", "TEST: nothing is wrong"));
        settings("    - { name: Ada, email: ada@example.org, webhook: \"" + address() + "\" }\n"
                + "    - { name: Bo, webhook: kept }\n");
        assertThat(typed(Vigil.FAILED, "", "alerts", "test"))
                .contains(
                        "Ada by e-mail: FAILED. the mail server's password is not kept yet",
                        "Ada by webhook: sent.",
                        "Bo by webhook: FAILED. the address is not kept yet: ./vigil alerts secret webhook --of \"Bo\"");
        assertThat(does("alerts")).as("a test is no alert").contains("Nothing is wrong");
    }

    @Test
    void secretsAreReadAndNeverShown() throws IOException {
        settings("    - { name: Bo, webhook: kept }\n");
        assertThat(typed(0, "s3cret\n", "alerts", "secret", "smtp-password"))
                .contains("Kept: smtp-password")
                .doesNotContain("s3cret");
        assertThat(typed(Vigil.PROBLEMS, "http://chat.example/s3cret\n", "alerts", "secret", "webhook", "--of", "Bo"))
                .contains("others could read along", "Nothing was changed")
                .doesNotContain("s3cret");
        assertThat(typed(0, address() + "\n", "alerts", "secret", "webhook", "--of", "Bo"))
                .contains("Kept: webhook of Bo");
        assertThat(does("alerts", "test")).contains("Bo by webhook: sent.");
        try (Database database = Database.open(folder, environment)) {
            ServiceSecrets kept = new ServiceSecrets(database, KeyFile.of(folder, environment));
            assertThat(kept.names()).containsExactly("smtp-password", "webhook of Bo");
            assertThat(kept.get("smtp-password")).contains("s3cret");
            assertThat(database.jdbc()
                            .sql("select string_agg(encode(ciphertext, 'escape'), ' ') from alert_secret")
                            .query(String.class)
                            .single())
                    .doesNotContain("s3cret", "hook");
        }
        assertThat(typed(Vigil.PROBLEMS, "\n", "alerts", "secret", "webhook-secret"))
                .contains("Nothing was entered");
        assertThat(typed(Vigil.USAGE, "", "alerts", "secret", "password")).contains("smtp-password");
        assertThat(typed(Vigil.USAGE, "", "alerts", "secret", "webhook")).contains("--of PERSON");
        assertThat(does("alerts", "secret", "smtp-password", "--forget")).contains("Forgotten: smtp-password");
    }

    @Test
    void mistakesInTheSettingsAreNamedByCheckAndTheLastGoodOnesStayInForce() throws IOException {
        settings("    - { name: Ada, webhook: \"" + address() + "\" }\n");
        does("alerts");
        settings("    - { name: Ada }\n");
        assertThat(typed(Vigil.PROBLEMS, "", "check")).contains("settings.yaml:3: notify.on_call[1]");
        assertThat(does("alerts", "test")).contains("settings.yaml:3", "Ada by webhook: sent.");
    }
}
