package org.vigil.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.vigil.network.HttpCall;
import org.vigil.network.Reply;
import org.vigil.network.Request;

/** A server that nobody here wrote, on this machine, set up and started by a script in {@code src/test/real-servers}. */
public final class RealServer implements AutoCloseable {
    private static final Path SCRIPTS = Path.of("src", "test", "real-servers");
    private static final Duration SETTING_UP = Duration.ofMinutes(15);
    private static final Duration STARTING = Duration.ofMinutes(2);

    private final Process process;
    private final int port;
    private final Path folder;
    private final Path log;

    private RealServer(Process process, int port, Path folder, Path log) {
        this.process = process;
        this.port = port;
        this.folder = folder;
        this.log = log;
    }

    /**
     * Sets it up where that was never done, and waits until it answers.
     *
     * @param script its script's name
     * @param alive a path that it answers once it is up
     * @param more what the script is told beside the port and the folder
     */
    public static RealServer start(String script, String alive, String... more)
            throws IOException, InterruptedException {
        Path log = Path.of("target", "real-servers", script + ".log");
        Path folder = Path.of("target", "real-servers", script).toAbsolutePath();
        Files.createDirectories(log.toAbsolutePath().getParent());
        Files.deleteIfExists(log);
        Process setup = run(script, log, List.of("setup"));
        if (!setup.waitFor(SETTING_UP.toSeconds(), TimeUnit.SECONDS) || setup.exitValue() != 0) {
            setup.destroy();
            throw new IllegalStateException(script + " could not be set up here; " + log + " says why");
        }
        int port = freePort();
        List<String> arguments = new ArrayList<>(List.of("start", Integer.toString(port), folder.toString()));
        arguments.addAll(List.of(more));
        RealServer server = new RealServer(run(script, log, arguments), port, folder, log);
        HttpCall http = new HttpCall();
        server.await(
                STARTING,
                () -> http.read(Request.get(server.at(alive))) instanceof Reply.Answer answer && answer.isSuccess());
        return server;
    }

    private static Process run(String script, Path log, List<String> arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(SCRIPTS.resolve(script).toAbsolutePath().toString()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public int port() {
        return port;
    }

    /** Where it keeps its data. */
    public Path folder() {
        return folder;
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** What it and its script have printed so far. */
    public String printed() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks again and again, as long as the server lives. A real server takes its time, and nobody can turn its clock. */
    public void await(Duration atMost, BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!done.getAsBoolean()) {
            if (process.waitFor(250, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the server ended; " + log + " says why");
            }
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("it did not come about within " + atMost + "; see " + log);
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
