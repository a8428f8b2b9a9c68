package org.vigil.network.sandbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.network.Credentials;
import org.vigil.network.Login;
import org.vigil.network.Network;
import org.vigil.network.RateMeter;
import org.vigil.network.Session;

/** A database with Vigil's schema for all tests of a class about the sandbox; nobody has posted when a test begins. */
final class SandboxDatabase implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private @Nullable EmbeddedPostgres postgres;

    JdbcClient client() {
        return JdbcClient.create(Objects.requireNonNull(postgres, "it runs from a class's first test to its last")
                .getPostgresDatabase());
    }

    Session open(String account, @Nullable Network imitates, InstantSource clock) {
        return new SandboxConnector(client(), clock)
                .open(new Login(account, null, imitates, Credentials.none()), RateMeter.IGNORED);
    }

    @Override
    public void beforeAll(ExtensionContext test) throws IOException {
        postgres = EmbeddedPostgres.start();
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        client().sql("truncate sandbox_post, sandbox_repost").update();
    }

    @Override
    public void afterAll(ExtensionContext test) throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }
}
