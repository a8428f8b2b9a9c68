package org.vigil.cli;

import org.vigil.database.Database;
import org.vigil.database.DatabaseUnavailable;

/** Opens the database of a command's folder; what is in the way is told to the user. */
final class DatabaseAccess {
    private DatabaseAccess() {}

    /** For a command, beside other processes. */
    static Database open(Vigil vigil) {
        try {
            return Database.open(vigil.folder(), vigil.environment());
        } catch (DatabaseUnavailable e) {
            throw failure(e);
        }
    }

    /** For the one process that stays; see {@link Database#openToServe}. */
    static Database openToServe(Vigil vigil, int connections) {
        try {
            return Database.openToServe(vigil.folder(), vigil.environment(), connections);
        } catch (DatabaseUnavailable e) {
            throw failure(e);
        }
    }

    private static Failure failure(DatabaseUnavailable e) {
        return new Failure(Vigil.FAILED, String.valueOf(e.getMessage()));
    }
}
