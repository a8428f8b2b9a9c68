package org.vigil.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.campaign.CampaignId;
import org.vigil.campaign.Claim;
import org.vigil.campaign.Slot;
import org.vigil.campaign.Turn;
import org.vigil.message.PostKind;
import org.vigil.profile.ProfileId;

/** The table of turns: whose turn it is in which slot. A withdrawn row stays for the record. */
final class PlannedSlots {
    private final JdbcClient jdbc;

    PlannedSlots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A turn that is in force.
     *
     * @param claim why a special day lets it come out of turn; null where none does
     * @param dueAt the slot's moment
     * @param unsent how many of its deliveries no network has been given yet
     * @param begun how many of its deliveries a network was given, or whose time went by
     */
    record Row(
            long id,
            LocalDate date,
            String slot,
            ProfileId profile,
            int round,
            int day,
            boolean pinned,
            @Nullable Claim claim,
            Instant dueAt,
            int unsent,
            int begun) {

        Turn turn(boolean frozen) {
            return new Turn(date, slot, profile, round, day, frozen, claim);
        }

        /** Whether this is that turn, wherever it moves. Another organisation's turn is another one: it has other accounts. */
        boolean is(Turn turn) {
            return profile.equals(turn.profile()) && round == turn.round() && Slot.sameSpeakers(slot, turn.slot());
        }
    }

    private static @Nullable Claim claim(@Nullable String word) {
        return word == null ? null : Claim.valueOf(word);
    }

    private static @Nullable String word(@Nullable Claim claim) {
        return claim == null ? null : claim.name();
    }

    /** The turns in force, in order of time, without what is announced beside them. */
    List<Row> inForce(CampaignId campaign) {
        return jdbc.sql("""
                        select p.id, p.local_date, p.slot_id, p.profile, p.round, p.day, p.pinned_by, p.claim, p.due_at,
                               count(d.id) filter (where d.state in ('planned', 'held', 'due')) as unsent,
                               count(d.id) filter (where d.state not in ('planned', 'held', 'due', 'withdrawn')) as begun
                        from planned_slot p left join delivery d on d.planned_slot = p.id
                        where p.campaign = :campaign and p.withdrawn_at is null and p.kind = 'turn'
                        group by p.id order by p.due_at, p.id
                        """)
                .param("campaign", campaign.value())
                .query((row, n) -> new Row(
                        row.getLong("id"),
                        row.getObject("local_date", LocalDate.class),
                        row.getString("slot_id"),
                        new ProfileId(row.getString("profile")),
                        row.getInt("round"),
                        row.getInt("day"),
                        row.getString("pinned_by") != null,
                        claim(row.getString("claim")),
                        row.getObject("due_at", OffsetDateTime.class).toInstant(),
                        row.getInt("unsent"),
                        row.getInt("begun")))
                .list();
    }

    /** Locks the deliveries of all turns in force, so that none of them is sent while the plan changes. */
    void lockUnsent(CampaignId campaign) {
        jdbc.sql("""
                        select id from delivery where campaign = :campaign and state in ('planned', 'held', 'due')
                        order by id for update
                        """).param("campaign", campaign.value()).query(Long.class).list();
    }

    /** Turns may pass each other while they move up; what holds at commit is checked at commit. */
    void deferChecks() {
        jdbc.sql("set constraints one_post_a_slot, nobody_twice_in_a_round deferred")
                .update();
    }

    long insert(CampaignId campaign, Turn turn, Instant dueAt) {
        return jdbc.sql("""
                        insert into planned_slot (campaign, local_date, slot_id, profile, round, day, claim, due_at)
                        values (:campaign, :date, :slot, :profile, :round, :day, :claim, :due) returning id
                        """)
                .param("campaign", campaign.value())
                .param("date", turn.date())
                .param("slot", turn.slot())
                .param("profile", turn.profile().value())
                .param("round", turn.round())
                .param("day", turn.day())
                .param("claim", word(turn.claim()))
                .param("due", Deliveries.utc(dueAt))
                .query(Long.class)
                .single();
    }

    void move(long id, Turn turn, Instant dueAt) {
        jdbc.sql(
                        "update planned_slot set local_date = :date, slot_id = :slot, day = :day, claim = :claim, due_at = :due where id = :id")
                .param("date", turn.date())
                .param("slot", turn.slot())
                .param("day", turn.day())
                .param("claim", word(turn.claim()))
                .param("due", Deliveries.utc(dueAt))
                .param("id", id)
                .update();
    }

    /** Takes a turn and what is left of its deliveries out of the plan. */
    void withdraw(long id, String why) {
        jdbc.sql("""
                        update delivery set state = 'withdrawn', why = :why, state_at = now()
                        where planned_slot = :id and state in ('planned', 'held', 'due')
                        """).param("why", why).param("id", id).update();
        jdbc.sql("update planned_slot set withdrawn_at = now(), withdrawn_why = :why where id = :id")
                .param("why", why)
                .param("id", id)
                .update();
    }

    /**
     * Takes all of a campaign that no network was given yet out of the plan, announcements too. A turn of which something went
     * out, or may have, stays in force: it was somebody's.
     *
     * @return how many posts
     */
    int withdrawAll(CampaignId campaign, String why) {
        int posts = jdbc.sql("""
                        update delivery set state = 'withdrawn', why = :why, state_at = now()
                        where campaign = :campaign and state in ('planned', 'held', 'due')
                        """)
                .param("why", why)
                .param("campaign", campaign.value())
                .update();
        jdbc.sql("""
                        update planned_slot p set withdrawn_at = now(), withdrawn_why = :why
                        where p.campaign = :campaign and p.withdrawn_at is null
                          and not exists (select from delivery d where d.planned_slot = p.id and d.state <> 'withdrawn')
                        """).param("why", why).param("campaign", campaign.value()).update();
        return posts;
    }

    /** A turn of which some accounts have something and others are still to get it. */
    record Begun(long id, PostKind kind, ProfileId profile, Instant dueAt) {}

    /** The turns that have begun and not ended. */
    List<Begun> begun(CampaignId campaign) {
        return jdbc.sql("""
                        select p.id, p.kind, p.profile, p.due_at from planned_slot p
                        where p.campaign = :campaign and p.withdrawn_at is null
                          and exists (select 1 from delivery d where d.planned_slot = p.id
                                      and d.state in ('planned', 'held', 'due', 'sending'))
                          and exists (select 1 from delivery d where d.planned_slot = p.id
                                      and d.state not in ('planned', 'held', 'due', 'withdrawn'))
                        order by p.id
                        """)
                .param("campaign", campaign.value())
                .query((row, n) -> new Begun(
                        row.getLong("id"),
                        PostKind.of(row.getString("kind")),
                        new ProfileId(row.getString("profile")),
                        row.getObject("due_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * Takes what no network was given yet of a turn out of the plan, and has the gate look at once at what is half out.
     *
     * @param sandboxes whether on those as well
     */
    void silence(long id, String why, boolean sandboxes) {
        jdbc.sql("""
                        update delivery set state = 'withdrawn', why = :why, state_at = now()
                        where planned_slot = :id and state in ('planned', 'held', 'due') and (:sandboxes or not simulated)
                        """)
                .param("why", why)
                .param("id", id)
                .param("sandboxes", sandboxes)
                .update();
        jdbc.sql("""
                        update delivery set next_try_at = '-infinity'
                        where planned_slot = :id and state = 'sending' and next_try_at > now() and (:sandboxes or not simulated)
                        """).param("id", id).param("sandboxes", sandboxes).update();
    }

    /** When each member joined a campaign's roll; newcomers join on the given day. */
    Map<ProfileId, LocalDate> join(CampaignId campaign, List<ProfileId> members, LocalDate today) {
        jdbc.sql("""
                        insert into roll_member (campaign, profile, joined_on)
                        select :campaign, member, :today from unnest(cast(:members as text[])) as member
                        on conflict do nothing
                        """)
                .param("campaign", campaign.value())
                .param("members", members.stream().map(ProfileId::value).toArray(String[]::new))
                .param("today", today)
                .update();
        Map<ProfileId, LocalDate> joined = new HashMap<>();
        jdbc.sql("select profile, joined_on from roll_member where campaign = :campaign")
                .param("campaign", campaign.value())
                .query((row, n) -> joined.put(
                        new ProfileId(row.getString("profile")), row.getObject("joined_on", LocalDate.class)))
                .list();
        return joined;
    }
}
