package org.vigil.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.testing.TestDatabase;

/** What a user is told when there is no database to be had. */
class DatabaseUnavailableTest {
    private static final String SECRET = "sesame-4711";

    @TempDir
    Path folder;

    @Test
    void aDatabaseThatIsDown() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertOpening(external("jdbc:postgresql://127.0.0.1:" + port + "/vigil"))
                .hasMessage("The database at 127.0.0.1:" + port
                        + "/vigil does not answer. Is it running, and is its address right?");
    }

    @Test
    void aDatabaseThatDoesNotExist() {
        Map<String, String> environment = new HashMap<>(TestDatabase.environment());
        environment.computeIfPresent("VIGIL_DATABASE_URL", (name, url) -> url + "x");
        assertOpening(environment).hasMessageContaining("has no database of that name");
    }

    @Test
    void aServerThatIsTooOld() {
        Address address = new Address("jdbc:postgresql://127.0.0.1/x", "u", SECRET, "The database at 127.0.0.1/x");
        assertThatThrownBy(() -> Handshake.requireVersion(14, address))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("is PostgreSQL 14. Vigil needs PostgreSQL 15 or newer");
        assertThatCode(() -> Handshake.requireVersion(15, address)).doesNotThrowAnyException();
        assertThat(address.toString()).doesNotContain(SECRET);
    }

    @Test
    void tablesOfANewerProgram() {
        Map<String, String> environment = TestDatabase.environment();
        try (Database database = Database.open(folder, environment)) {
            TestDatabase.asOwner(
                    database,
                    "insert into flyway_schema_history"
                            + " (installed_rank, version, description, type, script, installed_by, execution_time, success)"
                            + " values (99, '99', 'later', 'SQL', 'V99__later.sql', 'x', 1, true)");
        }
        assertOpening(environment).hasMessageContaining("last used by a newer Vigil");
    }

    @Test
    void aUrlOfAnotherKind() {
        assertOpening(external("jdbc:mysql://127.0.0.1/vigil"))
                .hasMessageContaining("jdbc:postgresql://host:5432/database");
    }

    @Test
    void aPasswordInTheUrlIsRefusedAndNotRepeated() {
        assertOpening(external("jdbc:postgresql://127.0.0.1/vigil?ssl=true&password=" + SECRET))
                .hasMessageContaining("VIGIL_DATABASE_PASSWORD_FILE")
                .hasMessageNotContaining(SECRET);
        assertOpening(external("jdbc:postgresql://vigil:" + SECRET + "@127.0.0.1/vigil"))
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void aUserThatIsMissing() {
        assertOpening(Map.of("VIGIL_DATABASE_URL", "jdbc:postgresql://127.0.0.1/vigil"))
                .hasMessageContaining("VIGIL_DATABASE_USER must be set");
    }

    @Test
    void aPasswordFileThatOthersMayReadOrThatIsMissing() throws IOException {
        Path file = folder.resolve("password");
        Map<String, String> environment = new HashMap<>(external("jdbc:postgresql://127.0.0.1/vigil"));
        environment.put("VIGIL_DATABASE_PASSWORD_FILE", file.toString());
        assertOpening(environment).hasMessageContaining(file + " is missing");
        Files.writeString(file, SECRET);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertOpening(environment).hasMessageContaining("chmod 600").hasMessageNotContaining(SECRET);
    }

    @Test
    void aDataFolderOfAnotherVersion() throws IOException {
        cluster("17");
        assertOpening(Map.of()).hasMessageContaining("was written by PostgreSQL 17, and this Vigil brings 18");
    }

    @Test
    void aDataFolderWithoutItsPassword() throws IOException {
        cluster("18");
        assertOpening(Map.of()).hasMessageContaining("database.password is missing. Restore it from a backup");
    }

    @Test
    void aFolderThatCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("data"), "a file where the folder should be");
        assertOpening(Map.of()).hasMessageContaining("cannot be written").hasMessageContaining("VIGIL_DATABASE_URL");
    }

    private void cluster(String version) throws IOException {
        Path cluster = Files.createDirectories(folder.resolve("data").resolve("postgres"));
        Files.writeString(cluster.resolve("PG_VERSION"), version + "\n");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertOpening(Map<String, String> environment) {
        return assertThatThrownBy(() -> Database.open(folder, environment).close())
                .isInstanceOf(DatabaseUnavailable.class);
    }

    private static Map<String, String> external(String url) {
        return Map.of("VIGIL_DATABASE_URL", url, "VIGIL_DATABASE_USER", "vigil", "VIGIL_DATABASE_PASSWORD", SECRET);
    }
}
