package org.vigil.console;

import java.net.InetAddress;

/**
 * Where the pages are served.
 *
 * @param address the interface; the loopback address keeps the pages on this machine
 * @param port 0 for any that is free
 */
public record Listen(InetAddress address, int port) {
    /** Whether only this machine can reach it. */
    boolean isLocal() {
        return address.isLoopbackAddress();
    }
}
