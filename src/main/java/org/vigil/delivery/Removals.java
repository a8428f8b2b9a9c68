package org.vigil.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.profile.ProfileId;

/** The table of posts that are to stand nowhere any more. Leases and waits are measured by the database's clock. */
public final class Removals {
    /** Longer than deleting and asking may take together, so that a running deletion is never taken for a lost one. */
    static final Duration LEASE = Duration.ofMinutes(3);

    private static final String COLUMNS = """
            r.id, r.delivery, r.account, r.person, r.speaks, r.asked_by, r.state, r.why, r.by_whom, r.tries,
            greatest(r.next_try_at, r.asked_at) as next_try_at,
            (select max(p.blind) from removal_part p where p.removal = r.id) as blind
            """;

    private final JdbcClient jdbc;

    public Removals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Asks for a post's removal; once more where it could not be done before. One that is done stays done. */
    void ask(Delivery delivery, @Nullable ProfileId person, Mentions.How how, String who) {
        long id = jdbc.sql("""
                        insert into removal as known (delivery, account, person, speaks, asked_by)
                        values (:delivery, :account, :person, :speaks, :who)
                        on conflict (delivery) do update set
                            person = coalesce(known.person, excluded.person),
                            speaks = case when known.person is null then excluded.speaks else known.speaks end,
                            state = 'asked', ended_at = null, tries = 0,
                            next_try_at = case when known.state = 'asked' and known.by_whom is null then known.next_try_at
                                               else '-infinity' end,
                            why = case when known.state = 'asked' then known.why end,
                            by_whom = case when known.state = 'asked' then known.by_whom end
                        returning id
                        """)
                .param("delivery", delivery.id())
                .param("account", delivery.account().value())
                .param("person", person == null ? null : person.value(), java.sql.Types.VARCHAR)
                .param("speaks", how.word())
                .param("who", who)
                .query(Long.class)
                .single();
        jdbc.sql("update removal_part set refused = null where removal = :id")
                .param("id", id)
                .update();
    }

    /** Frees what a process held that has died; to delete once more does no harm. */
    void giveUpLost() {
        jdbc.sql("update removal set node = null, lease_until = null where lease_until < now()")
                .update();
    }

    /** Takes the next removal whose time has come; of an account only one at a time, on all nodes. */
    Optional<Removal> claim(String node) {
        return jdbc.sql("""
                        update removal r set node = :node, lease_until = now() + make_interval(secs => :lease)
                        where r.id = (select c.id from removal c
                                      where c.state = 'asked' and c.next_try_at <= now() and c.node is null
                                        and not exists (select 1 from removal o
                                                        where o.account = c.account and o.node is not null)
                                      order by c.id limit 1 for update skip locked)
                        returning
                        """ + COLUMNS)
                .param("node", node)
                .param("lease", (double) LEASE.toSeconds())
                .query(Removals::row)
                .optional();
    }

    /** One of its parts is done; the next one follows at once. */
    void goesOn(Removal removal) {
        jdbc.sql("""
                        update removal set node = null, lease_until = null, why = null, by_whom = null, tries = 0,
                                           next_try_at = '-infinity' where id = :id
                        """).param("id", removal.id()).update();
    }

    /** @param byWhom who can end the waiting; null where time does */
    void waits(Removal removal, Duration time, String why, @Nullable String byWhom) {
        jdbc.sql("""
                        update removal set node = null, lease_until = null, why = :why, by_whom = :whom, tries = tries + 1,
                                           next_try_at = now() + make_interval(secs => :seconds)
                        where id = :id and state = 'asked'
                        """)
                .param("why", why)
                .param("whom", byWhom, java.sql.Types.VARCHAR)
                .param("seconds", time.toMillis() / 1000.0)
                .param("id", removal.id())
                .update();
    }

    /** Everything that is to go from the same account waits: another post would meet the same answer. */
    void accountWaits(Removal removal, Duration time, String why, @Nullable String byWhom) {
        jdbc.sql("""
                        update removal set why = :why, by_whom = :whom, next_try_at = now() + make_interval(secs => :seconds)
                        where account = :account and state = 'asked' and id <> :id
                        """)
                .param("why", why)
                .param("whom", byWhom, java.sql.Types.VARCHAR)
                .param("seconds", time.toMillis() / 1000.0)
                .param("account", removal.account().value())
                .param("id", removal.id())
                .update();
        waits(removal, time, why, byWhom);
    }

    void cannot(Removal removal, String why, String byWhom) {
        end(removal, RemovalState.CANNOT, why, byWhom);
    }

    void gone(Removal removal) {
        end(removal, RemovalState.GONE, null, null);
        jdbc.sql("""
                        update delivery set removed_at = now() where id = :delivery and removed_at is null
                        and exists (select 1 from attempt where delivery = :delivery and removed_at is not null)
                        """).param("delivery", removal.delivery()).update();
    }

    /** @return how many posts stay because of it */
    int callOff(ProfileId person) {
        return jdbc.sql("""
                        update removal set state = 'kept', why = null, by_whom = null, ended_at = now(), node = null,
                                           lease_until = null
                        where person = :person and state = 'asked'
                        """).param("person", person.value()).update();
    }

    private void end(Removal removal, RemovalState state, @Nullable String why, @Nullable String byWhom) {
        jdbc.sql("""
                        update removal set state = :state, why = :why, by_whom = :whom, ended_at = now(), node = null,
                                           lease_until = null
                        where id = :id and state = 'asked'
                        """)
                .param("state", state.word())
                .param("why", why, java.sql.Types.VARCHAR)
                .param("whom", byWhom, java.sql.Types.VARCHAR)
                .param("id", removal.id())
                .update();
    }

    public Optional<Removal> of(long delivery) {
        return jdbc.sql("select " + COLUMNS + " from removal r where r.delivery = :delivery")
                .param("delivery", delivery)
                .query(Removals::row)
                .optional();
    }

    /** Whether nothing more of a delivery may go out, since it is to be deleted. */
    boolean forbids(Delivery delivery) {
        return !forbidden(List.of(delivery)).isEmpty();
    }

    /** Those of the deliveries of which nothing more may go out, since they are to be deleted. */
    Set<Long> forbidden(Collection<Delivery> deliveries) {
        return new HashSet<>(jdbc.sql("select delivery from removal where delivery = any(:ids) and state <> 'kept'")
                .param("ids", Deliveries.ids(deliveries))
                .query((row, n) -> row.getLong("delivery"))
                .list());
    }

    /** What is taken down of a person, in the order in which it is worked at. */
    public List<Removal> of(ProfileId person) {
        return jdbc.sql("select " + COLUMNS + " from removal r where r.person = :person order by r.id")
                .param("person", person.value())
                .query(Removals::row)
                .list();
    }

    public List<Removal> all() {
        return jdbc.sql("select " + COLUMNS + " from removal r order by r.id")
                .query(Removals::row)
                .list();
    }

    /** Whether no account shows anything of a turn, or may show it. */
    boolean nothingStandsOf(long plannedSlot) {
        return jdbc.sql("""
                        select not exists (
                            select 1 from delivery where planned_slot = :slot and removed_at is null
                            and state in ('sending', 'settling', 'uncertain', 'published', 'published_in_part'))
                        """).param("slot", plannedSlot).query(Boolean.class).single();
    }

    /** How many of a person's posts stand in each state; a state without any is left out. */
    Map<RemovalState, Long> sums(ProfileId person) {
        Map<RemovalState, Long> sums = new EnumMap<>(RemovalState.class);
        jdbc.sql("select state, count(*) as n from removal where person = :person group by state")
                .param("person", person.value())
                .query((row, n) -> sums.put(RemovalState.of(row.getString("state")), row.getLong("n")))
                .list();
        return sums;
    }

    private static Removal row(ResultSet row, int n) throws SQLException {
        String person = row.getString("person");
        return new Removal(
                row.getLong("id"),
                row.getLong("delivery"),
                new AccountName(row.getString("account")),
                person == null ? null : new ProfileId(person),
                Mentions.How.of(row.getString("speaks")),
                row.getString("asked_by"),
                RemovalState.of(row.getString("state")),
                row.getString("why"),
                row.getString("by_whom"),
                row.getString("blind"),
                row.getObject("next_try_at", OffsetDateTime.class).toInstant(),
                row.getInt("tries"));
    }
}
