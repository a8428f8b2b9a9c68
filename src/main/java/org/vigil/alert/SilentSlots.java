package org.vigil.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.campaign.CampaignId;
import org.vigil.delivery.DeliveryState;
import org.vigil.delivery.Discreet;

/** Finds the slots of started campaigns that came and went without a post. */
final class SilentSlots {
    private static final Duration GRACE = Duration.ofMinutes(30);

    /** Longer than the longest late window, and than the week after which every slot comes again. */
    private static final Duration LOOK_BACK = Duration.ofDays(15);

    private static final int MOST_ACCOUNTS = 20;

    private final JdbcClient jdbc;

    SilentSlots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param over whether nothing of it can go out any more
     * @param withdrawn whether all of it was
     */
    record Slot(CampaignId campaign, LocalDate date, String slot, boolean over, boolean withdrawn) {}

    /**
     * Of each campaign the slots since the last that went out, when all is over with one, or half an hour after its time
     * while its posts still wait for a network, in order of time. One that may stand there is none of them,
     * nor one at whose end the campaign was stopped: that is told once, for as long as the stop lasts. While somebody
     * has to let a post go, that is told by itself, until the late window is over.
     */
    List<Slot> at(Instant now) {
        return jdbc.sql("""
                        with slot as (
                            select d.campaign, d.local_date, d.slot_id, max(d.due_at) as due_at, max(d.late_at) as late_at,
                                   bool_or(d.published_at is not null) as went_out,
                                   bool_or(d.state in ('sending', 'settling', 'uncertain')) as may_stand,
                                   bool_or(d.state in ('planned', 'due')) as waits,
                                   bool_and(d.state not in ('planned', 'held', 'due')) as over,
                                   bool_and(d.state = 'withdrawn') as withdrawn
                            from delivery d join campaign c on c.id = d.campaign and d.due_at >= c.started_at
                            where d.due_at > :since and (d.kind = 'turn' or d.kind = 'event' and strpos(d.slot_id, '/') = 0)
                            group by d.campaign, d.local_date, d.slot_id
                        )
                        select s.campaign, s.local_date, s.slot_id, s.over, s.withdrawn
                        from slot s
                        where s.due_at <= :now and not s.went_out and not s.may_stand
                          and (s.over or s.waits and s.due_at <= :patient)
                          and not exists (select from slot later where later.campaign = s.campaign
                                          and later.due_at > s.due_at and later.went_out)
                          and not exists (select from restriction r
                                          where (r.scope = 'everything' or r.scope = 'campaign' and r.subject = s.campaign)
                                            and r.set_at <= least(s.late_at, :now)
                                            and (r.lifted_at is null or r.lifted_at >= s.late_at))
                        order by s.due_at, s.campaign, s.slot_id
                        """)
                .param("since", Alerts.utc(now.minus(LOOK_BACK)))
                .param("now", Alerts.utc(now))
                .param("patient", Alerts.utc(now.minus(GRACE)))
                .query((row, n) -> new Slot(
                        new CampaignId(row.getString("campaign")),
                        row.getObject("local_date", LocalDate.class),
                        row.getString("slot_id"),
                        row.getBoolean("over"),
                        row.getBoolean("withdrawn")))
                .list();
    }

    /** What became of a slot's posts, a line for each account, as it may leave this machine. */
    List<String> accounts(Slot slot) {
        return jdbc
                .sql("""
                        select account, state, why from delivery
                        where campaign = :campaign and local_date = :date and slot_id = :slot
                        order by account, id limit :most
                        """)
                .param("campaign", slot.campaign().value())
                .param("date", slot.date())
                .param("slot", slot.slot())
                .param("most", MOST_ACCOUNTS)
                .query((row, n) -> row.getString("account") + ": "
                        + Discreet.words(DeliveryState.of(row.getString("state")), row.getString("why")))
                .list()
                .stream()
                .distinct()
                .toList();
    }
}
