package org.vigil.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The first word with a server: whether it answers, lets us in, and is new enough. */
final class Handshake {
    private static final int OLDEST = 15;

    private Handshake() {}

    /** @throws DatabaseUnavailable saying which of these is not so */
    static void with(Address address) {
        try (Connection connection = address.connections().getConnection()) {
            requireVersion(connection.getMetaData().getDatabaseMajorVersion(), address);
        } catch (SQLException e) {
            throw new DatabaseUnavailable(sentence(e, address), e);
        }
    }

    static void requireVersion(int major, Address address) {
        if (major < OLDEST) {
            throw new DatabaseUnavailable(address.place() + " is PostgreSQL " + major + ". Vigil needs PostgreSQL "
                    + OLDEST + " or newer: upgrade it, or set VIGIL_DATABASE_URL to another one.");
        }
    }

    private static String sentence(SQLException e, Address address) {
        return switch (state(e)) {
            case "28P01", "28000" ->
                address.place() + " does not let \"" + address.user() + "\" in. Check the user and the password.";
            case "3D000" ->
                address.place() + " has no database of that name. Create it, or correct VIGIL_DATABASE_URL.";
            case "53300" -> address.place() + " has no connection free. Try again, or let it allow more.";
            case "57P03" -> address.place() + " is starting or stopping. Try again in a moment.";
            default -> address.place() + " does not answer. Is it running, and is its address right?";
        };
    }

    private static String state(SQLException e) {
        @Nullable String state = e.getSQLState();
        return state == null ? "" : state;
    }
}
