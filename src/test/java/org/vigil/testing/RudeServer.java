package org.vigil.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes connections and then behaves badly, always in the same manner. Counts the requests that it has read whole. */
public final class RudeServer implements AutoCloseable {
    /** What it does with a connection. */
    public enum Manner {
        RESETS_AT_ONCE,
        NEVER_READS,
        READS_AND_SAYS_NOTHING,
        RESETS_AFTER_READING,
        RESETS_IN_ITS_ANSWER
    }

    private static final String BEGINNING =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"data\":{\"id\":\"19";

    private final Manner manner;
    private final ServerSocket listening;
    private final Collection<Socket> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch one = new CountDownLatch(1);

    public RudeServer(Manner manner) throws IOException {
        this.manner = manner;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    public int requests() {
        return requests.get();
    }

    /** Whether a request was read whole, by now or within ten seconds. */
    public boolean hasReadOne() throws InterruptedException {
        return one.await(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> treat(client));
            } catch (IOException closed) {
                // Closed by the test: the loop ends.
                continue;
            }
        }
    }

    private void treat(Socket client) {
        try {
            switch (manner) {
                case RESETS_AT_ONCE -> reset(client);
                case NEVER_READS -> {
                    // Held until the test ends.
                }
                case READS_AND_SAYS_NOTHING -> read(client);
                case RESETS_AFTER_READING -> {
                    read(client);
                    reset(client);
                }
                case RESETS_IN_ITS_ANSWER -> {
                    read(client);
                    client.getOutputStream().write(BEGINNING.getBytes(StandardCharsets.US_ASCII));
                    client.getOutputStream().flush();
                    reset(client);
                }
            }
        } catch (IOException broken) {
            // The client hung up first.
            return;
        }
    }

    private void read(Socket client) throws IOException {
        InputStream in = new BufferedInputStream(client.getInputStream());
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return;
            }
            head.append((char) next);
        }
        in.readNBytes(head.toString()
                .lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(
                        line.substring("content-length:".length()).strip()))
                .findFirst()
                .orElse(0));
        requests.incrementAndGet();
        one.countDown();
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
