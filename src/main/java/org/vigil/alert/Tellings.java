package org.vigil.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.settings.OnCall;
import org.vigil.settings.Way;

/**
 * The table of what people are told, which is the queue of messages. Each is sent at least once: whoever takes one holds
 * it for a while, by the database's clock, and after that another takes it.
 */
public final class Tellings {
    /** Longer than a mail server or a webhook may take in all. */
    private static final int LEASE_SECONDS = 300;

    private static final int FIRST_PAUSE_SECONDS = 60;
    private static final int LONGEST_PAUSE_SECONDS = 3600;

    private static final String COLUMNS =
            "id, alert, event, turn, person, way, message_id, tries, sent_at, answer, failure, dropped_why";

    private final JdbcClient jdbc;

    public Tellings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order in which they were planned. */
    public List<Telling> of(Alert alert) {
        return jdbc.sql("select " + COLUMNS + " from telling where alert = :alert order by id")
                .param("alert", alert.id())
                .query(Tellings::row)
                .list();
    }

    /** It is this person's turn. What of earlier turns has not come through to them yet is no longer tried. */
    void plan(Alert alert, int turn, OnCall person, Instant now) {
        drop(alert, Event.RAISED, Optional.of(person.name()), "told anew", now);
        for (Way way : person.ways()) {
            jdbc.sql("""
                            insert into telling (alert, event, turn, person, way, planned_at)
                            values (:alert, 'raised', :turn, :person, :way, :now)
                            """)
                    .param("alert", alert.id())
                    .param("turn", turn)
                    .param("person", person.name())
                    .param("way", way.word())
                    .param("now", Alerts.utc(now))
                    .update();
        }
    }

    /** Whoever was told of an alert is told once that it is over, in the way it came through. */
    void planClosing(Alert alert, Instant now) {
        jdbc.sql("""
                        insert into telling (alert, event, turn, person, way, planned_at)
                        select distinct alert, 'closed', 0, person, way, cast(:now as timestamptz) from telling
                        where alert = :alert and event = 'raised' and sent_at is not null
                        on conflict (alert, event, turn, person, way) do nothing
                        """).param("alert", alert.id()).param("now", Alerts.utc(now)).update();
    }

    /** Nobody needs to be told any more what has not come through yet. */
    void dropRaised(Alert alert, String why, Instant now) {
        drop(alert, Event.RAISED, Optional.empty(), why, now);
    }

    private void drop(Alert alert, Event event, Optional<String> person, String why, Instant now) {
        jdbc.sql("""
                        update telling set dropped_at = :now, dropped_why = :why
                        where alert = :alert and event = :event and sent_at is null and dropped_at is null
                          and (cast(:person as text) is null or person = :person)
                        """)
                .param("now", Alerts.utc(now))
                .param("why", why)
                .param("alert", alert.id())
                .param("event", event.word())
                .param("person", person.orElse(null))
                .update();
    }

    /** Takes the next message to send. It belongs to the caller for a while, whatever becomes of the transaction after. */
    Optional<Telling> take() {
        return jdbc.sql("""
                        update telling set tries = tries + 1, leased_until = now() + make_interval(secs => :lease)
                        where id = (select id from telling
                                    where sent_at is null and dropped_at is null and next_try_at <= now()
                                      and (leased_until is null or leased_until <= now())
                                    order by next_try_at, id limit 1 for update skip locked)
                        returning
                        """ + COLUMNS)
                .param("lease", LEASE_SECONDS)
                .query(Tellings::row)
                .optional();
    }

    void sent(Telling telling, String answer, Instant now) {
        jdbc.sql("""
                        update telling set sent_at = :now, answer = :answer, leased_until = null,
                            failed_at = null, failure = null, dropped_at = null, dropped_why = null
                        where id = :id
                        """)
                .param("now", Alerts.utc(now))
                .param("answer", answer)
                .param("id", telling.id())
                .update();
    }

    /** It is tried again after a minute, then after twice that, up to an hour. */
    void failed(Telling telling, String why, Instant now) {
        jdbc.sql("""
                        update telling set failed_at = :now, failure = :why, leased_until = null,
                            next_try_at = now() + make_interval(secs => :pause)
                        where id = :id
                        """)
                .param("now", Alerts.utc(now))
                .param("why", why)
                .param("pause", pauseSeconds(telling.tries()))
                .param("id", telling.id())
                .update();
    }

    static int pauseSeconds(int tries) {
        return Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS << Math.min(Math.max(tries - 1, 0), 6));
    }

    void drop(Telling telling, String why, Instant now) {
        jdbc.sql("update telling set dropped_at = :now, dropped_why = :why, leased_until = null where id = :id")
                .param("now", Alerts.utc(now))
                .param("why", why)
                .param("id", telling.id())
                .update();
    }

    /** Whether a person's turn has failed in every way that was tried. */
    boolean failedInEveryWay(Telling telling) {
        return jdbc.sql("""
                        select bool_and(sent_at is null and (failure is not null or dropped_at is not null)) as failed
                        from telling where alert = :alert and event = 'raised' and turn = :turn and person = :person
                        """)
                .param("alert", telling.alert())
                .param("turn", telling.turn())
                .param("person", telling.person())
                .query((row, n) -> row.getBoolean("failed"))
                .single();
    }

    private static Telling row(ResultSet row, int n) throws SQLException {
        return new Telling(
                row.getLong("id"),
                row.getLong("alert"),
                Event.of(row.getString("event")),
                row.getInt("turn"),
                row.getString("person"),
                Way.of(row.getString("way")),
                row.getObject("message_id", UUID.class),
                row.getInt("tries"),
                Alerts.instant(row, "sent_at"),
                row.getString("answer"),
                row.getString("failure"),
                row.getString("dropped_why"));
    }
}
