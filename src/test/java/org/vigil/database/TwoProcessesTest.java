package org.vigil.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One life of a data folder: shared, orphaned by kill -9, found again, stopped, killed itself, and started again. */
class TwoProcessesTest {
    @TempDir
    Path folder;

    @AfterEach
    void nothingRunsOn() {
        Postmaster.of(data()).ifPresent(Postmaster::stop);
    }

    @Test
    void theServerOutlivesAKilledOwnerAndItsDataOutlivesTheServer() throws IOException, InterruptedException {
        Process other = OpensAndWaits.start(folder);
        try {
            whoComesSecondConnectsOnly();
            whoMustServeIsTurnedAway(other.pid());
        } finally {
            other.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
        }
        long orphan = Postmaster.of(data()).orElseThrow().pid();

        try (Database found = Database.openToServe(folder, Map.of(), 2)) {
            assertThat(kept(found)).isEqualTo(1);
            assertThat(Postmaster.of(data()).orElseThrow().pid()).isEqualTo(orphan);
        }
        assertThat(Postmaster.of(data())).as("stopped by whoever found it").isEmpty();

        try (Database again = Database.open(folder, Map.of())) {
            assertThat(kept(again)).isEqualTo(1);
            killTheServer();
        }
        // As after a restore that forgot it: whoever starts the server gets another.
        Files.delete(data().rolePasswordFile());
        try (Database recovered = Database.open(folder, Map.of())) {
            assertThat(kept(recovered)).isEqualTo(1);
        }
        assertThat(Postmaster.of(data())).as("stopped by its owner").isEmpty();
    }

    private void whoComesSecondConnectsOnly() {
        try (Database second = Database.open(folder, Map.of())) {
            assertThat(kept(second)).isEqualTo(1);
        }
        assertThat(Postmaster.of(data())).as("still the first one's").isPresent();
    }

    private void whoMustServeIsTurnedAway(long owner) {
        assertThatThrownBy(() -> Database.openToServe(folder, Map.of(), 2))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining(data().path().toString())
                .hasMessageContaining("in use by another Vigil (process " + owner + ")");
    }

    private void killTheServer() throws InterruptedException {
        Postmaster server = Postmaster.of(data()).orElseThrow();
        ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
        server.awaitEnd();
    }

    private static int kept(Database database) {
        return database.jdbc()
                .sql("select count(*) from campaign where id = 'kept'")
                .query(Integer.class)
                .single();
    }

    private DataFolder data() {
        return new DataFolder(folder.resolve("data"));
    }
}
