package org.vigil.network;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where requests may go. A server's address is typed by people, and the name service that answers for it is somebody
 * else's: either could lead to this machine, to its neighbours or to a hosting provider's inner services. So all addresses
 * of a name are looked at before each request, and one that leads inward refuses it.
 *
 * <p>The JDK's client looks the name up once more when it connects. Java keeps an answer of the name service for 30
 * seconds, so it gets the same one, unless just that moment ends in between. Should another answer lead inward then, a
 * connection is opened and TLS begins; no request travels, for no server there can prove the name. Addresses without TLS
 * are only taken of this machine itself.
 */
public final class Reach {
    /** Wherever an address leads: for what the team's own settings name, such as its own mail gateway. */
    public static final Reach ANYWHERE = new Reach(false, InetAddress::getAllByName);

    /** Out into the internet, and nowhere else. */
    public static final Reach OUTWARD = new Reach(true, InetAddress::getAllByName);

    /** Asks the name service. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    private final boolean onlyOutward;
    private final Lookup lookup;

    private Reach(boolean onlyOutward, Lookup lookup) {
        this.onlyOutward = onlyOutward;
        this.lookup = lookup;
    }

    /** Outward, by another name service: that of a test. */
    static Reach outward(Lookup lookup) {
        return new Reach(true, lookup);
    }

    /** Why nothing is sent there, for people; empty where it may be. Who is not known to the name service is no matter of this. */
    Optional<String> objection(URI uri) {
        String host = uri.getHost();
        if (!onlyOutward || host == null) {
            return Optional.empty();
        }
        try {
            return Stream.of(lookup.of(host.replaceAll("^\\[|]$", ""))).allMatch(Outward::is)
                    ? Optional.empty()
                    : Optional.of(host + " leads to this machine or into its own network, where Vigil sends nothing."
                            + " Whoever looks after the machine can allow it: see VIGIL_INWARD_SERVERS in"
                            + " docs/operation.md");
        } catch (UnknownHostException e) {
            return Optional.empty(); // the client says so in its own words
        }
    }
}
