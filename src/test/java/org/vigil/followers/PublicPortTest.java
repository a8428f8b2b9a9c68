package org.vigil.followers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.cli.Failure;
import org.vigil.database.Database;
import org.vigil.testing.TestDatabase;

/** A port for followers alone: nothing of the console is behind it. */
@ExtendWith(TestDatabase.class)
class PublicPortTest {
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void theirOwnPortServesThePublicPagesAndNothingElse(Database database) throws IOException {
        int port = freePort();
        try (PublicWorld followers = new PublicWorld(database)) {
            followers.world.put(
                    "settings.yaml", "public: { url: \"https://vigil.example.org\", port: " + port + " }\n");
            followers.serve();
            assertThat(followers.get(port, "/c/vigil").statusCode()).isEqualTo(200);
            assertThat(followers.get(port, "/days/vigil/anna.json").statusCode())
                    .isEqualTo(200);
            for (String path : List.of(
                    "/",
                    "/sign-in",
                    "/users",
                    "/audit",
                    "/stop",
                    "/vigil.css",
                    "/error",
                    "/c/../sign-in",
                    "/c/%2e%2e/sign-in",
                    "//sign-in",
                    "/c/vigil;a=b")) {
                assertThat(PublicWorld.all(followers.get(port, path)))
                        .as(path)
                        .isEqualTo(PublicWorld.all(followers.get(port, "/c/never-was")));
            }
            assertThat(followers.get("/sign-in").statusCode())
                    .as("the console's own port")
                    .isEqualTo(200);
        }
    }

    @Test
    void aPortThatAnotherProgramHasIsNamed(Database database) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                PublicWorld followers = new PublicWorld(database)) {
            followers.world.put(
                    "settings.yaml",
                    "public: { url: \"https://vigil.example.org\", port: " + taken.getLocalPort() + " }\n");
            assertThatThrownBy(followers::serve)
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("public in settings.yaml");
        }
    }
}
