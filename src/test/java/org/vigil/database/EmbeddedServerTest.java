package org.vigil.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** All on one server, in a folder where somebody was killed while making a cluster. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedServerTest {
    private final Path folder;
    private final DataFolder data;
    private final Database database;

    EmbeddedServerTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.data = new DataFolder(folder.resolve("data"));
        data.prepare();
        data.begin();
        Files.createDirectory(data.cluster());
        Files.writeString(data.cluster().resolve("PG_VERSION"), DataFolder.MAJOR);
        this.database = Database.open(folder, Map.of());
    }

    @BeforeAll
    void hasBegunAnew() {
        assertThat(data.isUnfinished()).isFalse();
    }

    @AfterAll
    void stops() {
        database.close();
        assertThat(Postmaster.of(data)).isEmpty();
        assertThat(data.cluster().resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void whatIsCommittedSurvivesAPowerCut() {
        assertThat(show("fsync")).isEqualTo("on");
        assertThat(show("synchronous_commit")).isEqualTo("on");
        assertThat(show("full_page_writes")).isEqualTo("on");
    }

    @Test
    void itListensOnThisMachineOnly() {
        assertThat(show("listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(show("unix_socket_directories")).isEmpty();
    }

    @Test
    void nobodyGetsInWithoutThePassword() {
        assertThatThrownBy(() -> connect("")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> connect("postgres"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
        assertThat(database.jdbc()
                        .sql("select distinct auth_method from pg_hba_file_rules")
                        .query(String.class)
                        .list())
                .containsExactly("scram-sha-256");
    }

    @Test
    void nobodyElseReadsThePasswordOrChangesTheProgram() throws IOException {
        assertThat(mode(data.passwordFile())).isEqualTo("rw-------");
        assertThat(mode(data.path())).isEqualTo("rwx------");
        assertThat(mode(data.programs())).isEqualTo("rwx------");
        assertThat(mode(data.cluster())).isEqualTo("rwx------");
        assertThat(Files.readString(data.log())).doesNotContain(data.password());
        assertThat(data.password()).hasSizeGreaterThan(40);
    }

    @Test
    void theSecondOpeningEndsWithoutEndingTheServer() {
        Database.open(folder, Map.of()).close();
        assertThat(show("server_version")).startsWith(DataFolder.MAJOR);
    }

    @Test
    void nobodyKeepsLocksForLongWhoStandsStill() {
        assertThat(show("idle_in_transaction_session_timeout")).isEqualTo("30s");
    }

    @Test
    void aPasswordFileThatIsOpenToOthersIsRefused() throws IOException {
        Files.setPosixFilePermissions(data.passwordFile(), PosixFilePermissions.fromString("rw-r--r--"));
        try {
            assertThatThrownBy(() -> Database.open(folder, Map.of()))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("chmod 600 " + data.passwordFile());
        } finally {
            Files.setPosixFilePermissions(data.passwordFile(), PosixFilePermissions.fromString("rw-------"));
        }
    }

    private void connect(String password) throws SQLException {
        Address address =
                new Address("jdbc:postgresql://127.0.0.1:" + show("port") + "/postgres", "postgres", password, "test");
        address.connections().getConnection().close();
    }

    private String show(String setting) {
        return database.jdbc().sql("show " + setting).query(String.class).single();
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
