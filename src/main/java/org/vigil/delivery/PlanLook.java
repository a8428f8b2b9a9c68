package org.vigil.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.vigil.profile.ProfileId;

/** The stored plan as people look at it: what is to come, and what became of what has been. */
public final class PlanLook {
    /**
     * A delivery and the turn that it belongs to.
     *
     * @param slotAt the slot's moment, before accounts are spaced
     * @param round 0 for what is nobody's turn
     * @param claim why a special day lets it come out of turn; null where none does
     * @param pinnedBy who pinned it; null for nobody
     */
    public record Planned(
            Delivery delivery,
            Instant slotAt,
            int round,
            @Nullable Claim claim,
            @Nullable String pinnedBy) {}

    /** A slot on a day. */
    public record Place(CampaignId campaign, LocalDate date, String slot) {}

    private static final String SELECT = "select " + DeliveryRow.WITHOUT_MESSAGE + """
            , p.due_at as slot_at, p.round, p.claim, p.pinned_by
            from planned_slot p join delivery d on d.planned_slot = p.id
            """;

    private final JdbcClient jdbc;

    public PlanLook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of all campaigns, on days of their own zones from one to another, both included, in order of time. */
    public List<Planned> between(LocalDate from, LocalDate to) {
        return jdbc.sql(SELECT + """
                        where p.withdrawn_at is null and p.local_date between :from and :to
                        order by p.due_at, p.id, d.due_at, d.id
                        """)
                .param("from", from)
                .param("to", to)
                .query(PlanLook::planned)
                .list();
    }

    /** What one turn says, on each account; none where it is not in the plan any more. */
    public List<Planned> of(long plannedSlot) {
        return jdbc.sql(SELECT + "where p.withdrawn_at is null and p.id = :id order by d.due_at, d.id")
                .param("id", plannedSlot)
                .query(PlanLook::planned)
                .list();
    }

    /** What stands in the plan of events, on each account, in order of time: what is to come and what became of what has been. */
    public List<Planned> events() {
        return jdbc.sql(SELECT
                        + "where p.withdrawn_at is null and p.kind = 'event' order by p.due_at, p.id, d.due_at, d.id")
                .query(PlanLook::planned)
                .list();
    }

    /** As above, of one event. */
    public List<Planned> ofEvent(ProfileId event) {
        return jdbc.sql(SELECT + """
                        where p.withdrawn_at is null and p.kind = 'event' and p.profile = :event
                        order by p.due_at, p.id, d.due_at, d.id
                        """)
                .param("event", event.value())
                .query(PlanLook::planned)
                .list();
    }

    /** Why the last who was to come in a slot did not, for slots that somebody fell out of. */
    public Map<Place, String> fellOut(LocalDate from, LocalDate to) {
        Map<Place, String> why = new HashMap<>();
        jdbc.sql("""
                        select distinct on (campaign, local_date, slot_id) campaign, local_date, slot_id, withdrawn_why
                        from planned_slot where withdrawn_at is not null and local_date between :from and :to
                        order by campaign, local_date, slot_id, withdrawn_at desc
                        """)
                .param("from", from)
                .param("to", to)
                .query((row, n) -> why.put(
                        new Place(
                                new CampaignId(row.getString("campaign")),
                                row.getObject("local_date", LocalDate.class),
                                row.getString("slot_id")),
                        row.getString("withdrawn_why")))
                .list();
        return why;
    }

    private static Planned planned(ResultSet row, int n) throws SQLException {
        String claim = row.getString("claim");
        return new Planned(
                DeliveryRow.of(row, n),
                row.getObject("slot_at", OffsetDateTime.class).toInstant(),
                row.getInt("round"),
                claim == null ? null : Claim.valueOf(claim),
                row.getString("pinned_by"));
    }
}
