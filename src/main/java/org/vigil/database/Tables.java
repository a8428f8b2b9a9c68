package org.vigil.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables, and the rights of the role that works, to where this program expects them. Where another role owns the
 * tables, that one is asked for only if something is to be done.
 */
final class Tables {
    private static final Logger LOG = LoggerFactory.getLogger(Tables.class);

    /** As many as a migration takes: one has Flyway's lock. */
    private static final int CONNECTIONS = 4;

    private static final String TO_DO =
            "The tables of the database have to be brought up to date, or the rights at them. ";

    private final Server server;
    private final DataSource working;

    private Tables(Server server, DataSource working) {
        this.server = server;
        this.working = working;
    }

    /** @throws DatabaseUnavailable saying what is missing */
    static void prepare(Server server, DataSource working) {
        try {
            new Tables(server, working).prepare();
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "The tables of the database cannot be brought up to date. " + e.getMessage(), e);
        }
    }

    private void prepare() throws SQLException {
        TableRights rights = rights();
        if (!rights.missing().isEmpty() || !Schema.isUpToDate(working)) {
            LOG.debug("Missing rights: {}", rights.missing());
            bringUpToDate();
        } else if (!rights.excess().isEmpty()) {
            takeBack(rights);
        }
    }

    private TableRights rights() throws SQLException {
        try (Connection connection = working.getConnection()) {
            return TableRights.of(connection, server.address().user());
        }
    }

    private void bringUpToDate() throws SQLException {
        Optional<Address> owner = server.owner();
        if (owner.isPresent()) {
            asOwner(owner.get());
        } else {
            requireOwnership();
            Schema.migrate(working);
        }
    }

    private void asOwner(Address owner) throws SQLException {
        try {
            Handshake.with(owner);
        } catch (DatabaseUnavailable e) {
            throw new DatabaseUnavailable(TO_DO + e.getMessage() + " Its password is needed for one start.", e);
        }
        try (HikariDataSource pool = Pool.of(owner, CONNECTIONS)) {
            Schema.migrate(pool);
            try (Connection connection = pool.getConnection()) {
                TableRights.settle(connection, server.address().user());
            }
        }
    }

    /** Whoever works with one role need not name its owner: it is the same. */
    private void takeBack(TableRights rights) throws SQLException {
        try {
            Optional<Address> owner = server.owner();
            if (owner.isPresent()) {
                asOwner(owner.get());
            }
        } catch (DatabaseUnavailable e) {
            // Nothing that works needs it; doctor says whether the audit is open to changes.
            LOG.debug("Not taken back, since the owner is not to be had: {}", rights.excess(), e);
        }
    }

    private void requireOwnership() throws SQLException {
        try (Connection connection = working.getConnection();
                Statement statement = connection.createStatement();
                ResultSet schema = statement.executeQuery("""
                        select pg_get_userbyid(nspowner) from pg_namespace
                        where nspname = 'vigil' and not pg_has_role(nspowner, 'usage')
                        """)) {
            if (schema.next()) {
                throw new DatabaseUnavailable(TO_DO + "They belong to \"" + schema.getString(1) + "\", and \""
                        + server.address().user() + "\" may not do that: set " + ExternalServer.OWNER + " and "
                        + ExternalServer.OWNER_PASSWORD + "_FILE for one start.");
            }
        }
    }
}
