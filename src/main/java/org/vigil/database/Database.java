package org.vigil.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one database: yours where {@code VIGIL_DATABASE_URL} is set, else a PostgreSQL of its own under {@code data/}.
 *
 * <p>An open database has the schema of this program. Its sessions are in UTC and see the schema {@code vigil}, where
 * Quartz has its tables too. A server of its own is started by the process that opens it first, found by those that
 * come later, and stopped by the last one that closes it.
 *
 * <p>The role that works need not own the tables, and on a server of its own does not: see {@link TableRights}.
 */
public final class Database implements AutoCloseable {
    /** Enough for a command or a small campaign. */
    public static final int CONNECTIONS = 10;

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Supplier<Optional<Address>> owner;
    private final Closing closing;

    private Database(DataSource dataSource, Supplier<Optional<Address>> owner, Runnable closing) {
        this.dataSource = dataSource;
        this.owner = owner;
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.transactions.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.closing = new Closing(closing);
    }

    /**
     * Opens the database for a command, beside whichever other process uses it.
     *
     * @param folder the team's folder; a database of its own lies in its {@code data}
     * @param environment as {@link System#getenv()} gives it
     * @throws DatabaseUnavailable with a sentence for the user
     */
    public static Database open(Path folder, Map<String, String> environment) {
        return open(folder, environment, CONNECTIONS, Sharing.SHARED);
    }

    /** Whether there is a database to open: that of the environment, or one that was made in the folder. */
    public static boolean isThere(Path folder, Map<String, String> environment) {
        DataFolder data = new DataFolder(folder.resolve("data"));
        return ExternalServer.from(environment).isPresent()
                || Files.isDirectory(data.cluster()) && !data.isUnfinished();
    }

    /**
     * Opens the database for the process that serves: the one that stays, and at whose end a server of its own may stop.
     * Of such processes there is one a folder; with {@code VIGIL_DATABASE_URL} there may be many.
     *
     * @param connections the most it holds at once. More let more deliveries write at the same time; each costs the server
     *     some 5 MB
     * @throws DatabaseUnavailable with a sentence for the user, also where another process holds the folder
     */
    public static Database openToServe(Path folder, Map<String, String> environment, int connections) {
        return open(folder, environment, connections, Sharing.ALONE);
    }

    /** A database over connections that somebody else makes, migrates and closes. */
    public static Database over(DataSource dataSource) {
        return new Database(dataSource, Optional::empty, () -> {});
    }

    /**
     * As {@link #openToServe}, of a database of the folder's own, with nothing in it: what stood there is thrown away.
     *
     * @throws DatabaseUnavailable with a sentence for the user, also where another process holds the folder
     */
    public static Database openEmptied(Path folder) {
        EmbeddedServer server = EmbeddedServer.open(new DataFolder(folder.resolve("data")), Sharing.ALONE);
        try (Connection owner = Pool.single(server.owner().orElseThrow())) {
            Schema.drop(owner);
        } catch (SQLException e) {
            server.close();
            throw new DatabaseUnavailable("What stands in " + folder + " cannot be thrown away. " + e.getMessage(), e);
        }
        return openOrClose(new TendedServer(server, Caretaker.of(server)), CONNECTIONS);
    }

    private static Database open(Path folder, Map<String, String> environment, int connections, Sharing sharing) {
        return openOrClose(
                ExternalServer.from(environment)
                        .<Server>map(external -> external)
                        .orElseGet(() -> embedded(new DataFolder(folder.resolve("data")), sharing)),
                connections);
    }

    private static Database openOrClose(Server server, int connections) {
        try {
            return open(server, connections);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static Server embedded(DataFolder folder, Sharing sharing) {
        EmbeddedServer server = EmbeddedServer.open(folder, sharing);
        return sharing == Sharing.ALONE ? new TendedServer(server, Caretaker.of(server)) : server;
    }

    private static Database open(Server server, int connections) {
        Handshake.with(server.address());
        HikariDataSource pool = Pool.of(server.address(), connections);
        try {
            Tables.prepare(server, pool);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
        Database database = new Database(pool, server::owner, () -> {
            pool.close();
            server.close();
        });
        database.closing.atShutdown();
        return database;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    /** Transactions in READ COMMITTED. */
    public TransactionTemplate transactions() {
        return transactions;
    }

    /** The pool itself, for those who manage their own connections, such as Quartz. */
    public DataSource dataSource() {
        return dataSource;
    }

    /**
     * A connection as the role that owns the tables, for what no other may do; the caller's to close.
     *
     * @throws DatabaseUnavailable where its password cannot be read
     */
    Connection asOwner() throws SQLException {
        Optional<Address> other = owner.get();
        return other.isPresent() ? Pool.single(other.get()) : dataSource.getConnection();
    }

    /**
     * Leaves it to the caller to close this at the end of the process. Otherwise an interrupt from the keyboard closes it,
     * at the same time as everything else that ends; who has an order of shutting down calls this first.
     */
    public Database closedByCaller() {
        closing.notAtShutdown();
        return this;
    }

    /** Closes the connections, and stops a server of its own unless another process still uses it. */
    @Override
    public void close() {
        closing.close();
    }
}
