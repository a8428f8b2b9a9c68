package org.vigil.crash;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a node and its PostgreSQL. Passes everything, message by message; can be cut like a cable; and tells how
 * far the node has got with writing an attempt or what came of it, before the node itself knows. Without TLS.
 */
final class DatabaseProxy implements AutoCloseable {
    /** How far a transaction has got that writes an attempt, or its outcome. The proxy passes nothing on until who is told returns. */
    enum Stage {
        /** The node has sent the attempt's row, and the server has not got it yet. */
        WRITING,
        /** The server has committed it, and the node has not heard of it. */
        COMMITTED,
        /** The node can read that it is committed. */
        TOLD,
        /** The node has sent what came of an attempt, and the server has not got it yet. */
        RECORDING,
        /** The server has committed what came of it, and the node has not heard of it. */
        RECORDED
    }

    private static final Pattern URL = Pattern.compile("(jdbc:postgresql://127\\.0\\.0\\.1:)(\\d+)(/.*)");

    private final Map<String, String> environment;
    private final ServerSocket listening;
    private final int server;
    private final Collection<Socket> open = new ConcurrentLinkedQueue<>();
    private volatile boolean whole = true;
    private volatile Consumer<Stage> watcher = stage -> {};

    /** @param direct names the database that it stands before, as an environment does */
    DatabaseProxy(Map<String, String> direct) throws IOException {
        Matcher url = URL.matcher(direct.getOrDefault("VIGIL_DATABASE_URL", ""));
        if (!url.matches()) {
            throw new IllegalArgumentException("where is the database? " + direct.keySet());
        }
        server = Integer.parseInt(url.group(2));
        listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        environment = new HashMap<>(direct);
        environment.put(
                "VIGIL_DATABASE_URL",
                url.group(1) + listening.getLocalPort() + url.group(3) + "?sslmode=disable&gssEncMode=disable");
        Thread.ofVirtual().start(this::accept);
    }

    /** Names the same database for those whose way there leads over this. */
    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    void watch(Consumer<Stage> watcher) {
        this.watcher = watcher;
    }

    /** Breaks all connections, and each new one at once, until {@link #mend}. */
    void cut() {
        whole = false;
        for (Socket socket : open) {
            try {
                reset(socket);
            } catch (IOException closed) {
                // Its line has just ended by itself, which is as good.
                continue;
            }
        }
        open.clear();
    }

    void mend() {
        whole = true;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket node = listening.accept();
                if (whole) {
                    pass(node, new Socket(InetAddress.getLoopbackAddress(), server));
                } else {
                    reset(node);
                }
            } catch (IOException closed) {
                // Closed by the test, or one side hung up at once: the next accept tells which.
                continue;
            }
        }
    }

    private void pass(Socket node, Socket postgres) throws IOException {
        node.setTcpNoDelay(true);
        postgres.setTcpNoDelay(true);
        open.add(node);
        open.add(postgres);
        Line line = new Line(node, postgres);
        Thread.ofVirtual().start(line::asked);
        Thread.ofVirtual().start(line::answered);
    }

    private static void reset(Socket socket) throws IOException {
        if (!socket.isClosed()) {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    /** One connection, in both directions, as PostgreSQL's protocol 3 has it: a letter, a length, the rest. */
    private final class Line {
        private final Socket node;
        private final Socket postgres;
        private final Map<String, Stage> begins = new HashMap<>();
        private volatile @Nullable Stage begun;

        Line(Socket node, Socket postgres) {
            this.node = node;
            this.postgres = postgres;
        }

        void asked() {
            try (node;
                    postgres) {
                DataInputStream in = new DataInputStream(node.getInputStream());
                DataOutputStream out = buffered(postgres);
                passFirst(in, out);
                while (true) {
                    byte letter = in.readByte();
                    byte[] body = read(in);
                    look(letter, body);
                    write(out, letter, body);
                }
            } catch (IOException hungUp) {
                // Leaving the block hangs up on the other side as well.
                return;
            }
        }

        void answered() {
            boolean committed = false;
            try (node;
                    postgres) {
                DataInputStream in = new DataInputStream(postgres.getInputStream());
                DataOutputStream out = buffered(node);
                while (true) {
                    byte letter = in.readByte();
                    byte[] body = read(in);
                    Stage stage = begun;
                    if (letter == 'C' && stage != null && text(body, 0).equals("COMMIT")) {
                        watcher.accept(stage == Stage.WRITING ? Stage.COMMITTED : Stage.RECORDED);
                        committed = true;
                    }
                    write(out, letter, body);
                    if (letter == 'Z' && (committed || body[0] == 'I')) {
                        begun = null;
                    }
                    if (letter == 'Z' && committed) {
                        committed = false;
                        if (stage == Stage.WRITING) {
                            watcher.accept(Stage.TOLD);
                        }
                    }
                }
            } catch (IOException hungUp) {
                return;
            }
        }

        /** Parse names a statement, Bind uses it: the driver prepares a statement once it was used a few times. */
        private void look(byte letter, byte[] body) {
            if (letter == 'P') {
                String name = text(body, 0);
                String sql = text(body, name.length() + 1);
                begins.remove(name);
                if (sql.contains("insert into attempt")) {
                    begins.put(name, Stage.WRITING);
                } else if (sql.contains("update attempt set outcome")) {
                    begins.put(name, Stage.RECORDING);
                }
            } else if (letter == 'B') {
                String portal = text(body, 0);
                Stage stage = begins.get(text(body, portal.length() + 1));
                if (stage != null) {
                    begun = stage;
                    watcher.accept(stage);
                }
            }
        }

        private static DataOutputStream buffered(Socket socket) throws IOException {
            return new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
        }

        private static byte[] read(DataInputStream in) throws IOException {
            byte[] body = new byte[in.readInt() - Integer.BYTES];
            in.readFully(body);
            return body;
        }

        /** The first message has no letter. */
        private static void passFirst(DataInputStream in, DataOutputStream out) throws IOException {
            byte[] body = read(in);
            out.writeInt(body.length + Integer.BYTES);
            out.write(body);
            out.flush();
        }

        private static void write(DataOutputStream out, byte letter, byte[] body) throws IOException {
            out.writeByte(letter);
            out.writeInt(body.length + Integer.BYTES);
            out.write(body);
            out.flush();
        }

        /** A text that ends with a zero. Statements' names are ASCII, so its length is that of its bytes. */
        private static String text(byte[] body, int from) {
            int end = from;
            while (body[end] != 0) {
                end++;
            }
            return new String(body, from, end - from, StandardCharsets.UTF_8);
        }
    }
}
