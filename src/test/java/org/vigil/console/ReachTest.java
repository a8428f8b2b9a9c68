package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.Application;
import org.vigil.cli.Serving;
import org.vigil.database.Database;
import org.vigil.node.Node;
import org.vigil.settings.ConsoleSettings;
import org.vigil.testing.Sample;
import org.vigil.testing.TestDatabase;

/** Who is believed on how a request came: the proxy that is named, and nobody else. */
@ExtendWith(TestDatabase.class)
class ReachTest {
    private final Database database;

    @TempDir
    private Path folder;

    ReachTest(Database database) {
        this.database = database;
    }

    @Test
    void whatTheNamedProxySaysIsBelieved() throws IOException {
        try (Application application = behind("127.0.0.1")) {
            String answer = ask(
                    application.port(),
                    "/sign-in",
                    "Host: vigil.example.org\r\nX-Forwarded-Proto: https\r\nX-Forwarded-For: 203.0.113.9");
            assertThat(answer)
                    .startsWith("HTTP/1.1 200")
                    .contains("Set-Cookie: __Host-vigil-form=", "; Secure; HttpOnly; SameSite=Strict")
                    .contains("Strict-Transport-Security: max-age=31536000");
            assertThat(ask(application.port(), "/sign-in", "Host: evil.example\r\nX-Forwarded-Proto: https"))
                    .startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void whoComesPastTheProxyIsTurnedAway() throws IOException {
        try (Application application = behind("203.0.113.5")) {
            for (String said :
                    new String[] {"Accept: */*", "X-Forwarded-Proto: https\r\nX-Forwarded-For: 203.0.113.5"}) {
                assertThat(ask(application.port(), "/sign-in", "Host: vigil.example.org\r\n" + said))
                        .startsWith("HTTP/1.1 403");
            }
        }
    }

    private Application behind(String proxy) throws IOException {
        ConsoleSettings reach = new ConsoleSettings(
                InetAddress.getByName("0.0.0.0"),
                Optional.of(URI.create("https://vigil.example.org")),
                Optional.empty(),
                Optional.of(InetAddress.getByName(proxy)));
        Node node = Node.over(database, InstantSource.system(), folder, Map.of());
        return Application.start(
                new Serving(reach, 0, node, Sample.shown(), Optional.empty(), Serving.Entrance.BY_SIGN_IN));
    }

    private static String ask(int port, String path, String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + path + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
