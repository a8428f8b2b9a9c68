package org.vigil.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The PostgreSQL that comes along: started by whoever needs it first, stopped by whoever leaves last. */
final class EmbeddedServer implements Server {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final Duration PATIENCE_WITH_A_START = Duration.ofSeconds(60);
    private static final Duration PATIENCE_WITH_AN_OWNER = Duration.ofSeconds(3);

    private final DataFolder folder;
    private final Address address;
    private final Address superuser;
    private final int port;
    private @Nullable StartedServer started;
    private @Nullable FolderLock lock;
    private boolean closed;

    private EmbeddedServer(DataFolder folder, int port, @Nullable StartedServer started, @Nullable FolderLock lock) {
        this.folder = folder;
        this.port = port;
        this.address = Address.of(folder, port, ProgramRole.NAME, folder.rolePassword());
        this.superuser = superuser(folder, port);
        this.started = started;
        this.lock = lock;
    }

    /** @throws DatabaseUnavailable where there is no server to be had */
    static EmbeddedServer open(DataFolder folder, Sharing sharing) {
        folder.prepare();
        folder.requireVersion();
        boolean known = folder.hasRolePassword();
        // Whatever is wrong with it is said before a server runs.
        folder.rolePassword();
        try {
            return admitted(sharing == Sharing.ALONE ? awaitOwnership(folder) : awaitServer(folder), known);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("Interrupted while waiting for the database.", e);
        }
    }

    /** @param known whether the role's password was there already, so that the server may know it */
    private static EmbeddedServer admitted(EmbeddedServer server, boolean known) {
        try {
            new ProgramRole(server.address, server.superuser).admit(known, server.lock != null);
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static EmbeddedServer awaitOwnership(DataFolder folder) throws InterruptedException {
        Deadline deadline = Deadline.in(PATIENCE_WITH_AN_OWNER);
        while (true) {
            Optional<FolderLock> lock = FolderLock.tryTake(folder.lockFile());
            if (lock.isPresent()) {
                return owned(folder, lock.get());
            }
            if (deadline.hasPassed()) {
                throw new DatabaseUnavailable(inUse(folder));
            }
            deadline.pause();
        }
    }

    private static EmbeddedServer awaitServer(DataFolder folder) throws InterruptedException {
        Deadline deadline = Deadline.in(PATIENCE_WITH_A_START);
        while (true) {
            Optional<FolderLock> lock = FolderLock.tryTake(folder.lockFile());
            if (lock.isPresent()) {
                return owned(folder, lock.get());
            }
            Optional<Postmaster> running = finished(folder).filter(EmbeddedServer::answers);
            if (running.isPresent()) {
                return new EmbeddedServer(folder, running.get().port(), null, null);
            }
            if (deadline.hasPassed()) {
                throw new DatabaseUnavailable(inUse(folder) + " Its database does not answer.");
            }
            deadline.pause();
        }
    }

    private static Optional<Postmaster> finished(DataFolder folder) {
        return folder.isUnfinished() ? Optional.empty() : Postmaster.of(folder);
    }

    private static EmbeddedServer owned(DataFolder folder, FolderLock lock) throws InterruptedException {
        try {
            Optional<Postmaster> found = foundAgain(folder);
            if (found.isPresent()) {
                folder.finish();
                return new EmbeddedServer(folder, found.get().port(), null, lock);
            }
            StartedServer started = StartedServer.start(folder);
            return new EmbeddedServer(folder, started.port(), started, lock);
        } catch (RuntimeException | InterruptedException e) {
            lock.close();
            throw e;
        }
    }

    /** A server whose owner was killed runs on. Waits while it starts or stops. */
    private static Optional<Postmaster> foundAgain(DataFolder folder) throws InterruptedException {
        Deadline deadline = Deadline.in(PATIENCE_WITH_A_START);
        while (true) {
            Optional<Postmaster> running = Postmaster.of(folder);
            if (running.isEmpty() || running.filter(EmbeddedServer::answers).isPresent()) {
                return running;
            }
            if (deadline.hasPassed()) {
                throw new DatabaseUnavailable("The database of " + folder.path() + " runs as process "
                        + running.get().pid() + " but does not answer. What it says is in " + folder.log() + ".");
            }
            deadline.pause();
        }
    }

    private static String inUse(DataFolder folder) {
        return folder.path() + " is in use by another Vigil (process " + FolderLock.owner(folder.lockFile())
                + "). Stop that one first.";
    }

    private static Address superuser(DataFolder folder, int port) {
        return Address.of(folder, port, StartedServer.USER, folder.password());
    }

    private static boolean answers(Postmaster postmaster) {
        Address address = superuser(postmaster.folder(), postmaster.port());
        try (Connection connection = address.connections().getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            LOG.debug("No answer yet", e);
            if ("28P01".equals(e.getSQLState())) {
                throw new DatabaseUnavailable(
                        address.place() + " does not accept its password. Restore database.password from a backup.", e);
            }
            return false;
        }
    }

    @Override
    public Address address() {
        return address;
    }

    /** The superuser: it starts the server, and makes the tables. */
    @Override
    public Optional<Address> owner() {
        return Optional.of(superuser);
    }

    /**
     * Starts the server again where it has ended although nobody closed this: somebody ended it, or its disk was full.
     * For the owner of the folder only; at its old port, where everybody looks for it.
     *
     * @return whether it had ended and runs again
     * @throws DatabaseUnavailable where it does not start
     */
    synchronized boolean revive() {
        if (closed || lock == null || Postmaster.of(folder).isPresent()) {
            return false;
        }
        if (started != null) {
            // It still holds a lock of its own on the data.
            started.stop();
            started = null;
        }
        started = StartedServer.startAgain(folder, port);
        return true;
    }

    /** Stops the server if nobody else uses it or owns it. */
    @Override
    public synchronized void close() {
        closed = true;
        FolderLock held = lock == null ? FolderLock.tryTake(folder.lockFile()).orElse(null) : lock;
        if (held == null) {
            return;
        }
        try (held) {
            if (!usedByOthers()) {
                stop();
            }
        }
    }

    private void stop() {
        if (started == null) {
            Postmaster.of(folder).ifPresent(Postmaster::stop);
        } else {
            started.stop();
        }
    }

    private boolean usedByOthers() {
        String others =
                "select count(*) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()";
        try (Connection connection = superuser.connections().getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(others)) {
            return count.next() && count.getInt(1) > 0;
        } catch (SQLException e) {
            LOG.debug("The server cannot be asked who uses it", e);
            return false;
        }
    }
}
