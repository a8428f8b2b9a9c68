package org.vigil.crash;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./vigil run} as an operator starts it, in a process of its own: the launcher becomes Java, so its number is the
 * number of the one to kill.
 */
final class VigilProcess implements AutoCloseable {
    private static final Duration STARTING = Duration.ofMinutes(10);
    private static final Duration ENDING = Duration.ofMinutes(2);

    /** Without the optimising compiler a start takes two thirds of the time. Nothing else is different. */
    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    private final Process process;
    private final Path log;
    private final long logFrom;
    private final Thread lastResort = new Thread(this::kill, "kill");

    private VigilProcess(Process process, Path log, long logFrom) {
        this.process = process;
        this.log = log;
        this.logFrom = logFrom;
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /** Unpacks what Maven has built, as the first start after a build does, so that later ones do not wait for each other. */
    static void prepare() throws IOException, InterruptedException {
        int code = new ProcessBuilder(Path.of("vigil").toAbsolutePath().toString(), "--version")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("./vigil --version ended with " + code);
        }
    }

    /**
     * @param folder the team's; what it prints goes to {@code run.log} there
     * @param environment what it gets beside this process's own variables
     */
    static VigilProcess run(Path folder, int port, Map<String, String> environment) {
        return start(
                List.of(
                        Path.of("vigil").toAbsolutePath().toString(),
                        "-C",
                        folder.toString(),
                        "run",
                        "--port",
                        Integer.toString(port)),
                folder,
                environment);
    }

    /** As {@link #run}, by a class of the tests that stands in for {@link org.vigil.Main}. */
    static VigilProcess runBy(Class<?> main, Path folder, int port, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djdk.httpclient.keepalive.timeout=2",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of("-C", folder.toString(), "run", "--port", Integer.toString(port)));
        return start(command, folder, environment);
    }

    private static VigilProcess start(List<String> command, Path folder, Map<String, String> environment) {
        Path log = folder.resolve("run.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("VIGIL_"));
        builder.environment().put("VIGIL_JAVA_HOME", System.getProperty("java.home"));
        // The networks of tests are on this machine.
        builder.environment().put("VIGIL_INWARD_SERVERS", "allowed");
        builder.environment().put("JAVA_TOOL_OPTIONS", QUICK);
        builder.environment().putAll(environment);
        try {
            long from = Files.exists(log) ? Files.size(log) : 0;
            return new VigilProcess(builder.start(), log, from);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Its name among those that share the database, as a pattern of SQL: only itself knows how it ends. */
    String nodeLike() {
        return "vigil-" + pid() + "-%";
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Returns when it says that it runs. */
    VigilProcess awaitReady() throws InterruptedException {
        long end = System.nanoTime() + STARTING.toNanos();
        while (!printed().contains("Vigil is running")) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() - end > 0) {
                throw new IllegalStateException("Vigil did not start. It said:\n" + printed());
            }
        }
        return this;
    }

    /** What this start has printed so far. */
    String printed() {
        try {
            byte[] all = Files.readAllBytes(log);
            int from = (int) Math.min(logFrom, all.length);
            return new String(all, from, all.length - from, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL. Returns at once; {@link #awaitEnd} waits until nothing of it is left. */
    void kill() {
        process.destroyForcibly();
    }

    /** SIGSTOP: not one instruction more, until {@link #goOn}. */
    void stop() {
        signal("STOP", pid());
    }

    void goOn() {
        signal("CONT", pid());
    }

    static void signal(String name, long pid) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("SIG" + name + " could not be sent to process " + pid);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return its exit code: 128 and the signal's number where a signal ended it */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(ENDING.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("process " + pid() + " does not end");
        }
        Runtime.getRuntime().removeShutdownHook(lastResort);
        return process.exitValue();
    }

    /** Ends it as an operator does, with SIGTERM. */
    void end() throws InterruptedException {
        process.destroy();
        awaitEnd();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
        awaitEnd();
    }
}
