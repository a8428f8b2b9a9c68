package org.vigil.console;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where the pages are served.
 *
 * @param address the interface; the loopback address keeps the pages on this machine
 * @param port 0 for any that is free
 */
public record Listen(InetAddress address, int port) {
    /** Where nothing else was said. */
    public static final int PORT = 8080;

    /** On this machine only. */
    public static Listen locally(int port) {
        return new Listen(new InetSocketAddress("127.0.0.1", port).getAddress(), port);
    }

    /** Whether only this machine can reach it. */
    boolean isLocal() {
        return address.isLoopbackAddress();
    }
}
