package org.vigil.database;

import java.util.Optional;

/** A server of our own that is started again where it ends by itself. */
record TendedServer(EmbeddedServer server, Caretaker caretaker) implements Server {
    @Override
    public Address address() {
        return server.address();
    }

    @Override
    public Optional<Address> owner() {
        return server.owner();
    }

    @Override
    public void close() {
        caretaker.close();
        server.close();
    }
}
