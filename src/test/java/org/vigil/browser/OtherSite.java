package org.vigil.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Another site, on this machine. */
record OtherSite(HttpServer server) implements AutoCloseable {
    static OtherSite with(String page) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] body = page.getBytes(StandardCharsets.UTF_8);
            server.createContext("/", asked -> {
                asked.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
                asked.sendResponseHeaders(200, body.length);
                asked.getResponseBody().write(body);
                asked.close();
            });
            server.start();
            return new OtherSite(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
