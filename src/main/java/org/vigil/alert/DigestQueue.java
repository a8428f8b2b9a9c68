package org.vigil.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.settings.OnCall;
import org.vigil.settings.Way;

/** The table of digests, which is the queue of them, as {@link Tellings} is that of alerts. */
final class DigestQueue {
    private static final int LEASE_SECONDS = 300;
    private static final String COLUMNS =
            "id, kind, for_day, person, way, message_id, tries, sent_at, failure, dropped_why";

    private final JdbcClient jdbc;

    DigestQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a digest was planned, sent or given up for a day. */
    boolean has(DigestKind kind, LocalDate day) {
        return !of(kind, day).isEmpty();
    }

    /** Whether there was any before a day: else nobody has missed one. */
    boolean hasBefore(DigestKind kind, LocalDate day) {
        return jdbc.sql("select exists (select from digest where kind = :kind and for_day < :day) as earlier")
                .param("kind", kind.word())
                .param("day", day)
                .query((row, n) -> row.getBoolean("earlier"))
                .single();
    }

    List<DigestTelling> of(DigestKind kind, LocalDate day) {
        return jdbc.sql("select " + COLUMNS + " from digest where kind = :kind and for_day = :day order by id")
                .param("kind", kind.word())
                .param("day", day)
                .query(DigestQueue::row)
                .list();
    }

    /** The newest first. */
    List<DigestTelling> latest(DigestKind kind, int most) {
        return jdbc.sql("select " + COLUMNS
                        + " from digest where kind = :kind order by for_day desc, id desc limit :most")
                .param("kind", kind.word())
                .param("most", most)
                .query(DigestQueue::row)
                .list();
    }

    /** Once for each person and way, whoever plans it. @param notSent why it is not sent at all; null where it is */
    void plan(DigestKind kind, LocalDate day, OnCall person, @Nullable String notSent, Instant now) {
        for (Way way : person.ways()) {
            jdbc.sql("""
                            insert into digest (kind, for_day, person, way, planned_at, dropped_at, dropped_why)
                            values (:kind, :day, :person, :way, :now, case when cast(:why as text) is not null then cast(:now as timestamptz) end,
                                    cast(:why as text))
                            on conflict (kind, for_day, person, way) do nothing
                            """)
                    .param("kind", kind.word())
                    .param("day", day)
                    .param("person", person.name())
                    .param("way", way.word())
                    .param("now", Alerts.utc(now))
                    .param("why", notSent)
                    .update();
        }
    }

    /** Takes the next one to send. It belongs to the caller for a while, by the database's clock. */
    Optional<DigestTelling> take() {
        return jdbc.sql("""
                        update digest set tries = tries + 1, leased_until = now() + make_interval(secs => :lease)
                        where id = (select id from digest
                                    where sent_at is null and dropped_at is null and next_try_at <= now()
                                      and (leased_until is null or leased_until <= now())
                                    order by next_try_at, id limit 1 for update skip locked)
                        returning
                        """ + COLUMNS)
                .param("lease", LEASE_SECONDS)
                .query(DigestQueue::row)
                .optional();
    }

    void sent(DigestTelling telling, String answer, Instant now) {
        jdbc.sql("""
                        update digest set sent_at = :now, answer = :answer, leased_until = null,
                            failed_at = null, failure = null, dropped_at = null, dropped_why = null
                        where id = :id
                        """)
                .param("now", Alerts.utc(now))
                .param("answer", answer)
                .param("id", telling.id())
                .update();
    }

    /** It is tried again after a minute, then after twice that, up to an hour. */
    void failed(DigestTelling telling, String why, Instant now) {
        jdbc.sql("""
                        update digest set failed_at = :now, failure = :why, leased_until = null,
                            next_try_at = now() + make_interval(secs => :pause)
                        where id = :id
                        """)
                .param("now", Alerts.utc(now))
                .param("why", why)
                .param("pause", Tellings.pauseSeconds(telling.tries()))
                .param("id", telling.id())
                .update();
    }

    void drop(DigestTelling telling, String why, Instant now) {
        jdbc.sql("update digest set dropped_at = :now, dropped_why = :why, leased_until = null where id = :id")
                .param("now", Alerts.utc(now))
                .param("why", why)
                .param("id", telling.id())
                .update();
    }

    private static DigestTelling row(ResultSet row, int n) throws SQLException {
        return new DigestTelling(
                row.getLong("id"),
                DigestKind.of(row.getString("kind")),
                row.getObject("for_day", LocalDate.class),
                row.getString("person"),
                Way.of(row.getString("way")),
                row.getObject("message_id", UUID.class),
                row.getInt("tries"),
                Alerts.instant(row, "sent_at"),
                row.getString("failure"),
                row.getString("dropped_why"));
    }
}
