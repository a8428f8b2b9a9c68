package org.vigil.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The role that works on a server of our own: it may sign in, and owns nothing. So it can do no more than the owner of the
 * tables grants it, whatever it is told to do. Earlier versions worked as the superuser; their servers get the role now.
 */
final class ProgramRole {
    static final String NAME = "vigil";

    private static final Logger LOG = LoggerFactory.getLogger(ProgramRole.class);
    private static final String ENCRYPTION = "scram-sha-256";

    private ProgramRole() {}

    /**
     * Sees to it that the role is let in: makes it where it is not there, and gives it its password where it has another.
     *
     * @throws DatabaseUnavailable where that cannot be
     */
    static void admit(Address role, Address superuser) {
        try (Connection connection = role.connections().getConnection()) {
            LOG.trace("{} lets the role in: {}", role.place(), connection);
        } catch (SQLException e) {
            if (!Handshake.turnsAway(e)) {
                throw Handshake.failed(e, role);
            }
            make(role, superuser);
        }
    }

    private static void make(Address role, Address superuser) {
        try (Connection connection = superuser.connections().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(TableRights.ONE_AT_A_TIME);
            statement.execute("""
                    do $$ begin
                        if not exists (select from pg_roles where rolname = 'vigil') then
                            create role vigil;
                        end if;
                    end $$;
                    alter role vigil login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
                    -- Nor can it make tables that only look like those.
                    revoke temporary on database postgres from public
                    """);
            // The driver digests it: the password itself gets into no statement, and so into no log.
            connection
                    .unwrap(PGConnection.class)
                    .alterUserPassword(NAME, role.password().toCharArray(), ENCRYPTION);
            connection.commit();
            LOG.info("{} has a role of its own for the program's work", role.place());
        } catch (SQLException e) {
            throw Handshake.failed(e, superuser);
        }
    }
}
