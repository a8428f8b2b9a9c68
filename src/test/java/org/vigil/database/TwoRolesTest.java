package org.vigil.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigil.database.AuditAccess.Way;
import org.vigil.testing.TestDatabase;

/** A PostgreSQL of the team's own, which asks for passwords: one role owns the tables, another one works. */
class TwoRolesTest {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String SECRET = "sesame-4711";
    private static final String OWNERS_SECRET = "sesame-4712";

    private final String worker = "asked_" + COUNT.incrementAndGet();
    private final String owner = worker + "_owner";
    private final Map<String, String> environment = new HashMap<>(TestDatabase.empty());
    private final String name =
            environment.getOrDefault("VIGIL_DATABASE_URL", "").replaceFirst(".*/", "");

    @BeforeEach
    void asTheManualSays() {
        TestDatabase.asSuperuser("create role " + owner + " login password '" + OWNERS_SECRET + "'");
        TestDatabase.asSuperuser("create role " + worker + " login password '" + SECRET + "'");
        TestDatabase.asSuperuser("alter database " + name + " owner to " + owner);
        TestDatabase.asSuperuser("revoke temporary on database " + name + " from public");
        environment.put("VIGIL_DATABASE_USER", worker);
        environment.put("VIGIL_DATABASE_PASSWORD", SECRET);
        environment.put("VIGIL_DATABASE_OWNER", owner);
        environment.put("VIGIL_DATABASE_OWNER_PASSWORD", OWNERS_SECRET);
    }

    private Database open() {
        return Database.open(Path.of("target"), environment);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertOpening() {
        return assertThatThrownBy(() -> open().close())
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageNotContaining(SECRET)
                .hasMessageNotContaining(OWNERS_SECRET);
    }

    private static void add(Database database) {
        database.jdbc()
                .sql("insert into audit (who, what, subject) values ('Ada', 'stop', '')")
                .update();
    }

    @Test
    void theOneThatWorksCannotChangeTheAuditWhateverItTries() throws SQLException {
        try (Database database = open()) {
            add(database);
            AuditAct.assertAllRefused(database, owner);
            assertThat(AuditAccess.of(database)).isEqualTo(new AuditAccess(worker, Set.of()));
            database.jdbc().sql("select observation_month('2025-12-03')").query(row -> {});
            database.jdbc().sql("select count(*) from observation_2025_12").query(row -> {});
            database.jdbc().sql("select drop_observation_month('2025-12-01')").query(row -> {});
        }
    }

    @Test
    void thePasswordOfTheOwnerNeedNotBeThereWhileThereIsNothingToDo() {
        assertThatThrownBy(this::withoutOwnersPassword)
                .as("the tables are still to be made")
                .hasMessage("The tables of the database have to be brought up to date, or the rights at them. "
                        + place() + " does not let \"" + owner
                        + "\" in. Check the user and the password. Its password is needed for one start.");
        environment.put("VIGIL_DATABASE_OWNER_PASSWORD", OWNERS_SECRET);
        open().close();
        withoutOwnersPassword();
        environment.put("VIGIL_DATABASE_OWNER_PASSWORD_FILE", "/nowhere");
        open().close();
        environment.remove("VIGIL_DATABASE_OWNER_PASSWORD_FILE");
        environment.remove("VIGIL_DATABASE_OWNER");
        open().close();
    }

    private void withoutOwnersPassword() {
        environment.remove("VIGIL_DATABASE_OWNER_PASSWORD");
        open().close();
    }

    private String place() {
        return "The database at "
                + environment.getOrDefault("VIGIL_DATABASE_URL", "").replace("jdbc:postgresql://", "");
    }

    @Test
    void rightsThatAreMissingAreGivenByTheOwnerAlone() {
        try (Database database = open()) {
            TestDatabase.asOwner(database, "revoke insert on delivery from " + worker);
        }
        environment.remove("VIGIL_DATABASE_OWNER");
        environment.remove("VIGIL_DATABASE_OWNER_PASSWORD");
        assertOpening()
                .hasMessageContaining("They belong to \"" + owner + "\", and \"" + worker + "\" may not do that")
                .hasMessageContaining("VIGIL_DATABASE_OWNER and VIGIL_DATABASE_OWNER_PASSWORD_FILE");
        environment.put("VIGIL_DATABASE_OWNER", owner);
        environment.put("VIGIL_DATABASE_OWNER_PASSWORD", "wrong");
        assertOpening().hasMessageContaining("does not let \"" + owner + "\" in");
        environment.put("VIGIL_DATABASE_OWNER_PASSWORD", OWNERS_SECRET);
        try (Database database = open()) {
            assertThat(can(database, "insert on delivery")).isTrue();
        }
    }

    @Test
    void rightsThatNobodyNeedsAreTakenBack() {
        try (Database database = open()) {
            TestDatabase.asOwner(database, "grant update, delete on audit to " + worker);
            assertThat(AuditAccess.of(database).ways()).containsExactly(Way.RIGHT);
            try (Database again = open()) {
                assertThat(AuditAccess.of(again).isAppendOnly()).isTrue();
            }
            TestDatabase.asOwner(database, "grant " + owner + " to " + worker);
            assertThat(AuditAccess.of(database).ways()).contains(Way.OWNER);
        }
    }

    @Test
    void whoeverWorkedWithOneRoleUntilNowCanGoOnWithTwo() throws SQLException {
        TestDatabase.asSuperuser("alter database " + name + " owner to " + worker);
        environment.remove("VIGIL_DATABASE_OWNER");
        environment.remove("VIGIL_DATABASE_OWNER_PASSWORD");
        try (Database database = open()) {
            add(database);
            database.jdbc().sql("select observation_month('2025-12-03')").query(row -> {});
            assertThat(AuditAccess.of(database).ways()).contains(Way.OWNER);
            assertThatThrownBy(() -> database.jdbc().sql("delete from audit").update())
                    .as("no right, as long as it does not give itself one")
                    .hasStackTraceContaining("permission denied for table audit");
            TestDatabase.asOwner(database, "reassign owned by " + worker + " to " + owner);
            TestDatabase.asOwner(database, "revoke temporary, create on database " + name + " from public, " + worker);
        }
        environment.put("VIGIL_DATABASE_OWNER", owner);
        environment.put("VIGIL_DATABASE_OWNER_PASSWORD", OWNERS_SECRET);
        try (Database database = open()) {
            add(database);
            assertThat(database.jdbc()
                            .sql("select count(*) from audit")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(2);
            assertThat(AuditAccess.of(database)).isEqualTo(new AuditAccess(worker, Set.of()));
            AuditAct.assertAllRefused(database, owner);
            database.jdbc().sql("select drop_observation_month('2025-12-01')").query(row -> {});
        }
    }

    /** No right of the owner's keeps it from giving itself one, so nothing but the trigger is in its way, in every session. */
    @Test
    void noSessionIsWithoutTheTrigger() {
        try (Database database = TestDatabase.create()) {
            add(database);
            for (String mode : new String[] {"origin", "replica", "local"}) {
                for (String change :
                        new String[] {"update audit set who = 'nobody'", "delete from audit", "truncate audit"}) {
                    assertThatThrownBy(() -> TestDatabase.asOwner(
                                    database, "set session_replication_role = " + mode + "; " + change))
                            .as(mode + ": " + change)
                            .hasStackTraceContaining("audit is append-only");
                }
            }
        }
    }

    @Test
    void variablesThatContradictEachOther() {
        environment.put("VIGIL_DATABASE_OWNER", worker);
        assertOpening()
                .hasMessageContaining("VIGIL_DATABASE_OWNER and VIGIL_DATABASE_USER are both \"" + worker + "\"");
        environment.remove("VIGIL_DATABASE_OWNER");
        assertOpening().hasMessageContaining("VIGIL_DATABASE_OWNER must be set too");
    }

    private static boolean can(Database database, String right) {
        String[] words = right.split(" on ", 2);
        return Boolean.TRUE.equals(database.jdbc()
                .sql("select has_table_privilege(:table, :use)")
                .param("table", words[1])
                .param("use", words[0])
                .query(Boolean.class)
                .single());
    }
}
