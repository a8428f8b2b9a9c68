package org.vigil.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
 */
public final class Database implements AutoCloseable {
    /** Enough for a command or a small campaign. */
    public static final int CONNECTIONS = 10;

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Closing closing;

    private Database(DataSource dataSource, Runnable closing) {
        this.dataSource = dataSource;
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
        return new Database(dataSource, () -> {});
    }

    private static Database open(Path folder, Map<String, String> environment, int connections, Sharing sharing) {
        Server server = ExternalServer.from(environment)
                .<Server>map(external -> external)
                .orElseGet(() -> embedded(new DataFolder(folder.resolve("data")), sharing));
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
            Schema.migrate(pool);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
        Database database = new Database(pool, () -> {
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
