package org.vigil.network.sandbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database with Vigil's schema for the sandbox's tests. */
final class SandboxDatabase implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    final JdbcClient client;

    SandboxDatabase() {
        try {
            postgres = EmbeddedPostgres.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        client = JdbcClient.create(postgres.getPostgresDatabase());
    }

    void empty() {
        client.sql("truncate sandbox_post, sandbox_repost").update();
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
