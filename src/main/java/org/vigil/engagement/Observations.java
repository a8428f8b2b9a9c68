package org.vigil.engagement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.network.Counts;

/** The table of observations, to which one can only append. */
public final class Observations {
    /** The newest observation of a delivery {@code d}, as {@code o}. Found by its index, however long the log is. */
    public static final String NEWEST = """
            left join lateral (select observed_at, likes, reposts, replies, quotes, views, simulated from observation
                               where delivery = d.id order by observed_at desc, id desc limit 1) o on true
            """;

    private static final String DUE = """
            from delivery d
            join attempt a on a.delivery = d.id and a.part = 1 and a.outcome = 'published' and a.removed_at is null
            """ + NEWEST + "cross join lateral " + ReadTimes.LAST + " as step (moment) where "
            + ReadTimes.FOLLOWED + """
              and d.state in ('published', 'published_in_part')
              and step.moment is not null
              and (o.observed_at is null or o.observed_at < step.moment)
            """;

    private final JdbcClient jdbc;

    public Observations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds to the log. An absent count stays absent. */
    public void append(List<Observation> observations) {
        observations.forEach(this::append);
    }

    private void append(Observation observation) {
        jdbc.sql("""
                        insert into observation (delivery, observed_at, likes, reposts, replies, quotes, views, simulated)
                        values (:delivery, :at, :likes, :reposts, :replies, :quotes, :views, :simulated)
                        """)
                .param("delivery", observation.delivery())
                .param("at", utc(observation.at()))
                .param("likes", observation.counts().likes())
                .param("reposts", observation.counts().reposts())
                .param("replies", observation.counts().replies())
                .param("quotes", observation.counts().quotes())
                .param("views", observation.counts().views())
                .param("simulated", observation.simulated())
                .update();
    }

    /** How many there are. */
    public long count() {
        return jdbc.sql("select count(*) from observation").query(Long.class).single();
    }

    /** The accounts of which something is to be read. */
    List<AccountName> dueAccounts(Instant now) {
        return jdbc.sql("select distinct d.account " + DUE + " order by d.account")
                .param("now", utc(now))
                .query((row, n) -> new AccountName(row.getString("account")))
                .list();
    }

    /** What is to be read of one account, the newest posts first. */
    List<Due> due(AccountName account, Instant now) {
        return jdbc.sql("""
                        select d.id, a.remote_id, step.moment, coalesce(o.observed_at, d.published_at) as since,
                               o.likes, o.reposts, o.replies, o.quotes, o.views
                        """ + DUE + " and d.account = :account order by d.published_at desc, d.id")
                .param("now", utc(now))
                .param("account", account.value())
                .query((row, n) -> new Due(
                        row.getLong("id"),
                        row.getString("remote_id"),
                        moment(row, "moment"),
                        moment(row, "since"),
                        counts(row)))
                .list();
    }

    /** The counts in a row with columns of their names; absent stays absent. */
    public static Counts counts(ResultSet row) throws SQLException {
        return new Counts(
                count(row, "likes"),
                count(row, "reposts"),
                count(row, "replies"),
                count(row, "quotes"),
                count(row, "views"));
    }

    private static @Nullable Long count(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Long.class);
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
