package org.vigil.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;

/** The table of deliveries, to look at. {@link DeliveryQueue} chooses among them, and {@link DeliveryStates} moves them on. */
public final class Deliveries {
    private final JdbcClient jdbc;

    public Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Delivery> find(long id) {
        return jdbc.sql("select " + DeliveryRow.COLUMNS
                        + " from delivery d join planned_slot p on p.id = d.planned_slot where d.id = :id")
                .param("id", id)
                .query(DeliveryRow::of)
                .optional();
    }

    /** Those of these numbers, in no order. */
    List<Delivery> of(Collection<Long> ids) {
        return jdbc.sql("select " + DeliveryRow.COLUMNS
                        + " from delivery d join planned_slot p on p.id = d.planned_slot where d.id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query(DeliveryRow::of)
                .list();
    }

    /** As {@link #find}, locked until the transaction ends. */
    Optional<Delivery> lock(long id) {
        return jdbc.sql(
                        "select " + DeliveryRow.COLUMNS
                                + " from delivery d join planned_slot p on p.id = d.planned_slot where d.id = :id for update of d")
                .param("id", id)
                .query(DeliveryRow::of)
                .optional();
    }

    /** Whether any post has ever gone out on a real network. */
    public boolean anyOnRealNetworks() {
        return jdbc.sql("select exists (select from delivery where published_at is not null and not simulated)")
                .query(Boolean.class)
                .single();
    }

    /** Of a campaign, by moment and account. */
    public List<Delivery> of(CampaignId campaign) {
        return jdbc.sql("select " + DeliveryRow.COLUMNS + """
                        from delivery d join planned_slot p on p.id = d.planned_slot
                        where d.campaign = :campaign order by d.due_at, d.local_date, d.slot_id, d.id
                        """)
                .param("campaign", campaign.value())
                .query(DeliveryRow::of)
                .list();
    }

    /** Those that no network has been given yet and whose slot lies before a moment. */
    public List<Delivery> unsentBefore(Instant moment) {
        return jdbc.sql("select " + DeliveryRow.COLUMNS + """
                        from delivery d join planned_slot p on p.id = d.planned_slot
                        where d.state in ('planned', 'held', 'due') and d.due_at < :moment order by d.due_at, d.id
                        """)
                .param("moment", utc(moment))
                .query(DeliveryRow::of)
                .list();
    }

    /** Of each account of each started campaign, and each kind of post, the one that is next, or is kept back now. */
    public List<Delivery> next() {
        return jdbc.sql("select distinct on (d.campaign, d.account, d.kind) " + DeliveryRow.COLUMNS + """
                        from delivery d
                        join planned_slot p on p.id = d.planned_slot
                        join campaign c on c.id = d.campaign and c.started_at is not null
                        where d.state in ('planned', 'held', 'due')
                        order by d.campaign, d.account, d.kind, d.due_at, d.id
                        """)
                .query(DeliveryRow::of)
                .list();
    }

    /** By moment and account. */
    public List<Delivery> all() {
        return jdbc.sql("select " + DeliveryRow.COLUMNS + """
                        from delivery d join planned_slot p on p.id = d.planned_slot order by d.due_at, d.id
                        """)
                .query(DeliveryRow::of)
                .list();
    }

    public List<Delivery> in(DeliveryState state) {
        return jdbc.sql("select " + DeliveryRow.COLUMNS + """
                        from delivery d join planned_slot p on p.id = d.planned_slot
                        where d.state = :state order by d.due_at, d.id
                        """)
                .param("state", state.word())
                .query(DeliveryRow::of)
                .list();
    }

    /** How many stand in each state; every state is named. */
    public Map<DeliveryState, Long> sums() {
        Map<DeliveryState, Long> sums = new EnumMap<>(DeliveryState.class);
        for (DeliveryState state : DeliveryState.values()) {
            sums.put(state, 0L);
        }
        jdbc.sql("select state, count(*) as n from delivery group by state")
                .query((row, n) -> sums.put(DeliveryState.of(row.getString("state")), row.getLong("n")))
                .list();
        return sums;
    }

    /** How many of a campaign stand in each state from which something may become of them; a state in which none does is left out. */
    Map<DeliveryState, Long> open(CampaignId campaign) {
        Map<DeliveryState, Long> sums = new EnumMap<>(DeliveryState.class);
        // Each half has an index of its own, so that nobody reads all that was ever published.
        jdbc.sql("""
                        select state, count(*) as n from (
                            select state from delivery
                            where campaign = :campaign and state in ('planned', 'held', 'due', 'sending')
                            union all
                            select state from delivery where campaign = :campaign and state in ('settling', 'uncertain')) open
                        group by state
                        """)
                .param("campaign", campaign.value())
                .query((row, n) -> sums.put(DeliveryState.of(row.getString("state")), row.getLong("n")))
                .list();
        return sums;
    }

    /** Of the accounts, on a day, by moment and account. */
    List<Delivery> on(Collection<AccountName> accounts, LocalDate date) {
        return jdbc.sql("select " + DeliveryRow.COLUMNS + """
                        from delivery d join planned_slot p on p.id = d.planned_slot
                        where d.account = any(:accounts) and d.local_date = :date order by d.due_at, d.id
                        """)
                .param("accounts", accounts.stream().map(AccountName::value).toArray(String[]::new))
                .param("date", date)
                .query(DeliveryRow::of)
                .list();
    }

    /** After something was decided: what is held is looked at again at once. */
    public void lookAgain() {
        jdbc.sql("update delivery set next_try_at = '-infinity' where state = 'held'")
                .update();
    }

    /** For {@code = any(:ids)}. */
    static Long[] ids(Collection<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::id).toArray(Long[]::new);
    }

    static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
