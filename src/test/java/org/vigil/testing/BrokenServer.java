package org.vigil.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server on this machine with which every connection ends badly, in one way. Counts the requests that it read. */
public final class BrokenServer implements AutoCloseable {
    public enum Way {
        RESETS_BEFORE_IT_READS(false),
        RESETS_AFTER_THE_REQUEST(true),
        RESETS_WITHIN_THE_ANSWER(true),
        ENDS_WITHIN_THE_ANSWER(true),
        /** Answers whole, as if the connection was to be kept, and closes it without a word. */
        CLOSES_AFTER_THE_ANSWER(true),
        NEVER_READS(false),
        NEVER_ANSWERS(true);

        private final boolean reads;

        Way(boolean reads) {
            this.reads = reads;
        }

        public boolean reads() {
            return reads;
        }

        /** Whether nothing but a time-out ends a call. */
        public boolean isSilent() {
            return this == NEVER_READS || this == NEVER_ANSWERS;
        }
    }

    private static final Pattern LENGTH = Pattern.compile("(?i)\ncontent-length: *([0-9]+)");

    private final Way way;
    private final ServerSocket listening;
    private final Collection<Socket> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch one = new CountDownLatch(1);

    public BrokenServer(Way way) throws IOException {
        this.way = way;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** How many it has read to their end. */
    public int requests() {
        return requests.get();
    }

    /** Whether it has read one, by now or within ten seconds. */
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
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try {
            if (way.reads()) {
                read(client.getInputStream());
                requests.incrementAndGet();
                one.countDown();
            }
            switch (way) {
                case RESETS_BEFORE_IT_READS, RESETS_AFTER_THE_REQUEST -> reset(client);
                case RESETS_WITHIN_THE_ANSWER -> {
                    begin(client);
                    reset(client);
                }
                case ENDS_WITHIN_THE_ANSWER -> {
                    begin(client);
                    client.close();
                }
                case CLOSES_AFTER_THE_ANSWER -> {
                    client.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
                                    .getBytes(StandardCharsets.US_ASCII));
                    client.close();
                }
                case NEVER_READS, NEVER_ANSWERS -> {
                    // Stays open until the test is over.
                }
            }
        } catch (IOException gone) {
            // The client hung up first.
            return;
        }
    }

    private static void read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("the request has no end");
            }
            head.write(read);
        }
        Matcher length = LENGTH.matcher(head.toString(StandardCharsets.ISO_8859_1));
        in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
    }

    private static void begin(Socket client) throws IOException {
        client.getOutputStream()
                .write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"id\":\"1\","
                        .getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    private static void reset(Socket client) throws IOException {
        client.setSoLinger(true, 0);
        client.close();
    }
}
