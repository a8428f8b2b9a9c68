package org.vigil.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.campaign.Coalition;
import org.vigil.network.Change;

/** The table of reposts and of their attempts. Leases and back-off go by the database's clock. */
public final class Reposts {
    /** Longer than a call may take in all. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** Within so long whoever runs has planned the reposts of a post. */
    private static final Duration SOME_MINUTES = Duration.ofMinutes(5);

    private static final String COLUMNS = "id, delivery, account, due_at, late_at, state, why, tries, send_key ";

    private final JdbcClient jdbc;

    public Reposts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A post of a lead that stands, and since when. */
    record Led(long delivery, AccountName lead, Instant publishedAt) {}

    /** The posts of leads that may still be reposted. */
    List<Led> led(CampaignId campaign, List<AccountName> leads, Instant since) {
        return jdbc.sql("""
                        select id, account, published_at from delivery
                        where published_at >= :since and campaign = :campaign and account = any(:leads)
                          and state = 'published' and removed_at is null
                        """)
                .param("since", Deliveries.utc(since))
                .param("campaign", campaign.value())
                .param("leads", leads.stream().map(AccountName::value).toArray(String[]::new))
                .query((row, n) -> new Led(
                        row.getLong("id"),
                        new AccountName(row.getString("account")),
                        row.getObject("published_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * A post of a lead, and who reposts it.
     *
     * @param reposting accounts that have a repost of it, whatever became of it
     */
    public record Followed(long delivery, AccountName lead, Set<AccountName> reposting) {}

    /** The posts of a campaign's leads that stand for some minutes and may still be reposted. */
    public List<Followed> recentlyLed(Campaign campaign, Instant now) {
        if (campaign.coalition().mode() != Coalition.Mode.LEAD_AND_REPOST) {
            return List.of();
        }
        Instant since = now.minus(Reposting.WITHIN).minus(campaign.lateWindow());
        return led(campaign.id(), campaign.coalition().leads(), since).stream()
                .filter(led -> led.publishedAt().isBefore(now.minus(SOME_MINUTES)))
                .map(led -> new Followed(
                        led.delivery(),
                        led.lead(),
                        jdbc.sql("select account from repost where delivery = ?")
                                .param(led.delivery())
                                .query((row, n) -> new AccountName(row.getString("account")))
                                .set()))
                .toList();
    }

    /** How many somebody had in hand for longer than a call may take. */
    public long pastLease() {
        return jdbc.sql("select count(*) from repost where lease_until < now()")
                .query(Long.class)
                .single();
    }

    void plan(long delivery, AccountName account, Instant due, Instant late) {
        jdbc.sql("""
                        insert into repost (delivery, account, due_at, late_at) values (:delivery, :account, :due, :late)
                        on conflict (delivery, account) do nothing
                        """)
                .param("delivery", delivery)
                .param("account", account.value())
                .param("due", Deliveries.utc(due))
                .param("late", Deliveries.utc(late))
                .update();
    }

    /** What stands or may stand although its post is to be deleted has to be taken back as well. */
    void undoTheDeleted() {
        jdbc.sql("""
                        update repost set state = 'undoing', state_at = now(), next_try_at = '-infinity', tries = 0
                        from removal r
                        where r.delivery = repost.delivery and r.state <> 'kept'
                          and repost.state in ('reposted', 'sending') and repost.node is null
                        """).update();
    }

    /** Frees what a process held that has died: to ask once more does no harm. */
    void giveUpLost() {
        jdbc.sql("""
                        update repost_attempt set outcome = 'not_answered', why = 'Vigil was interrupted', ended_at = now()
                        where outcome is null and repost in (select id from repost where lease_until < now())
                        """).update();
        jdbc.sql("update repost set node = null, lease_until = null where lease_until < now()")
                .update();
    }

    /** The next whose time has come, locked until the transaction ends. */
    Optional<Repost> next(Instant now) {
        return jdbc.sql("select " + COLUMNS + """
                        from repost where state in ('planned', 'held', 'sending', 'undoing') and node is null
                          and (state = 'undoing' or due_at <= :now) and next_try_at <= now()
                        order by due_at, id limit 1 for update skip locked
                        """)
                .param("now", Deliveries.utc(now))
                .query(Reposts::row)
                .optional();
    }

    /** Writes an attempt; committed before the network is called. */
    void begin(Repost repost, boolean takeBack, String node) {
        jdbc.sql("""
                        insert into repost_attempt (repost, n, what, node)
                        select :id, 1 + coalesce(max(n), 0), :what, :node from repost_attempt where repost = :id
                        """)
                .param("id", repost.id())
                .param("what", takeBack ? "take_back" : "repost")
                .param("node", node)
                .update();
        jdbc.sql("""
                        update repost set state = :state, why = null, node = :node, state_at = now(),
                                          lease_until = now() + make_interval(secs => :lease) where id = :id
                        """)
                .param("state", (takeBack ? RepostState.UNDOING : RepostState.SENDING).word())
                .param("node", node)
                .param("lease", (double) LEASE.toSeconds())
                .param("id", repost.id())
                .update();
    }

    void end(Repost repost, Change change) {
        String outcome =
                switch (change) {
                    case Change.Done done -> "done";
                    case Change.NotPossible never -> "refused";
                    case Change.Refused refused -> "refused";
                    case Change.SignedOut out -> "signed_out";
                    case Change.Throttled throttled -> "throttled";
                    case Change.NotAnswered silence -> "not_answered";
                };
        jdbc.sql("""
                        update repost_attempt set outcome = :outcome, ended_at = now()
                        where repost = :id and outcome is null
                        """).param("outcome", outcome).param("id", repost.id()).update();
    }

    /** Ends it, or has it looked at again after a while. */
    void move(Repost repost, RepostState state, @Nullable String why, Duration after) {
        jdbc.sql("""
                        update repost set state = :state, why = :why, state_at = now(), node = null, lease_until = null,
                               tries = tries + 1, next_try_at = now() + make_interval(secs => :seconds) where id = :id
                        """)
                .param("state", state.word())
                .param("why", why, Types.VARCHAR)
                .param("seconds", after.toMillis() / 1000.0)
                .param("id", repost.id())
                .update();
    }

    /** It stays as it is, and no try is counted: the network allows none before. */
    void rest(Repost repost, RepostState still, String why, Duration after) {
        jdbc.sql("""
                        update repost set state = :state, why = :why, node = null, lease_until = null,
                               next_try_at = now() + make_interval(secs => :seconds) where id = :id
                        """)
                .param("state", still.word())
                .param("why", why)
                .param("seconds", after.toMillis() / 1000.0)
                .param("id", repost.id())
                .update();
    }

    /** How many there are in each state. */
    public Map<RepostState, Long> sums() {
        Map<RepostState, Long> sums = new EnumMap<>(RepostState.class);
        jdbc.sql("select state, count(*) as n from repost group by state")
                .query((row, n) -> sums.put(RepostState.of(row.getString("state")), row.getLong("n")))
                .list();
        return sums;
    }

    public List<Repost> all() {
        return jdbc.sql("select " + COLUMNS + " from repost order by due_at, id")
                .query(Reposts::row)
                .list();
    }

    private static Repost row(ResultSet row, int n) throws SQLException {
        return new Repost(
                row.getLong("id"),
                row.getLong("delivery"),
                new AccountName(row.getString("account")),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getObject("late_at", OffsetDateTime.class).toInstant(),
                RepostState.of(row.getString("state")),
                row.getString("why"),
                row.getInt("tries"),
                row.getObject("send_key", UUID.class));
    }
}
