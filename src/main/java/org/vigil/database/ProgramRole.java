package org.vigil.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The role that works on a server of our own: it may sign in, and owns nothing. So it can do no more than the owner of the
 * tables grants it, whatever it is told to do. Earlier versions worked as the superuser; their servers get the role now.
 */
record ProgramRole(Address role, Address superuser) {
    static final String NAME = "vigil";

    private static final Logger LOG = LoggerFactory.getLogger(ProgramRole.class);
    private static final String ENCRYPTION = "scram-sha-256";

    /**
     * Sees to it that the role is let in: makes it where the server has none, and gives it its password where that is another.
     *
     * @param known whether the server may know the role's password
     * @param alone whether no other process works as the role; where one may, its password stays what it is
     * @throws DatabaseUnavailable where that cannot be
     */
    void admit(boolean known, boolean alone) {
        if (alone && !known) {
            make();
        } else if (!isLetIn()) {
            if (!alone && exists()) {
                throw new DatabaseUnavailable(role.place() + " does not let \"" + NAME
                        + "\" in with what stands in vigil.password. Restore that file from a backup, or end the Vigil that"
                        + " runs and start it again.");
            }
            make();
        }
    }

    private boolean isLetIn() {
        try (Connection connection = role.connections().getConnection()) {
            return !connection.isClosed();
        } catch (SQLException e) {
            if (Handshake.turnsAway(e)) {
                return false;
            }
            throw Handshake.failed(e, role);
        }
    }

    private boolean exists() {
        try (Connection connection = superuser.connections().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select from pg_roles where rolname = 'vigil'")) {
            return row.next();
        } catch (SQLException e) {
            throw Handshake.failed(e, superuser);
        }
    }

    private void make() {
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
