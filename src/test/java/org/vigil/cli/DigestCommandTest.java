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
import org.vigil.database.Database;
import org.vigil.source.SourceFile;
import org.vigil.testing.MutableClock;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** The digest as a team asks for it, with a chat on this machine. */
class DigestCommandTest {
    private final Map<String, String> environment = TestDatabase.environment();
    private final MutableClock clock = MutableClock.at(World.MONDAY_AT_SIX);
    private final List<String> chat = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final Path folder;

    DigestCommandTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            chat.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try (Database scratch = TestDatabase.create()) {
            World world = new World(scratch).schedule("[x]", "[box]").schedule("approval: none", "approval: required");
            for (SourceFile file : world.tree().all()) {
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

    private void settings(int port) throws IOException {
        Files.writeString(
                folder.resolve("settings.yaml"),
                "notify: { on_call: [{ name: Ada, webhook: \"http://127.0.0.1:" + port + "/hook\" }] }\n"
                        + "digest: { at: \"17:00\", zone: Europe/London }\n");
    }

    @Test
    void itIsShownAndTriedOut() throws IOException {
        assertThat(typed(0, "", "digest")).contains("Nothing that is still to come", "settings.yaml has no digest");
        typed(0, "vigil\n", "start", "vigil");
        assertThat(typed(0, "", "digest", "--for", "tomorrow"))
                .contains("Tomorrow, Tuesday 6 January 2026: 1 post, 1 waits for an approval", "  Bela Example");
        assertThat(typed(Vigil.PROBLEMS, "", "digest", "--send"))
                .contains("It cannot be sent: settings.yaml has no digest");
        settings(server.getAddress().getPort());
        assertThat(typed(0, "", "digest", "--for", "today", "--send"))
                .contains(
                        "Today, Monday 5 January 2026",
                        "  Anna Example",
                        "It is sent each day at 17:00 (Europe/London) to Ada.",
                        "Now to Ada by webhook: sent. 127.0.0.1 answered 200");
        assertThat(chat).singleElement().asString().contains("\"event\":\"digest\"", "Anna Example");
        assertThat(typed(0, "", "digest", "--for", "2026-01-06")).contains("Tomorrow, Tuesday 6 January");
        assertThat(typed(Vigil.USAGE, "", "digest", "--for", "someday")).contains("--for: \"someday\"");
        settings(1);
        assertThat(typed(Vigil.FAILED, "", "digest", "--send")).contains("FAILED. 127.0.0.1 could not be reached");
    }
}
