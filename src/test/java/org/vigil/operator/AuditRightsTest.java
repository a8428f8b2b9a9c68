package org.vigil.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.database.Database;
import org.vigil.testing.TestDatabase;

/** What the database itself lets nobody do with the audit. */
class AuditRightsTest {
    private static final String[] CHANGES = {"update audit set who = 'nobody'", "delete from audit", "truncate audit"};

    /** As a team runs it on a PostgreSQL of its own: a plain role, which owns what Vigil makes. */
    @Test
    void theRoleThatVigilUsesHasNoRightToChangeOrDelete() throws SQLException {
        Map<String, String> environment = new HashMap<>(TestDatabase.empty());
        String role = "plain_" + Integer.toHexString(System.identityHashCode(environment));
        try (Database admin = openAs(environment)) {
            admin.jdbc().sql("create role " + role + " login").update();
        }
        Map<String, String> fresh = new HashMap<>(TestDatabase.empty());
        String name = fresh.getOrDefault("VIGIL_DATABASE_URL", "").replaceFirst(".*/", "");
        try (Database admin = openAs(environment)) {
            admin.jdbc().sql("grant create on database " + name + " to " + role).update();
        }
        fresh.put("VIGIL_DATABASE_USER", role);
        try (Database plain = openAs(fresh);
                Connection connection = plain.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            new Audit(plain.jdbc()).record("Ada", "test", "the rights", null);
            assertThat(new Audit(plain.jdbc()).latest(1)).hasSize(1);
            for (String change : CHANGES) {
                assertThatThrownBy(() -> statement.execute(change))
                        .as(change)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied for table audit");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"origin", "replica", "local"})
    void noSessionIsWithoutTheTrigger(String mode) throws SQLException {
        try (Database database = TestDatabase.create();
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            new Audit(database.jdbc()).record("Ada", "test", "the trigger", null);
            statement.execute("set session_replication_role = " + mode);
            for (String change : CHANGES) {
                assertThatThrownBy(() -> statement.execute(change))
                        .as(change)
                        .hasMessageContaining("audit is append-only");
            }
            statement.execute("reset session_replication_role");
        }
    }

    private static Database openAs(Map<String, String> environment) {
        return Database.open(java.nio.file.Path.of("target"), environment);
    }
}
