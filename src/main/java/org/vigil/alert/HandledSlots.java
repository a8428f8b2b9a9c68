package org.vigil.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.campaign.CampaignId;

/** The table of slots for which the outside is pinged. Each is taken by one node. */
final class HandledSlots {
    /** Longer than the longest late window. */
    private static final Duration LOOK_BACK = Duration.ofDays(8);

    private static final int LEASE_SECONDS = 120;
    private static final int FIRST_PAUSE_SECONDS = 15;
    private static final int MOST_TRIES = 8;

    private final JdbcClient jdbc;

    HandledSlots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param tries how often it was tried, the present try included */
    record Slot(CampaignId campaign, LocalDate date, String id, int tries) {}

    /**
     * Notes the slots of which everything has been done that Vigil can do, and of which something stands on a network. What
     * is over for longer than an hour is not worth a sign of life any more.
     */
    void note(Instant now) {
        jdbc.sql("""
                        insert into heartbeat (campaign, local_date, slot_id)
                        select d.campaign, d.local_date, d.slot_id
                        from delivery d join campaign c on c.id = d.campaign and c.started_at is not null
                        where d.due_at > :since
                        group by d.campaign, d.local_date, d.slot_id
                        having bool_and(d.state not in ('planned', 'due', 'sending', 'settling'))
                           and bool_or(d.published_at is not null)
                           and max(d.state_at) > now() - interval '1 hour'
                        on conflict do nothing
                        """).param("since", Alerts.utc(now.minus(LOOK_BACK))).update();
    }

    /** Takes the next slot to ping for. */
    Optional<Slot> take() {
        return jdbc.sql("""
                        update heartbeat set tries = tries + 1, leased_until = now() + make_interval(secs => :lease)
                        where (campaign, local_date, slot_id) = (
                            select campaign, local_date, slot_id from heartbeat
                            where sent_at is null and dropped_at is null and next_try_at <= now()
                              and (leased_until is null or leased_until <= now())
                            order by next_try_at, campaign, local_date, slot_id limit 1 for update skip locked)
                        returning campaign, local_date, slot_id, tries
                        """)
                .param("lease", LEASE_SECONDS)
                .query((row, n) -> new Slot(
                        new CampaignId(row.getString("campaign")),
                        row.getObject("local_date", LocalDate.class),
                        row.getString("slot_id"),
                        row.getInt("tries")))
                .optional();
    }

    void pinged(Slot slot, Instant now) {
        jdbc.sql("""
                        update heartbeat set sent_at = :now, leased_until = null
                        where campaign = :campaign and local_date = :date and slot_id = :slot
                        """)
                .param("now", Alerts.utc(now))
                .param("campaign", slot.campaign().value())
                .param("date", slot.date())
                .param("slot", slot.id())
                .update();
    }

    /** It is tried again after 15 seconds, then after twice that, for half an hour in all. */
    void failed(Slot slot, String why, Instant now) {
        jdbc.sql("""
                        update heartbeat set failed_at = :now, failure = :why, leased_until = null,
                            dropped_at = case when tries >= :most then cast(:now as timestamptz) end,
                            next_try_at = now() + make_interval(secs => :pause)
                        where campaign = :campaign and local_date = :date and slot_id = :slot
                        """)
                .param("now", Alerts.utc(now))
                .param("why", why)
                .param("most", MOST_TRIES)
                .param("pause", FIRST_PAUSE_SECONDS << Math.min(slot.tries() - 1, MOST_TRIES))
                .param("campaign", slot.campaign().value())
                .param("date", slot.date())
                .param("slot", slot.id())
                .update();
    }

    HeartbeatState state() {
        return jdbc.sql("""
                        select max(sent_at) as sent_at, max(failed_at) as failed_at,
                               (select failure from heartbeat where failed_at is not null order by failed_at desc limit 1) as failure
                        from heartbeat
                        """).query((row, n) -> state(row)).single();
    }

    private static HeartbeatState state(ResultSet row) throws SQLException {
        @Nullable Instant failedAt = Alerts.instant(row, "failed_at");
        @Nullable String failure = row.getString("failure");
        return new HeartbeatState(
                Optional.ofNullable(Alerts.instant(row, "sent_at")),
                failedAt == null || failure == null
                        ? Optional.empty()
                        : Optional.of(new HeartbeatState.Failure(failedAt, failure)));
    }
}
