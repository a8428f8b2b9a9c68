package org.vigil.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Brings the tables to where this program expects them. */
final class Schema {
    private Schema() {}

    /**
     * Whether there is nothing to do; to read that, and no more, takes a right.
     *
     * @throws DatabaseUnavailable where the tables are a newer program's
     */
    static boolean isUpToDate(DataSource dataSource) {
        try {
            MigrationInfo[] all = flyway(dataSource).info().all();
            refuseTheFuture(all);
            return Arrays.stream(all).allMatch(Schema::isDone);
        } catch (FlywayException e) {
            throw new DatabaseUnavailable("The tables of the database cannot be read. " + e.getMessage(), e);
        }
    }

    private static Flyway flyway(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .defaultSchema(Address.SCHEMA)
                .locations("classpath:db/migration")
                .load();
    }

    /** @throws DatabaseUnavailable where they are a newer program's, or may not be made */
    static void migrate(DataSource dataSource) {
        try {
            if (!isUpToDate(dataSource)) {
                flyway(dataSource).migrate();
            }
        } catch (FlywayException e) {
            throw new DatabaseUnavailable(
                    "The tables of the database cannot be brought up to date. May its user create the schema \""
                            + Address.SCHEMA + "\", or has somebody changed it by hand? " + e.getMessage(),
                    e);
        }
    }

    /** Throws all tables away, with all that stands in them. */
    static void drop(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("drop schema if exists vigil cascade");
        }
    }

    /** Whether it ran just as it stands here; whatever else there is to say of it, {@link Flyway#migrate()} says. */
    private static boolean isDone(MigrationInfo migration) {
        return migration.getState() == MigrationState.SUCCESS
                && migration.isChecksumMatching()
                && migration.isDescriptionMatching()
                && migration.isTypeMatching();
    }

    private static void refuseTheFuture(MigrationInfo[] all) {
        boolean newer = Arrays.stream(all)
                .map(MigrationInfo::getState)
                .anyMatch(state -> state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED);
        if (newer) {
            throw new DatabaseUnavailable("The database was last used by a newer Vigil than this one."
                    + " Install that version again, or restore a backup from before.");
        }
    }
}
