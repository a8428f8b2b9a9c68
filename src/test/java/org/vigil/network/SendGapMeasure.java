package org.vigil.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * How long it takes from the last look at the clock until the server reads the body, of posts of which eight leave at a time:
 * in this gap a machine that stands still sends late. No test: its name keeps it out of {@code mvn verify}. Run it with
 * {@code mvn test -Dtest=SendGapMeasure}.
 */
class SendGapMeasure {
    private static final int ROUNDS = 500;
    private static final int AT_ONCE = 8;
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, Long> looked = new ConcurrentHashMap<>();
    private final Map<String, Long> read = new ConcurrentHashMap<>();

    @Test
    void fromTheLastLookToTheBody() throws Exception {
        HttpCall http = new HttpCall();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress())) {
            threads.execute(() -> accept(server, threads));
            URI uri = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
            for (int round = 0; round < ROUNDS; round++) {
                List<Future<Reply>> posts = new ArrayList<>();
                for (int i = 0; i < AT_ONCE; i++) {
                    String name = "<" + round + "-" + i + ">";
                    posts.add(threads.submit(() -> post(http, uri, name)));
                }
                for (Future<Reply> post : posts) {
                    assertThat(post.get()).isInstanceOf(Reply.Answer.class);
                }
            }
        }
        List<Long> micros = read.entrySet().stream()
                .map(post -> (post.getValue() - looked.getOrDefault(post.getKey(), 0L)) / 1_000)
                .sorted()
                .toList();
        assertThat(micros).hasSize(ROUNDS * AT_ONCE);
        System.out.printf(
                "from the last look to the body, %d posts: median %d us, of ten nine within %d us, of a hundred 99 within %d us,"
                        + " longest %d us%n",
                micros.size(),
                micros.get(micros.size() / 2),
                micros.get(micros.size() * 9 / 10),
                micros.get(micros.size() * 99 / 100),
                micros.getLast());
    }

    /** The clock is looked at more than once; what counts is the last time. */
    private Reply post(HttpCall http, URI uri, String name) {
        SendKey key = new SendKey(name, System.nanoTime() + Duration.ofHours(1).toNanos(), () -> {
            looked.put(name, System.nanoTime());
            return false;
        });
        return http.write(Request.bytes(uri, "text/plain", name.getBytes(StandardCharsets.US_ASCII)), key);
    }

    private void accept(ServerSocket server, ExecutorService threads) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> answer(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8192];
            StringBuilder request = new StringBuilder();
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                long now = System.nanoTime();
                request.append(new String(buffer, 0, n, StandardCharsets.US_ASCII));
                if (request.charAt(request.length() - 1) == '>') {
                    read.put(request.substring(request.lastIndexOf("<")), now);
                    request.setLength(0);
                    socket.getOutputStream().write(ANSWER);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
