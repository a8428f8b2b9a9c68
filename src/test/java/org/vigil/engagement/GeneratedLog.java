package org.vigil.engagement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.vigil.database.Database;
import org.vigil.testing.TestDatabase;

/** Two years of messages and their readings, written by the server itself. Needs a superuser. */
public final class GeneratedLog {
    /** The present of the log. */
    public static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    /** How many accounts of each of x, bluesky, mastodon and sandbox there are: {@code account-01} to {@code account-20}. */
    public static final int ACCOUNTS = 20;

    private static final int MESSAGES = Integer.getInteger("messages", 200_000);

    private GeneratedLog() {}

    /**
     * A database with the log of 200,000 messages and ten million observations in it; {@code -Dmessages=20000} makes a smaller
     * one. {@code -Ddatabase=jdbc:postgresql://…} keeps it in an empty database of yours, and makes it only once.
     */
    public static Database open() {
        String url = System.getProperty("database");
        Database database = url == null
                ? TestDatabase.create()
                : Database.open(
                        Path.of("target"), Map.of("VIGIL_DATABASE_URL", url, "VIGIL_DATABASE_USER", "postgres"));
        if (isEmpty(database)) {
            long begun = System.nanoTime();
            // What is yours is filled as the role that it was opened by.
            fill(url == null ? TestDatabase.owner(database) : database.dataSource(), MESSAGES);
            System.out.printf("generated in %d s%n", (System.nanoTime() - begun) / 1_000_000_000);
        }
        return database;
    }

    private static boolean isEmpty(Database database) {
        return database.jdbc()
                .sql("select not exists (select from delivery)")
                .query(Boolean.class)
                .single();
    }

    /** @param messages about 53 times as many observations are made */
    private static void fill(DataSource owner, int messages) {
        try (InputStream file = Objects.requireNonNull(
                        GeneratedLog.class.getResourceAsStream("/engagement/generated-log.sql"));
                Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            // On a busy machine it takes longer than a server may be silent.
            connection.setNetworkTimeout(Runnable::run, 0);
            statement.execute("set time zone 'UTC'");
            statement.execute("set work_mem = '256MB'");
            statement.execute("set generated.messages = '" + messages + "'");
            statement.execute("set generated.now = '" + NOW + "'");
            statement.execute("set generated.ages = '" + ages() + "'");
            statement.execute(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            statement.execute("reset work_mem");
            statement.execute("vacuum analyze");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The plan's ages, those half-way between two, and in the first day a quarter of the way, as of a message that jumps. */
    private static String ages() {
        SortedSet<Long> seconds = new TreeSet<>();
        List<Duration> plan = ReadingPlan.AGES;
        for (int i = 0; i < plan.size(); i++) {
            long from = plan.get(i).toSeconds();
            seconds.add(from);
            if (i + 1 < plan.size()) {
                long way = plan.get(i + 1).toSeconds() - from;
                seconds.add(from + way / 2);
                if (i < 4) {
                    seconds.add(from + way / 4);
                    seconds.add(from + way * 3 / 4);
                }
            }
        }
        return seconds.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
