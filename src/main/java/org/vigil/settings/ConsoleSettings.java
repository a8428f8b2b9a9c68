package org.vigil.settings;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

/**
 * Where the pages are served. On this machine alone unless a team says otherwise; elsewhere only over TLS, or behind a
 * proxy that has it and is named.
 *
 * @param address the interface
 * @param url how people open the pages; empty on this machine alone
 * @param tls the files for TLS; empty where Vigil itself has none
 * @param proxy the one whose word on who asks, and how, is believed
 */
public record ConsoleSettings(InetAddress address, Optional<URI> url, Optional<Tls> tls, Optional<InetAddress> proxy) {
    /** This machine alone. */
    public static final ConsoleSettings LOCAL =
            new ConsoleSettings(InetAddress.getLoopbackAddress(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * PEM files, as paths from the team's folder.
     *
     * @param certificate with those that it is signed by
     * @param key without a password, readable for nobody else
     */
    public record Tls(String certificate, String key) {}
}
