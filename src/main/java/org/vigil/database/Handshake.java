package org.vigil.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first word with a server: whether it answers, lets us in, and is new enough. */
final class Handshake {
    private static final int OLDEST = 15;

    /** The last is the driver's own, where a password is asked for and there is none. */
    private static final Set<String> TURNED_AWAY = Set.of("28P01", "28000", "08004");

    private Handshake() {}

    /** @throws DatabaseUnavailable saying which of these is not so */
    static void with(Address address) {
        try (Connection connection = address.connections().getConnection()) {
            requireVersion(connection.getMetaData().getDatabaseMajorVersion(), address);
        } catch (SQLException e) {
            throw failed(e, address);
        }
    }

    /** The sentence for a sign-in that failed. */
    static DatabaseUnavailable failed(SQLException e, Address address) {
        return new DatabaseUnavailable(sentence(e, address), e);
    }

    /** Whether a server that answers did not let somebody in: no such role, another password, or none was given. */
    static boolean turnsAway(SQLException e) {
        return TURNED_AWAY.contains(state(e));
    }

    static void requireVersion(int major, Address address) {
        if (major < OLDEST) {
            throw new DatabaseUnavailable(address.place() + " is PostgreSQL " + major + ". Vigil needs PostgreSQL "
                    + OLDEST + " or newer: upgrade it, or set VIGIL_DATABASE_URL to another one.");
        }
    }

    private static String sentence(SQLException e, Address address) {
        if (turnsAway(e)) {
            return address.place() + " does not let \"" + address.user() + "\" in. Check the user and the password.";
        }
        return switch (state(e)) {
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
