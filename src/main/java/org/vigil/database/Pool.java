package org.vigil.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Makes the pool of connections. */
final class Pool {
    /**
     * A node that stands still in the middle of a transaction, or whose line is dead, would keep its locks for as long as
     * it stands still, the gate's among them: no stop would return. After so long between two statements the server ends
     * the transaction. Less would end one whose machine is merely slow; more would let others wait for longer.
     */
    private static final Duration STANDS_STILL = Duration.ofSeconds(30);

    /** The driver asks for the JVM's zone when it connects, which wins over any default of the server's. */
    private static final String INIT =
            "set time zone 'UTC'; set idle_in_transaction_session_timeout = " + STANDS_STILL.toMillis();

    private Pool() {}

    static HikariDataSource of(Address address, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("vigil");
        config.setJdbcUrl(address.url());
        config.setDataSourceProperties(address.properties());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionInitSql(INIT);
        return new HikariDataSource(config);
    }

    /** One connection, as those of a pool are. */
    static Connection single(Address address) throws SQLException {
        Connection connection = address.connections().getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(INIT);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
