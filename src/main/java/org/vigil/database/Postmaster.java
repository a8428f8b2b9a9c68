package org.vigil.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process of a PostgreSQL that runs on a data folder, as its {@code postmaster.pid} tells.
 *
 * @param port 0 while it has not yet written it
 */
record Postmaster(DataFolder folder, long pid, int port) {
    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final int PORT_LINE = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The server that runs on this folder, whoever started it. */
    static Optional<Postmaster> of(DataFolder folder) {
        try {
            List<String> lines = Files.readAllLines(pidFile(folder));
            long pid = lines.isEmpty() ? 0 : number(lines.getFirst());
            int port = lines.size() > PORT_LINE ? (int) number(lines.get(PORT_LINE)) : 0;
            return Optional.of(new Postmaster(folder, pid, port)).filter(Postmaster::isAlive);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static long number(String line) {
        return line.strip().matches("\\d{1,9}") ? Long.parseLong(line.strip()) : 0;
    }

    private static Path pidFile(DataFolder folder) {
        return folder.cluster().resolve("postmaster.pid");
    }

    /** A process of that number may be somebody else's by now; ours runs from the programs unpacked below the folder. */
    private boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(process -> runsOurs(process, folder))
                .isPresent();
    }

    private static boolean runsOurs(ProcessHandle process, DataFolder folder) {
        try {
            Path programs = folder.programs().toRealPath();
            return process.info()
                    .command()
                    .filter(command -> Path.of(command).startsWith(programs))
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Removes what a killed server left, where not one process of it lives: PostgreSQL would not start if the number it
     * stands for has gone to somebody else since.
     */
    static void forgetTheDead(DataFolder folder) throws IOException {
        if (ProcessHandle.allProcesses().noneMatch(process -> runsOurs(process, folder))) {
            Files.deleteIfExists(pidFile(folder));
        }
    }

    /** Stops it cleanly, ending its sessions ("fast" of {@code pg_ctl}), and waits until it has. */
    void stop() {
        try {
            new ProcessBuilder("sh", "-c", "kill -INT " + pid).start().waitFor();
            awaitEnd();
        } catch (IOException e) {
            LOG.warn("The database (process {}) could not be stopped", pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until a server that was told to stop has stopped. */
    void awaitEnd() throws InterruptedException {
        Deadline deadline = Deadline.in(PATIENCE);
        while (Files.exists(pidFile(folder)) && isAlive()) {
            if (deadline.hasPassed()) {
                LOG.warn("The database (process {}) is still stopping", pid);
                return;
            }
            deadline.pause();
        }
    }
}
