package org.vigil.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.profile.ProfileId;

/** The table of deliveries, and the only code that changes a delivery's state. {@link DeliveryQueue} chooses among them. */
public final class Deliveries {
    /** Of {@code delivery d} and {@code planned_slot p}, for {@link #row}. */
    static final String COLUMNS = """
            d.id, d.planned_slot, d.campaign, d.local_date, d.slot_id, d.profile, d.account, p.day, d.due_at, d.late_at,
            d.state, d.why, d.tries, d.send_key, d.frozen, d.url, d.published_at, d.simulated
            """;

    private final JdbcClient jdbc;

    public Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Delivery> find(long id) {
        return jdbc.sql("select " + COLUMNS
                        + " from delivery d join planned_slot p on p.id = d.planned_slot where d.id = :id")
                .param("id", id)
                .query(Deliveries::row)
                .optional();
    }

    /** As {@link #find}, locked until the transaction ends. */
    Optional<Delivery> lock(long id) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + " from delivery d join planned_slot p on p.id = d.planned_slot where d.id = :id for update of d")
                .param("id", id)
                .query(Deliveries::row)
                .optional();
    }

    /** Of a campaign, by moment and account. */
    public List<Delivery> of(CampaignId campaign) {
        return jdbc.sql("select " + COLUMNS + """
                        from delivery d join planned_slot p on p.id = d.planned_slot
                        where d.campaign = :campaign order by d.due_at, d.local_date, d.slot_id, d.id
                        """)
                .param("campaign", campaign.value())
                .query(Deliveries::row)
                .list();
    }

    /** Those that no network has been given yet and whose slot lies before a moment. */
    public List<Delivery> unsentBefore(Instant moment) {
        return jdbc.sql("select " + COLUMNS + """
                        from delivery d join planned_slot p on p.id = d.planned_slot
                        where d.state in ('planned', 'held', 'due') and d.due_at < :moment order by d.due_at, d.id
                        """)
                .param("moment", utc(moment))
                .query(Deliveries::row)
                .list();
    }

    /** Of each account of each started campaign the one whose turn is next, or is kept back now. */
    public List<Delivery> next() {
        return jdbc.sql("select distinct on (d.campaign, d.account) " + COLUMNS + """
                        from delivery d
                        join planned_slot p on p.id = d.planned_slot
                        join campaign c on c.id = d.campaign and c.started_at is not null
                        where d.state in ('planned', 'held', 'due')
                        order by d.campaign, d.account, d.due_at, d.id
                        """)
                .query(Deliveries::row)
                .list();
    }

    /** What stands, in whole or in part, about a profile since a moment, the newest first. */
    public List<Delivery> publishedAbout(ProfileId profile, Instant since) {
        return jdbc.sql("select " + COLUMNS + """
                        from delivery d join planned_slot p on p.id = d.planned_slot
                        where d.profile = :profile and d.published_at >= :since order by d.published_at desc, d.id
                        """)
                .param("profile", profile.value())
                .param("since", utc(since))
                .query(Deliveries::row)
                .list();
    }

    /** By moment and account. */
    public List<Delivery> all() {
        return jdbc.sql("select " + COLUMNS + """
                        from delivery d join planned_slot p on p.id = d.planned_slot order by d.due_at, d.id
                        """).query(Deliveries::row).list();
    }

    public List<Delivery> in(DeliveryState state) {
        return jdbc.sql("select " + COLUMNS + """
                        from delivery d join planned_slot p on p.id = d.planned_slot
                        where d.state = :state order by d.due_at, d.id
                        """)
                .param("state", state.word())
                .query(Deliveries::row)
                .list();
    }

    /**
     * For each delivery that may not go out beside what its account has said: the campaign that has already used its slot,
     * or spoken of its profile on that day; what the indexes one_message_a_slot and nobody_twice_a_day would refuse. A slot that was
     * divided among organisations, or was so, is the same slot.
     */
    Map<Long, CampaignId> inTheWay(Collection<Delivery> deliveries) {
        Map<Long, CampaignId> inTheWay = new HashMap<>();
        jdbc.sql("""
                        select distinct on (d.id) d.id, other.campaign
                        from delivery d join delivery other
                          on other.account = d.account and other.local_date = d.local_date and other.id <> d.id
                          and (other.profile = d.profile or (other.campaign = d.campaign
                                                             and split_part(other.slot_id, '.', 1) = split_part(d.slot_id, '.', 1)
                                                             and other.removed_at is null))
                          and other.state in ('sending', 'settling', 'uncertain', 'published', 'published_in_part')
                        where d.id = any(:ids)
                        order by d.id, other.id
                        """)
                .param("ids", ids(deliveries))
                .query((row, n) -> inTheWay.put(row.getLong("id"), new CampaignId(row.getString("campaign"))))
                .list();
        return inTheWay;
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

    /**
     * When an account's delivery of a turn is due.
     *
     * @param lateAt after this moment it is missed
     */
    record Timed(AccountName account, Instant dueAt, Instant lateAt, boolean simulated) {}

    /**
     * One delivery for each account: new ones are planned, those of a turn that moved to another slot follow it. Only what
     * no network has been given yet moves.
     */
    void schedule(long plannedSlot, Collection<Timed> timed) {
        String wanted = """
                unnest(:accounts, cast(:due as timestamptz[]), cast(:late as timestamptz[]), :simulated)
                as timed (account, due_at, late_at, simulated)
                """;
        with(plannedSlot, timed, """
                        update delivery d set local_date = p.local_date, slot_id = p.slot_id,
                                              due_at = timed.due_at, late_at = timed.late_at
                        from planned_slot p,
                        """ + wanted + """
                        where p.id = d.planned_slot and d.planned_slot = :slot and d.account = timed.account
                          and d.state in ('planned', 'held', 'due')
                          and (d.local_date, d.slot_id, d.due_at, d.late_at)
                              is distinct from (p.local_date, p.slot_id, timed.due_at, timed.late_at)
                        """).update();
        with(plannedSlot, timed, """
                        insert into delivery (planned_slot, campaign, local_date, slot_id, profile, account,
                                              due_at, late_at, state, simulated)
                        select p.id, p.campaign, p.local_date, p.slot_id, p.profile, timed.account,
                               timed.due_at, timed.late_at, 'planned', timed.simulated
                        from planned_slot p,
                        """ + wanted + """
                        where p.id = :slot
                          and not exists (select 1 from delivery d where d.planned_slot = p.id and d.account = timed.account)
                        """).update();
    }

    private JdbcClient.StatementSpec with(long plannedSlot, Collection<Timed> timed, String sql) {
        return jdbc.sql(sql)
                .param("slot", plannedSlot)
                .param(
                        "accounts",
                        timed.stream().map(each -> each.account().value()).toArray(String[]::new))
                .param(
                        "due",
                        timed.stream().map(each -> each.dueAt().toString()).toArray(String[]::new))
                .param(
                        "late",
                        timed.stream().map(each -> each.lateAt().toString()).toArray(String[]::new))
                .param("simulated", timed.stream().map(Timed::simulated).toArray(Boolean[]::new));
    }

    void held(Delivery delivery, String why, Duration lookAgainAfter) {
        move(delivery, DeliveryState.HELD, why);
        tryAgain(delivery, lookAgainAfter);
    }

    void due(Delivery delivery, String why, Duration after) {
        move(delivery, DeliveryState.DUE, why);
        tryAgain(delivery, after);
    }

    /** The network could not take it once more. */
    void failedOnce(Delivery delivery) {
        jdbc.sql("update delivery set tries = tries + 1 where id = :id")
                .param("id", delivery.id())
                .update();
    }

    /** Each of them has an attempt that is being written. */
    void sending(Collection<Delivery> deliveries) {
        deliveries.forEach(delivery -> requireMay(delivery, DeliveryState.SENDING));
        int moved = jdbc.sql("""
                        update delivery set state_at = case when state = 'sending' then state_at else now() end,
                                            state = 'sending', why = null
                        where id = any(:ids) and state in ('planned', 'held', 'due', 'sending')
                        """).param("ids", ids(deliveries)).update();
        if (moved != deliveries.size()) {
            throw new IllegalStateException("some of the deliveries to be sent were changed by somebody else");
        }
    }

    void sending(Delivery delivery) {
        move(delivery, DeliveryState.SENDING, null);
    }

    /** Keeps the state of a thread that is under way and waits before its next part. */
    void waiting(Delivery delivery, String why, Duration after) {
        move(delivery, DeliveryState.SENDING, why);
        tryAgain(delivery, after);
    }

    void withdrawn(Delivery delivery, String why) {
        move(delivery, DeliveryState.WITHDRAWN, why);
    }

    void missed(Delivery delivery, String why) {
        move(delivery, DeliveryState.MISSED, why);
    }

    void refused(Delivery delivery, String why) {
        move(delivery, DeliveryState.REFUSED, why);
    }

    /** Nobody knows whether it stands; the network is asked after a while. */
    void settling(Delivery delivery, String why, Duration askAfter) {
        move(delivery, DeliveryState.SETTLING, why);
        tryAgain(delivery, askAfter);
    }

    /** Is still settling, and is asked about again after a while. */
    void askAgain(Delivery delivery, Duration after) {
        tryAgain(delivery, after);
    }

    void uncertain(Delivery delivery, String why) {
        move(delivery, DeliveryState.UNCERTAIN, why);
    }

    void publishedInPart(Delivery delivery, String why) {
        move(delivery, DeliveryState.PUBLISHED_IN_PART, why);
    }

    /** All of it stands. */
    void published(Delivery delivery, Instant at) {
        stands(delivery, DeliveryState.PUBLISHED, null, at);
    }

    /** A part stands, and with it the whole. The first part says where followers see it. */
    void published(Delivery delivery, @Nullable String url, Instant at) {
        stands(delivery, DeliveryState.PUBLISHED, url, at);
    }

    /** A part of a thread stands, and the next may be sent at once. */
    void nextPart(Delivery delivery, @Nullable String url, Instant at) {
        stands(delivery, DeliveryState.SENDING, url, at);
    }

    private void stands(Delivery delivery, DeliveryState to, @Nullable String url, Instant at) {
        requireMay(delivery, to);
        requireOne(
                delivery,
                jdbc.sql("""
                        update delivery set url = coalesce(url, :url), published_at = coalesce(published_at, :at), tries = 0,
                                            state_at = case when state = :to then state_at else now() end,
                                            state = :to, why = null, next_try_at = '-infinity'
                        where id = :id and state = :from
                        """)
                        .param("url", url)
                        .param("at", utc(at))
                        .param("to", to.word())
                        .param("from", delivery.state().word())
                        .param("id", delivery.id())
                        .update());
    }

    /** Somebody says that he or she has posted it by hand. */
    void postedByHand(Delivery delivery, String url, Instant at) {
        stands(delivery, DeliveryState.PUBLISHED, url, at);
    }

    /** Of the accounts, on a day, by moment and account. */
    List<Delivery> on(Collection<AccountName> accounts, LocalDate date) {
        return jdbc.sql("select " + COLUMNS + """
                        from delivery d join planned_slot p on p.id = d.planned_slot
                        where d.account = any(:accounts) and d.local_date = :date order by d.due_at, d.id
                        """)
                .param("accounts", accounts.stream().map(AccountName::value).toArray(String[]::new))
                .param("date", date)
                .query(Deliveries::row)
                .list();
    }

    /** The words of the message are final from now on. */
    void freeze(Delivery delivery, String messageJson) {
        jdbc.sql("update delivery set frozen = coalesce(frozen, :frozen::jsonb) where id = :id")
                .param("frozen", messageJson)
                .param("id", delivery.id())
                .update();
    }

    /** No part of it stands: its words and its number are made anew when it is tried again. */
    void thaw(Delivery delivery) {
        jdbc.sql("update delivery set frozen = null where id = :id")
                .param("id", delivery.id())
                .update();
    }

    /** After something was decided: what is held is looked at again at once. */
    public void lookAgain() {
        jdbc.sql("update delivery set next_try_at = '-infinity' where state = 'held'")
                .update();
    }

    private void tryAgain(Delivery delivery, Duration after) {
        jdbc.sql("update delivery set next_try_at = now() + make_interval(secs => :seconds) where id = :id")
                .param("seconds", after.toMillis() / 1000.0)
                .param("id", delivery.id())
                .update();
    }

    /** @throws IllegalStateException where the delivery does not stand where the caller thinks, or may not go there */
    private void move(Delivery delivery, DeliveryState to, @Nullable String why) {
        requireMay(delivery, to);
        int moved = jdbc.sql("""
                        update delivery set state_at = case when state = :to then state_at else now() end,
                                            state = :to, why = :why
                        where id = :id and state = :from
                        """)
                .param("to", to.word())
                .param("from", delivery.state().word())
                .param("why", why)
                .param("id", delivery.id())
                .update();
        requireOne(delivery, moved);
    }

    private static void requireOne(Delivery delivery, int moved) {
        if (moved != 1) {
            throw new IllegalStateException("delivery " + delivery.id() + " was changed by somebody else");
        }
    }

    private static void requireMay(Delivery delivery, DeliveryState to) {
        if (!delivery.state().mayBecome(to)) {
            throw new IllegalStateException("delivery " + delivery.id() + " is "
                    + delivery.state().words() + " and cannot become " + to.words());
        }
    }

    /** For {@code = any(:ids)}. */
    static Long[] ids(Collection<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::id).toArray(Long[]::new);
    }

    static Delivery row(ResultSet row, int n) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                row.getLong("planned_slot"),
                new CampaignId(row.getString("campaign")),
                row.getObject("local_date", LocalDate.class),
                row.getString("slot_id"),
                new ProfileId(row.getString("profile")),
                new AccountName(row.getString("account")),
                row.getInt("day"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getObject("late_at", OffsetDateTime.class).toInstant(),
                DeliveryState.of(row.getString("state")),
                row.getString("why"),
                row.getInt("tries"),
                row.getObject("send_key", UUID.class),
                row.getString("frozen"),
                row.getString("url"),
                instant(row, "published_at"),
                row.getBoolean("simulated"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
