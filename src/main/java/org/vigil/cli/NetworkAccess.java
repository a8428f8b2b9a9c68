package org.vigil.cli;

import java.time.InstantSource;
import org.vigil.database.Database;
import org.vigil.network.Connector;
import org.vigil.network.Connectors;
import org.vigil.network.Network;
import org.vigil.node.Node;

/** The networks that a command can reach. */
final class NetworkAccess {
    private final Connectors connectors;

    NetworkAccess(Database database, InstantSource clock) {
        connectors = Node.connectors(database, clock);
    }

    Connector connector(Network network) {
        return connectors
                .forNetwork(network)
                .orElseThrow(() -> new Failure(
                        Vigil.USAGE, "Accounts on " + network.word() + " come with a later version of Vigil."));
    }
}
