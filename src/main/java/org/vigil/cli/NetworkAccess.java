package org.vigil.cli;

import java.time.InstantSource;
import java.util.List;
import org.vigil.database.Database;
import org.vigil.network.Connector;
import org.vigil.network.Connectors;
import org.vigil.network.HttpCall;
import org.vigil.network.Network;
import org.vigil.network.Pause;
import org.vigil.network.mastodon.MastodonConnector;
import org.vigil.network.sandbox.SandboxConnector;
import org.vigil.network.x.XConnector;
import org.vigil.network.x.XNames;

/** The networks that a command can reach. */
final class NetworkAccess {
    private final Connectors connectors;

    NetworkAccess(Database database, InstantSource clock) {
        HttpCall http = new HttpCall();
        connectors = new Connectors(List.of(
                new XConnector(http, clock, Pause.SLEEP, XNames.DOCUMENTED),
                new MastodonConnector(http, clock, Pause.SLEEP),
                new SandboxConnector(database.jdbc(), clock)));
    }

    Connector connector(Network network) {
        return connectors
                .forNetwork(network)
                .orElseThrow(() -> new Failure(
                        Vigil.USAGE, "Accounts on " + network.word() + " come with a later version of Vigil."));
    }
}
