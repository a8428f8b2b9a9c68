package org.vigil.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.campaign.CampaignId;
import org.vigil.profile.ProfileId;

/** Whom people of the team want on a day, in a slot. One that was taken back stays for the record. */
public final class Pins {
    /**
     * A pin in force.
     *
     * @param date in the campaign's zone
     * @param slot the slot's id
     * @param round of the turn that moves there; null for whichever of theirs is nearest
     * @param unmet why the plan does not follow it, in words for the team; null while it does, or its day is further ahead
     *     than the plan
     */
    public record Pin(
            long id,
            CampaignId campaign,
            LocalDate date,
            String slot,
            ProfileId profile,
            @Nullable Integer round,
            String setBy,
            @Nullable String unmet) {}

    private static final String COLUMNS = "id, campaign, local_date, slot_id, profile, round, set_by, unmet ";

    private final JdbcClient jdbc;

    public Pins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of a campaign on days from one to another, both included, in order of time. */
    public List<Pin> of(CampaignId campaign, LocalDate from, LocalDate to) {
        return jdbc.sql("select " + COLUMNS + """
                        from pin where removed_at is null and campaign = :campaign and local_date between :from and :to
                        order by local_date, slot_id
                        """)
                .param("campaign", campaign.value())
                .param("from", from)
                .param("to", to)
                .query((row, n) -> pin(row))
                .list();
    }

    public Optional<Pin> find(long id) {
        return jdbc.sql("select " + COLUMNS + "from pin where removed_at is null and id = :id")
                .param("id", id)
                .query((row, n) -> pin(row))
                .optional();
    }

    /** Returns its number. There is no other pin on that slot, nor another of the same person on that day. */
    long set(PinDesk.Wish wish, String who) {
        return jdbc.sql("""
                        insert into pin (campaign, local_date, slot_id, profile, round, set_by)
                        values (:campaign, :date, :slot, :profile, cast(:round as int), :who) returning id
                        """)
                .param("campaign", wish.campaign().value())
                .param("date", wish.date())
                .param("slot", wish.slot())
                .param("profile", wish.profile().value())
                .param("round", wish.round())
                .param("who", who)
                .query(Long.class)
                .single();
    }

    /** @return whether it was in force */
    boolean remove(long id, String who) {
        return jdbc.sql("update pin set removed_by = :who, removed_at = now() where id = :id and removed_at is null")
                        .param("who", who)
                        .param("id", id)
                        .update()
                == 1;
    }

    void unmet(long id, @Nullable String why) {
        jdbc.sql("update pin set unmet = cast(:why as text) where id = :id")
                .param("why", why)
                .param("id", id)
                .update();
    }

    /** Turns that are still to come and whose pin was taken back are nobody's any more. */
    void release(CampaignId campaign) {
        jdbc.sql("""
                        update planned_slot p set pinned_by = null
                        where p.campaign = :campaign and p.withdrawn_at is null and p.pinned_by is not null
                          and not exists (select from pin where pin.removed_at is null and pin.campaign = p.campaign
                                          and pin.local_date = p.local_date and pin.slot_id = p.slot_id
                                          and pin.profile = p.profile)
                          and not exists (select from delivery d where d.planned_slot = p.id
                                          and d.state not in ('planned', 'held', 'due', 'withdrawn'))
                        """).param("campaign", campaign.value()).update();
    }

    /** Turns that stand where a pin wants them are its. */
    void fasten(CampaignId campaign) {
        jdbc.sql("""
                        update planned_slot p set pinned_by = pin.set_by from pin
                        where p.campaign = :campaign and p.withdrawn_at is null and p.kind = 'turn' and p.pinned_by is null
                          and pin.removed_at is null and pin.campaign = p.campaign and pin.local_date = p.local_date
                          and pin.slot_id = p.slot_id and pin.profile = p.profile
                        """).param("campaign", campaign.value()).update();
    }

    private static Pin pin(ResultSet row) throws SQLException {
        return new Pin(
                row.getLong("id"),
                new CampaignId(row.getString("campaign")),
                row.getObject("local_date", LocalDate.class),
                row.getString("slot_id"),
                new ProfileId(row.getString("profile")),
                row.getObject("round", Integer.class),
                row.getString("set_by"),
                row.getString("unmet"));
    }
}
