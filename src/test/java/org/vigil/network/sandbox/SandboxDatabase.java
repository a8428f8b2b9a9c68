package org.vigil.network.sandbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database with Vigil's schema for the sandbox's tests. */
final class SandboxDatabase implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    final JdbcClient client;

    SandboxDatabase() {
        try (InputStream schema =
                Objects.requireNonNull(SandboxDatabase.class.getResourceAsStream("/db/migration/V1__vigil.sql"))) {
            postgres = EmbeddedPostgres.start();
            client = JdbcClient.create(postgres.getPostgresDatabase());
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    void empty() {
        client.sql("truncate sandbox_post").update();
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
