package org.vigil.database;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a server says of itself.
 *
 * @param fsync whether what it has committed outlives a power cut, together with {@code synchronousCommit} and
 *     {@code fullPageWrites}
 * @param bytes what the database takes on its disk
 * @param now by the server's clock, when it was asked
 */
public record ServerFacts(
        String version, boolean fsync, boolean synchronousCommit, boolean fullPageWrites, long bytes, Instant now) {

    public static ServerFacts of(Database database) {
        JdbcClient jdbc = database.jdbc();
        return jdbc.sql("""
                        select current_setting('server_version') as version, current_setting('fsync') as fsync,
                               current_setting('synchronous_commit') as synchronous_commit,
                               current_setting('full_page_writes') as full_page_writes,
                               pg_database_size(current_database()) as bytes, clock_timestamp() as now
                        """)
                .query((row, n) -> new ServerFacts(
                        row.getString("version"),
                        "on".equals(row.getString("fsync")),
                        // Each value but "off" waits for this server's own disk at least.
                        !"off".equals(row.getString("synchronous_commit")),
                        "on".equals(row.getString("full_page_writes")),
                        row.getLong("bytes"),
                        row.getObject("now", OffsetDateTime.class).toInstant()))
                .single();
    }

    public boolean durable() {
        return fsync && synchronousCommit && fullPageWrites;
    }
}
