package org.vigil.network;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The connectors that this installation has, one a network. */
public final class Connectors {
    private final Map<Network, Connector> byNetwork = new EnumMap<>(Network.class);

    /** @throws IllegalArgumentException where two serve one network */
    public Connectors(List<Connector> connectors) {
        for (Connector connector : connectors) {
            if (byNetwork.put(connector.network(), connector) != null) {
                throw new IllegalArgumentException("two connectors for " + connector.network());
            }
        }
    }

    public Optional<Connector> forNetwork(Network network) {
        return Optional.ofNullable(byNetwork.get(network));
    }

    /** The networks that have a connector. */
    public Set<Network> networks() {
        return Set.copyOf(byNetwork.keySet());
    }
}
