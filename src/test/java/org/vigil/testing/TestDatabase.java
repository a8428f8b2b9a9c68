package org.vigil.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.database.Database;

/**
 * Gives tests a fresh, migrated database of their own on one server for the whole run: to a test (or its class's
 * constructor) that has {@link Database} as a parameter, with {@code @ExtendWith(TestDatabase.class)}, or by
 * {@link #create()}.
 *
 * <p>The server is fast and careless, and its defaults are not the developer's: another zone, another date style, another
 * isolation. What is fresh costs some 100 ms. As in real use the role that works owns no table: what it has no right to do
 * fails in every test that does it.
 */
public final class TestDatabase implements ParameterResolver {
    private static final String TEMPLATE = "vigil_template";
    private static final String OWNER = "postgres";
    private static final String ROLE = "vigil";
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** A fresh database, which lasts until the end of the run; close its connections when done. */
    public static Database create() {
        return open(createNamed());
    }

    /** A fresh database as {@code VIGIL_DATABASE_URL} and its companions name it, for what opens it itself. */
    public static Map<String, String> environment() {
        return environment(createNamed());
    }

    /** A database without any table, as {@link #environment()} names one. */
    public static Map<String, String> empty() {
        String name = "test_" + COUNT.incrementAndGet();
        Holder.ADMIN.sql("create database " + name).update();
        return environment(name);
    }

    /** Does in a database what only the owner of the tables may do, as tests do who break it. Nothing of it is taken back. */
    public static void asOwner(Database database, String sql) {
        JdbcClient.create(owner(database)).sql(sql).update();
    }

    /** Connections of the owner of the tables, for one of these databases. */
    public static DataSource owner(Database database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(database.jdbc()
                .sql("select current_database()")
                .query(String.class)
                .single()));
        source.setUser(OWNER);
        source.setCurrentSchema("vigil");
        return source;
    }

    /** Does on the server what only its superuser may do. */
    public static void asSuperuser(String sql) {
        Holder.ADMIN.sql(sql).update();
    }

    /** Also what a constructor gets belongs to one test. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Database.class;
    }

    @Override
    public Database resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getStore(Namespace.create(TestDatabase.class))
                .computeIfAbsent("fresh", key -> Fresh.make(), Fresh.class)
                .database();
    }

    private static String createNamed() {
        String name = "test_" + COUNT.incrementAndGet();
        Holder.ADMIN
                .sql("create database " + name + " template " + TEMPLATE + " strategy file_copy")
                .update();
        return name;
    }

    private static Database open(String name) {
        return Database.open(Path.of("target"), environment(name));
    }

    private static Map<String, String> environment(String name) {
        return Map.of(
                "VIGIL_DATABASE_URL",
                url(name),
                "VIGIL_DATABASE_USER",
                ROLE,
                "VIGIL_DATABASE_OWNER",
                OWNER,
                "VIGIL_INWARD_SERVERS",
                "allowed");
    }

    private static String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + Holder.SERVER.getPort() + "/" + name;
    }

    private record Fresh(String name, Database database) implements AutoCloseable {
        static Fresh make() {
            String name = createNamed();
            return new Fresh(name, open(name));
        }

        @Override
        public void close() {
            database.close();
            Holder.ADMIN.sql("drop database " + name + " with (force)").update();
        }
    }

    /** Started when first needed. */
    private static final class Holder {
        static final EmbeddedPostgres SERVER = start();
        static final JdbcClient ADMIN = JdbcClient.create(SERVER.getPostgresDatabase());

        static {
            ADMIN.sql("create database " + TEMPLATE).update();
            ADMIN.sql("create role " + ROLE + " login").update();
            for (String role : List.of(OWNER, ROLE)) {
                ADMIN.sql("alter role " + role + " set timezone = 'Pacific/Kiritimati'")
                        .update();
                ADMIN.sql("alter role " + role + " set datestyle = 'German, DMY'")
                        .update();
                ADMIN.sql("alter role " + role + " set default_transaction_isolation = 'serializable'")
                        .update();
            }
            open(TEMPLATE).close();
            askForPasswords();
        }

        /** Everybody is let in without one, but roles whose name begins with {@code asked_}. */
        private static void askForPasswords() {
            Path rules = Path.of(ADMIN.sql("show hba_file").query(String.class).single());
            try {
                Files.writeString(rules, "host all \"/^asked_\" all scram-sha-256\n" + Files.readString(rules));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            ADMIN.sql("select pg_reload_conf()").query(row -> {});
        }

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(
                                Path.of("target", "postgres").toAbsolutePath().toFile())
                        .setDataDirectory(ServerFolder.make())
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("autovacuum", "off")
                        .setServerConfig("wal_level", "minimal")
                        .setServerConfig("max_wal_senders", "0")
                        .setServerConfig("checkpoint_timeout", "1h")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("unix_socket_directories", "''")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
