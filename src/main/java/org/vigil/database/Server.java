package org.vigil.database;

import java.util.Optional;

/** A PostgreSQL that answers, or should. */
interface Server extends AutoCloseable {
    /** Where it is and as whom the program works. */
    Address address();

    /**
     * The same server as the role that owns the tables; empty where the one that works owns them itself.
     *
     * @throws DatabaseUnavailable where there is such a role, and its password cannot be read
     */
    Optional<Address> owner();

    @Override
    void close();
}
