package org.vigil.database;

/** A PostgreSQL that answers, or should. */
interface Server extends AutoCloseable {
    Address address();

    @Override
    void close();
}
