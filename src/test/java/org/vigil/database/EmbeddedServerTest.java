package org.vigil.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All on one server, in a folder where somebody was killed while making a cluster, and which an earlier Vigil used then, that
 * worked as the superuser.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedServerTest {
    private final Path folder;
    private final DataFolder data;
    private final Database database;

    EmbeddedServerTest(@TempDir Path folder) throws IOException, SQLException {
        this.folder = folder;
        this.data = new DataFolder(folder.resolve("data"));
        data.prepare();
        data.begin();
        Files.createDirectory(data.cluster());
        Files.writeString(data.cluster().resolve("PG_VERSION"), DataFolder.MAJOR);
        anEarlierVigil();
        this.database = Database.open(folder, Map.of());
    }

    private void anEarlierVigil() throws SQLException {
        StartedServer server = StartedServer.start(data);
        try {
            DataSource superuser = Address.of(data, server.port(), StartedServer.USER, data.password())
                    .connections();
            Flyway.configure()
                    .dataSource(superuser)
                    .defaultSchema(Address.SCHEMA)
                    .target("53")
                    .load()
                    .migrate();
            JdbcClient jdbc = JdbcClient.create(superuser);
            jdbc.sql("select observation_month('2026-01-05T00:00Z')").query(row -> {});
            jdbc.sql("insert into audit (who, what, subject) values ('Ada', 'stop', 'everything')")
                    .update();
        } finally {
            server.stop();
        }
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
    void theRoleThatWorksCannotChangeTheAuditWhateverItTries() throws SQLException {
        AuditAct.assertAllRefused(database, StartedServer.USER);
        assertThat(AuditAccess.of(database)).isEqualTo(new AuditAccess(ProgramRole.NAME, Set.of()));
        assertThat(database.jdbc()
                        .sql(
                                "insert into audit (who, what, subject) values ('Bo', 'resume', 'everything') returning id")
                        .query(Long.class)
                        .single())
                .isGreaterThan(1);
    }

    @Test
    void whatAnEarlierVersionWroteIsTakenOver() throws SQLException {
        assertThat(database.jdbc()
                        .sql("select who from audit where what = 'stop'")
                        .query(String.class)
                        .list())
                .containsExactly("Ada");
        try (Connection connection = database.asOwner()) {
            TableRights rights = TableRights.of(connection, ProgramRole.NAME);
            assertThat(rights.missing()).isEmpty();
            assertThat(rights.excess()).isEmpty();
        }
    }

    @Test
    void ofTheEngagementLogMonthsCanBeMadeAndDroppedAndNoneThatIsKept() {
        List<String> months = List.of("2025-12-03", "2026-01-01", "2099-03-01");
        months.forEach(month -> database.jdbc()
                .sql("select observation_month(cast(? as timestamptz))")
                .param(month)
                .query(row -> {}));
        database.jdbc().sql("select drop_observation_month(date '2025-12-03')").query(row -> {});
        assertThat(database.jdbc()
                        .sql(
                                "select relname from pg_class where relname like 'observation\\_20%' and relkind = 'r' order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("observation_2026_01", "observation_2099_03");
        assertThatThrownBy(() -> database.jdbc()
                        .sql("select drop_observation_month(date '2099-03-01')")
                        .query(row -> {}))
                .hasStackTraceContaining("the observations of 2099-03 are kept");
        assertThat(database.jdbc()
                        .sql("select count(*) from observation_2099_03")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoeverHasLostThePasswordOfTheRoleDoesNotTakeItFromTheOneThatRuns() throws IOException {
        Path aside = Files.move(data.rolePasswordFile(), folder.resolve("aside"));
        try {
            assertThatThrownBy(() -> Database.open(folder, Map.of()))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("end the Vigil that runs and start it again");
        } finally {
            Files.move(aside, data.rolePasswordFile(), StandardCopyOption.REPLACE_EXISTING);
        }
        Database.open(folder, Map.of()).close();
    }

    @Test
    void whatIsCommittedSurvivesAPowerCut() {
        assertThat(show("fsync")).isEqualTo("on");
        assertThat(show("synchronous_commit")).isEqualTo("on");
        assertThat(show("full_page_writes")).isEqualTo("on");
    }

    @Test
    void itListensOnThisMachineOnly() throws SQLException {
        assertThat(show("listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(asOwner("show unix_socket_directories")).containsExactly("");
    }

    @Test
    void nobodyGetsInWithoutThePassword() throws SQLException {
        assertThatThrownBy(() -> connect("")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> connect("postgres"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
        assertThat(asOwner("select distinct auth_method from pg_hba_file_rules"))
                .containsExactly("scram-sha-256");
    }

    @Test
    void nobodyElseReadsThePasswordOrChangesTheProgram() throws IOException {
        assertThat(mode(data.passwordFile())).isEqualTo("rw-------");
        assertThat(mode(data.rolePasswordFile())).isEqualTo("rw-------");
        assertThat(mode(data.path())).isEqualTo("rwx------");
        assertThat(mode(data.programs())).isEqualTo("rwx------");
        assertThat(mode(data.cluster())).isEqualTo("rwx------");
        assertThat(Files.readString(data.log())).doesNotContain(data.password(), data.rolePassword());
        assertThat(data.password()).hasSizeGreaterThan(40).isNotEqualTo(data.rolePassword());
        assertThat(data.rolePassword()).hasSizeGreaterThan(40);
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
        for (Path file : List.of(data.passwordFile(), data.rolePasswordFile())) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            try {
                assertThatThrownBy(() -> Database.open(folder, Map.of()))
                        .isInstanceOf(DatabaseUnavailable.class)
                        .hasMessageContaining("chmod 600 " + file);
            } finally {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    private void connect(String password) throws SQLException {
        Address address =
                new Address("jdbc:postgresql://127.0.0.1:" + show("port") + "/postgres", "postgres", password, "test");
        address.connections().getConnection().close();
    }

    private List<String> asOwner(String sql) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (Connection connection = database.asOwner();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
        }
        return answers;
    }

    private String show(String setting) {
        return database.jdbc().sql("show " + setting).query(String.class).single();
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
