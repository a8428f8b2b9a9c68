package org.vigil.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.campaign.CampaignId;
import org.vigil.delivery.DeliveryState;
import org.vigil.delivery.Discreet;
import org.vigil.delivery.RepostState;

/** Finds the posts of started campaigns that some account will never get, although nobody has decided so. */
final class FailedPosts {
    /** Longer than the longest late window. */
    private static final Duration LOOK_BACK = Duration.ofDays(15);

    private final JdbcClient jdbc;

    FailedPosts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param why as it may leave this machine
     * @param accounts how many the slot has
     */
    record Failed(CampaignId campaign, LocalDate date, String slot, String account, String why, int accounts) {}

    private record Row(Failed failed, boolean waitedForAPerson) {}

    /**
     * What ended within a day, and of a slot that is decided: something of it stands, or may, or nothing of it can go out
     * any more. What was due before somebody started the campaign was never expected, and what was missed under a stop
     * is told for as long as the stop lasts.
     */
    List<Failed> at(Instant now) {
        return jdbc
                .sql("""
                        with slot as (
                            select planned_slot, count(*) filter (where state <> 'withdrawn') as accounts,
                                   bool_or(published_at is not null or state in ('sending', 'settling', 'uncertain'))
                                       or bool_and(state not in ('planned', 'held', 'due')) as decided
                            from delivery where due_at > :since group by planned_slot
                        )
                        select d.campaign, d.local_date, d.slot_id, d.account, d.state, d.why,
                               s.accounts + (select count(*) from repost r join delivery e on e.id = r.delivery
                                             where e.planned_slot = d.planned_slot) as accounts
                        from delivery d join campaign c on c.id = d.campaign and d.due_at >= c.started_at
                        join slot s on s.planned_slot = d.planned_slot and s.decided
                        where d.due_at > :since and d.state_at > now() - interval '1 day'
                          and (d.state in ('refused', 'missed')
                               or d.state = 'published_in_part'
                                  and exists (select from attempt a where a.delivery = d.id and a.outcome = 'refused'))
                          and not (d.state = 'missed' and exists (
                              select from restriction r
                              where (r.scope = 'everything' or r.scope = 'campaign' and r.subject = d.campaign
                                     or r.scope = 'account' and r.subject = d.account)
                                and r.set_at <= d.late_at and (r.lifted_at is null or r.lifted_at >= d.late_at)))
                        order by d.due_at, d.campaign, d.slot_id, d.account
                        """)
                .param("since", Alerts.utc(now.minus(LOOK_BACK)))
                .query((row, n) -> {
                    DeliveryState state = DeliveryState.of(row.getString("state"));
                    String why = row.getString("why");
                    return new Row(
                            new Failed(
                                    new CampaignId(row.getString("campaign")),
                                    row.getObject("local_date", LocalDate.class),
                                    row.getString("slot_id"),
                                    row.getString("account"),
                                    Discreet.words(state, why),
                                    row.getInt("accounts")),
                            Discreet.waitedForAPerson(state, why));
                })
                .list()
                .stream()
                .filter(row -> !row.waitedForAPerson())
                .map(Row::failed)
                .toList();
    }

    /** Reposts of such posts that will not come either, by the same rules. */
    List<Failed> reposts(Instant now) {
        return jdbc.sql("""
                        select d.campaign, d.local_date, d.slot_id, p.account, p.state, p.why,
                               (select count(*) from delivery e
                                where e.planned_slot = d.planned_slot and e.state <> 'withdrawn')
                               + (select count(*) from repost r join delivery e on e.id = r.delivery
                                  where e.planned_slot = d.planned_slot) as accounts
                        from repost p join delivery d on d.id = p.delivery
                        where d.due_at > :since and p.state_at > now() - interval '1 day'
                          and p.state in ('refused', 'missed')
                          and not exists (select from repost_attempt a where a.repost = p.id and a.what = 'take_back')
                          and not (p.state = 'missed' and exists (
                              select from restriction r
                              where (r.scope = 'everything' or r.scope = 'campaign' and r.subject = d.campaign
                                     or r.scope = 'account' and r.subject in (p.account, d.account))
                                and r.set_at <= p.late_at and (r.lifted_at is null or r.lifted_at >= p.late_at)))
                        order by p.due_at, d.campaign, d.slot_id, p.account
                        """)
                .param("since", Alerts.utc(now.minus(LOOK_BACK)))
                .query((row, n) -> new Failed(
                        new CampaignId(row.getString("campaign")),
                        row.getObject("local_date", LocalDate.class),
                        row.getString("slot_id"),
                        row.getString("account"),
                        Discreet.words(RepostState.of(row.getString("state")), row.getString("why")),
                        row.getInt("accounts")))
                .list();
    }
}
