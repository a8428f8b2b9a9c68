package org.vigil.alert;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A web server on this machine that keeps what it gets, each path for itself, and answers as it is told. */
public final class ChatServer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One request as it came, however often. */
    public record Got(String method, String path, Map<String, String> headers, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        String event() {
            return json().path("event").asString("");
        }

        String kind() {
            return json().path("kind").asString("");
        }
    }

    private final HttpServer server;
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Runnable whileAnswering = () -> {};

    public ChatServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            got.add(new Got(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    headers,
                    new String(body, StandardCharsets.UTF_8)));
            whileAnswering.run();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        // What happens while it answers may be another message.
        server.setExecutor(threads);
        server.start();
    }

    public String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    void answer(int with) {
        status = with;
    }

    void whileAnswering(Runnable doing) {
        whileAnswering = doing;
    }

    public List<Got> got() {
        return List.copyOf(got);
    }

    List<Got> got(String path) {
        return got.stream().filter(each -> each.path().equals(path)).toList();
    }

    void forget() {
        got.clear();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
