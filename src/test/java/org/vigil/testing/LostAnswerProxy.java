package org.vigil.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a server on this machine. Passes everything, unless told to reset instead of passing an answer. */
public final class LostAnswerProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final int server;
    private final Collection<Socket> open = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean loses = new AtomicBoolean();
    private final AtomicBoolean resets = new AtomicBoolean();
    private final AtomicInteger connections = new AtomicInteger();
    private final Thread accepting;

    public LostAnswerProxy(int server) throws IOException {
        this.server = server;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        accepting = Thread.ofVirtual().start(this::accept);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** The next request goes through; its answer does not come back, but a reset. */
    public void loseNextAnswer() {
        loses.set(true);
    }

    /** The next connection is reset as soon as it stands. */
    public void resetNextConnection() {
        resets.set(true);
    }

    public int connections() {
        return connections.get();
    }

    /** From now on nothing listens there, and no connection is left. */
    @Override
    public void close() throws IOException {
        listening.close();
        joinAccepting();
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** The port is free only once the thread that listens there has noticed. */
    private void joinAccepting() {
        try {
            accepting.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                connections.incrementAndGet();
                if (resets.getAndSet(false)) {
                    reset(client);
                } else {
                    pass(client);
                }
            } catch (IOException closed) {
                // Closed by the test, or by the client: the next accept tells which.
                continue;
            }
        }
    }

    private void pass(Socket client) throws IOException {
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
        open.add(client);
        open.add(upstream);
        Thread.ofVirtual().start(() -> pump(client, upstream, false));
        Thread.ofVirtual().start(() -> pump(upstream, client, true));
    }

    private void pump(Socket from, Socket to, boolean answers) {
        try (from;
                to) {
            OutputStream out = to.getOutputStream();
            byte[] chunk = new byte[8192];
            for (int n = from.getInputStream().read(chunk);
                    n > 0;
                    n = from.getInputStream().read(chunk)) {
                if (answers && loses.getAndSet(false)) {
                    reset(to);
                    return;
                }
                out.write(chunk, 0, n);
                out.flush();
            }
        } catch (IOException broken) {
            // One side hung up; leaving the block hangs up on the other.
            return;
        }
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
