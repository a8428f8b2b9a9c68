package org.vigil.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of our own that has ended, as on a full disk. */
class RevivedServerTest {
    @TempDir
    Path folder;

    @Test
    void itIsStartedAgainAlsoAfterStartsThatFailed() throws Exception {
        DataFolder data = new DataFolder(folder.resolve("data"));
        EmbeddedServer server = EmbeddedServer.open(data, Sharing.ALONE);
        try {
            assertThat(server.revive()).as("while it runs").isFalse();
            Postmaster.of(data).orElseThrow().stop();
            Files.delete(data.log());
            Files.createDirectory(data.log());
            assertThatThrownBy(server::revive).isInstanceOf(DatabaseUnavailable.class);
            assertThatThrownBy(server::revive).isInstanceOf(DatabaseUnavailable.class);
            Files.delete(data.log());
            assertThat(server.revive()).isTrue();
            try (Connection connection = server.address().connections().getConnection()) {
                assertThat(connection.isValid(5)).isTrue();
            }
        } finally {
            server.close();
        }
        assertThat(Postmaster.of(data)).isEmpty();
    }
}
