package org.vigil.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells whether something failed because the database went away: not by what was asked of it, but by its end. */
public final class ConnectionLost {
    private static final int DEEPEST = 20;

    private ConnectionLost() {}

    /** @param failure with its causes */
    public static boolean causes(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException sql && isOfConnection(sql.getSQLState())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Class 08 is of connections; 57P01 to 57P03 say that the server ends, has crashed, or is just starting. */
    private static boolean isOfConnection(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P0"));
    }
}
