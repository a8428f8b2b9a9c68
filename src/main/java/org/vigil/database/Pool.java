package org.vigil.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** Makes the pool of connections. */
final class Pool {
    private static final String IDLE_IN_TRANSACTION = "60s";

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
        // The driver asks for the JVM's zone when it connects, which wins over any default of the server's.
        // A process that is stopped or cut off in the middle of a transaction would keep the gate's lock, and so every
        // hold, waiting: the server ends it.
        config.setConnectionInitSql(
                "set time zone 'UTC'; set idle_in_transaction_session_timeout = '" + IDLE_IN_TRANSACTION + "'");
        return new HikariDataSource(config);
    }
}
