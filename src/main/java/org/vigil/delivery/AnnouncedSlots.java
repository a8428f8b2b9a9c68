package org.vigil.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.message.PostKind;
import org.vigil.profile.ProfileId;

/** The rows of the table of turns that are nobody's turn: what is announced, beside the rotation. */
final class AnnouncedSlots {
    private final JdbcClient jdbc;

    AnnouncedSlots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What tells one announcement from another.
     *
     * @param custodySince of a release: the first day of the custody that it ended; null for everything else
     */
    record Subject(
            CampaignId campaign,
            PostKind kind,
            ProfileId id,
            @Nullable LocalDate custodySince) {}

    /** An announcement in force, as far as no network has been given anything of it. */
    record Unsent(long id, PostKind kind, ProfileId profile, Instant dueAt) {}

    /** Those of a campaign of which something may still go out. */
    List<Unsent> unsent(CampaignId campaign) {
        return jdbc.sql("""
                        select p.id, p.kind, p.profile, p.due_at from planned_slot p
                        where p.campaign = :campaign and p.kind in ('released', 'memorial') and p.withdrawn_at is null
                          and exists (select from delivery d
                                      where d.planned_slot = p.id and d.state in ('planned', 'held', 'due'))
                          and not exists (select from delivery d
                                          where d.planned_slot = p.id
                                            and d.state not in ('planned', 'held', 'due', 'withdrawn'))
                        order by p.id
                        """)
                .param("campaign", campaign.value())
                .query((row, n) -> new Unsent(
                        row.getLong("id"),
                        PostKind.of(row.getString("kind")),
                        new ProfileId(row.getString("profile")),
                        row.getObject("due_at", java.time.OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * An event in the plan.
     *
     * @param begun how many of its deliveries a network was given, or whose time went by
     */
    record EventRow(long id, ProfileId event, LocalDate date, String slot, Instant dueAt, int begun) {}

    List<EventRow> events(CampaignId campaign) {
        return jdbc.sql("""
                        select p.id, p.profile, p.local_date, p.slot_id, p.due_at,
                               count(d.id) filter (where d.state not in ('planned', 'held', 'due', 'withdrawn')) as begun
                        from planned_slot p left join delivery d on d.planned_slot = p.id
                        where p.campaign = :campaign and p.kind = 'event' and p.withdrawn_at is null
                        group by p.id order by p.due_at, p.id
                        """)
                .param("campaign", campaign.value())
                .query((row, n) -> new EventRow(
                        row.getLong("id"),
                        new ProfileId(row.getString("profile")),
                        row.getObject("local_date", LocalDate.class),
                        row.getString("slot_id"),
                        row.getObject("due_at", java.time.OffsetDateTime.class).toInstant(),
                        row.getInt("begun")))
                .list();
    }

    /** The deliveries of it that may still go out, or have, or may have. */
    List<Delivery> standing(Subject subject) {
        return where("select " + DeliveryRow.COLUMNS + """
                        from delivery d join planned_slot p on p.id = d.planned_slot
                        where p.withdrawn_at is null and p.campaign = :campaign and p.kind = :kind and p.profile = :profile
                          and p.custody_since is not distinct from cast(:since as date)
                          and d.state not in ('withdrawn', 'missed', 'refused')
                        order by d.id
                        """, subject)
                .query(DeliveryRow::of)
                .list();
    }

    /** Accounts that have said it, or may have, for whichever campaign. */
    List<AccountName> said(Subject subject) {
        return where("""
                        select distinct account from delivery
                        where kind = :kind and profile = :profile and custody_since is not distinct from cast(:since as date)
                          and state in ('sending', 'settling', 'uncertain', 'published', 'published_in_part')
                          and cast(:campaign as text) is not null
                        """, subject)
                .query((row, n) -> new AccountName(row.getString("account")))
                .list();
    }

    /** Takes an earlier one, of which nothing can go out any more, out of the plan. */
    void replace(Subject subject) {
        where("""
                        update planned_slot set withdrawn_at = now(), withdrawn_why = 'offered anew'
                        where withdrawn_at is null and campaign = :campaign and kind = :kind and profile = :profile
                          and custody_since is not distinct from cast(:since as date)
                        """, subject).update();
    }

    long insert(Subject subject, LocalDate date, String slot, Instant dueAt, @Nullable String askedBy) {
        return where("""
                        insert into planned_slot (campaign, local_date, slot_id, profile, round, day, due_at, kind,
                                                  custody_since, asked_by)
                        values (:campaign, :date, :slot, :profile, 0, 0, :due, :kind, cast(:since as date), :by)
                        returning id
                        """, subject)
                .param("date", date)
                .param("slot", slot)
                .param("due", Deliveries.utc(dueAt))
                .param("by", askedBy)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec where(String sql, Subject subject) {
        return jdbc.sql(sql)
                .param("campaign", subject.campaign().value())
                .param("kind", subject.kind().word())
                .param("profile", subject.id().value())
                .param("since", subject.custodySince());
    }
}
