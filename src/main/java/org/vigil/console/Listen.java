package org.vigil.console;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;

/**
 * Where the pages are served.
 *
 * @param address the interface; the loopback address keeps the pages on this machine
 * @param port 0 for any that is free
 * @param openToLook whether everybody who comes may look, and nobody may change anything: the demo
 */
public record Listen(InetAddress address, int port, boolean openToLook) {
    /** Whether only this machine can reach it. */
    boolean isLocal() {
        return address.isLoopbackAddress();
    }

    /** Whether others could read along or write in between if cookies were not kept to TLS. */
    boolean isSecure() {
        return !isLocal();
    }

    /** How people open the pages, without a slash at the end. */
    String base(HttpServletRequest request) {
        return "http://127.0.0.1:" + request.getLocalPort();
    }
}
