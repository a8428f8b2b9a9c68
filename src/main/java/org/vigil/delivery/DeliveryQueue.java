package org.vigil.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of deliveries as a queue: takes what is to be worked at next, so that nobody else works at it meanwhile. */
final class DeliveryQueue {
    private final JdbcClient jdbc;

    DeliveryQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes deliveries whose time has come, of each account the first, locked with their accounts until the transaction
     * ends: one attempt at a time for an account. A thread that was interrupted between two parts is taken up again.
     *
     * <p>An account may have got an attempt between this statement's beginning and its lock: look again, in a statement
     * of its own.
     *
     * @param now by Vigil's clock; back-off is measured by the database's
     */
    List<Delivery> next(Instant now, int most) {
        return jdbc.sql("""
                        with free as (
                            select due.id
                            from account_state s
                            cross join lateral (
                                select id, due_at from delivery
                                where account = s.account
                                  and state in ('planned', 'held', 'due', 'sending')
                                  and due_at <= :now
                                  and (next_try_at <= now() or late_at < :now)
                                order by due_at, id
                                limit 1) due
                            where not exists (select 1 from attempt a where a.account = s.account and a.outcome is null)
                            order by due.due_at, due.id
                            limit :most
                            for update of s skip locked)
                        select
                        """ + DeliveryRow.COLUMNS + """
                        from free join delivery d on d.id = free.id join planned_slot p on p.id = d.planned_slot
                        where d.state in ('planned', 'held', 'due', 'sending') and d.due_at <= :now
                        order by d.due_at, d.id
                        for update of d skip locked
                        """)
                .param("now", Deliveries.utc(now))
                .param("most", most)
                .query(DeliveryRow::of)
                .list();
    }

    /** As {@link #next}, only of what is too late. */
    Optional<Delivery> overdue(Instant now) {
        return jdbc.sql("select " + DeliveryRow.COLUMNS + """
                        from delivery d join planned_slot p on p.id = d.planned_slot
                        where d.state in ('planned', 'held', 'due') and d.late_at < :now
                        order by d.late_at, d.id limit 1 for update of d skip locked
                        """)
                .param("now", Deliveries.utc(now))
                .query(DeliveryRow::of)
                .optional();
    }

    /**
     * The right to ask about a delivery that is settling.
     *
     * @param askedAt by the database's clock, before anything is asked
     * @param until after this another may ask as well; also what says that nobody else has since
     */
    record Question(Delivery delivery, OffsetDateTime askedAt, OffsetDateTime until) {}

    /** Takes the settling delivery that has waited longest, so that nobody else asks about it for so long. */
    Optional<Question> settling(Duration lease) {
        return jdbc.sql("""
                        with claimed as (
                            update delivery set next_try_at = now() + make_interval(secs => :lease)
                            where id = (select id from delivery where state = 'settling' and next_try_at <= now()
                                        order by next_try_at, id limit 1 for update skip locked)
                            returning id, now() as asked_at, next_try_at as until)
                        select c.asked_at, c.until,
                        """ + DeliveryRow.COLUMNS + """
                        from claimed c join delivery d on d.id = c.id join planned_slot p on p.id = d.planned_slot
                        """)
                .param("lease", (double) lease.toSeconds())
                .query((row, n) -> new Question(
                        DeliveryRow.of(row, n),
                        row.getObject("asked_at", OffsetDateTime.class),
                        row.getObject("until", OffsetDateTime.class)))
                .optional();
    }

    /** Locks it, if nobody has settled it or asked about it since. */
    Optional<Delivery> lock(Question question) {
        return jdbc.sql("select " + DeliveryRow.COLUMNS + """
                        from delivery d join planned_slot p on p.id = d.planned_slot
                        where d.id = :id and d.state = 'settling' and d.next_try_at = :until for update of d
                        """)
                .param("id", question.delivery().id())
                .param("until", question.until())
                .query(DeliveryRow::of)
                .optional();
    }
}
