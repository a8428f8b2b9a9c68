package org.vigil.engagement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.network.Counts;
import org.vigil.network.DocumentedPrices;
import org.vigil.network.Network;

/** The table of series: each published message, when it is read next, and how it stood. */
final class SeriesTable {
    private static final String PUBLISHED = """
            from delivery d
            join attempt a on a.delivery = d.id and a.part = 1 and a.outcome = 'published'
            where d.published_at > :after and d.state in ('published', 'published_in_part') and a.removed_at is null
              and d.account = any(:accounts)
              and not exists (select from series s where s.delivery = d.id and s.published_at > :after)
            """;

    private final JdbcClient jdbc;

    SeriesTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Begins a series for each message that has none.
     *
     * @param after published later than that
     * @param networks of the accounts in the files; what others published would wait here for ever, before all else
     * @param tells whether the network of an account tells anything; else the series has ended as it begins
     * @param zones by campaign
     */
    void begin(
            Instant after,
            Map<AccountName, Network> networks,
            Predicate<AccountName> tells,
            Function<CampaignId, ZoneId> zones) {
        jdbc.sql("""
                        select d.id, d.account, d.campaign, d.profile, d.published_at, d.simulated,
                               a.remote_id, a.text, a.language, a.template, a.images
                        """ + PUBLISHED + " order by d.published_at, d.id limit 10000")
                .param("after", utc(after))
                .param("accounts", names(networks.keySet()))
                .query((row, n) -> begun(row, networks, zones))
                .list()
                .forEach(begun -> begin(begun, tells.test(new AccountName(begun.account()))));
    }

    private record Begun(
            long delivery,
            String account,
            Network network,
            String remoteId,
            String campaign,
            String profile,
            ZonedDateTime published,
            @Nullable String language,
            @Nullable String template,
            @Nullable Boolean image,
            boolean link,
            boolean simulated) {}

    private static Begun begun(ResultSet row, Map<AccountName, Network> networks, Function<CampaignId, ZoneId> zones)
            throws SQLException {
        Integer images = row.getObject("images", Integer.class);
        String campaign = row.getString("campaign");
        return new Begun(
                row.getLong("id"),
                row.getString("account"),
                Objects.requireNonNull(networks.get(new AccountName(row.getString("account")))),
                row.getString("remote_id"),
                campaign,
                row.getString("profile"),
                row.getObject("published_at", OffsetDateTime.class)
                        .atZoneSameInstant(zones.apply(new CampaignId(campaign))),
                row.getString("language"),
                row.getString("template"),
                images == null ? null : images > 0,
                DocumentedPrices.hasLink(row.getString("text")),
                row.getBoolean("simulated"));
    }

    private void begin(Begun begun, boolean told) {
        jdbc.sql("""
                        insert into series (delivery, account, network, remote_id, campaign, profile, published_at, hour, weekday,
                                            language, template, with_image, with_link, simulated, next_at, ended_at, ended_why)
                        values (:delivery, :account, :network, :remote, :campaign, :profile, :published, :hour, :weekday,
                                :language, :template, :image, :link, :simulated, case when :told then cast(:next as timestamptz) end,
                                case when not :told then cast(:published as timestamptz) end, case when not :told then 'not told' end)
                        on conflict do nothing
                        """)
                .param("delivery", begun.delivery())
                .param("account", begun.account())
                .param("network", begun.network().word())
                .param("remote", begun.remoteId())
                .param("campaign", begun.campaign())
                .param("profile", begun.profile())
                .param("published", begun.published().toOffsetDateTime())
                .param("hour", begun.published().getHour())
                .param("weekday", begun.published().getDayOfWeek().getValue())
                .param("language", begun.language())
                .param("template", begun.template())
                .param("image", begun.image())
                .param("link", begun.link())
                .param("simulated", begun.simulated())
                .param("told", told)
                .param("next", begun.published().plus(ReadingPlan.FIRST).toOffsetDateTime())
                .update();
    }

    /**
     * Ends the series of what we deleted and of accounts that are gone, and goes on with those of accounts that are back. What
     * was finished at a moment that is still to come was finished before the clock was put back, and goes on as well.
     */
    void follow(Collection<AccountName> accounts, Instant now) {
        jdbc.sql("""
                        update series s set next_at = null, ended_at = :now, ended_why = 'deleted'
                        from attempt a
                        where a.delivery = s.delivery and a.part = 1 and a.outcome = 'published' and a.removed_at is not null
                          and s.ended_at is null
                        """).param("now", utc(now)).update();
        String[] names = names(accounts);
        jdbc.sql("update series set next_at = null, ended_at = :now, ended_why = 'account removed'"
                        + " where ended_at is null and account = any(array(" + LIVE
                        + "select account from live where account <> all(:accounts)))")
                .param("now", utc(now))
                .param("accounts", names)
                .update();
        jdbc.sql("""
                        update series set next_at = :now, ended_at = null, ended_why = null
                        where ended_why = 'account removed' and account = any(:accounts)
                        """).param("now", utc(now)).param("accounts", names).update();
        jdbc.sql("""
                        update series set next_at = :now, ended_at = null, ended_why = null
                        where ended_why = 'finished' and ended_at > :now
                        """).param("now", utc(now)).update();
    }

    private static String[] names(Collection<AccountName> accounts) {
        return accounts.stream().map(AccountName::value).toArray(String[]::new);
    }

    /** The accounts of series that have not ended, found by one look into the index for each instead of one for each series. */
    private static final String LIVE = """
            with recursive live (account) as (
                select min(account) from series where ended_at is null
                union all
                select (select min(s.account) from series s where s.ended_at is null and s.account > live.account)
                from live where live.account is not null)
            """;

    /** The accounts of which something is to be read. */
    List<AccountName> dueAccounts(Instant now) {
        return jdbc.sql(LIVE + """
                        select account from live
                        where exists (select from series s where s.account = live.account and s.ended_at is null and s.next_at <= :now)
                           or account in (select account from series where ended_at is null and observed_at > :now)
                        order by account
                        """)
                .param("now", utc(now))
                .query((row, n) -> new AccountName(row.getString("account")))
                .list();
    }

    /** What was read at a moment that is still to come was read before the clock was put back. */
    private static final String DUE = "ended_at is null and (next_at <= :now or observed_at > :now)";

    /** What is to be read of one account, what has waited for the longest in proportion to its age first. */
    List<Series> due(AccountName account, Instant now, int most) {
        return jdbc.sql("""
                        select delivery, remote_id, published_at, observed_at, likes, reposts, replies, quotes, views, clicks,
                               still, missing, next_at
                        from series where account = :account and
                        """ + DUE + """
                         order by extract(epoch from :now - next_at) / greatest(1, extract(epoch from :now - published_at)) desc,
                                  published_at desc, delivery
                        limit :most
                        """)
                .param("account", account.value())
                .param("now", utc(now))
                .param("most", most)
                .query((row, n) -> series(row))
                .list();
    }

    /** What an account may be asked, by what it has published of late. */
    CallBudget budget(Account account, EngagementLimits limits, Instant now) {
        return CallBudget.of(account, publishedInMonth(account.name(), now), limits);
    }

    /** How many messages an account has published in the last 30 days. */
    int publishedInMonth(AccountName account, Instant now) {
        return jdbc.sql("""
                        select count(*)::int from delivery
                        where account = :account and published_at > :since and published_at <= :now
                        """)
                .param("account", account.value())
                .param("since", utc(now.minus(CallBudget.MONTH)))
                .param("now", utc(now))
                .query(Integer.class)
                .single();
    }

    /**
     * How a message stood, and when it is read next.
     *
     * @param still readings in a row without a change, this one among them
     * @param next null where it has been read often enough
     */
    record Read(
            Series series,
            Counts counts,
            int still,
            @Nullable Instant next) {}

    /** Writes down how messages stood; at an age of 24 to 36 hours for good. All at once: one by one took most of the time. */
    void read(List<Read> all, Instant at) {
        if (all.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update series s set readings = s.readings + 1, observed_at = :at, likes = r.likes, reposts = r.reposts,
                            replies = r.replies, quotes = r.quotes, views = r.views, clicks = coalesce(r.clicks, s.clicks),
                            still = r.still, missing = 0, next_at = r.next, ended_at = case when r.next is null then :at end,
                            ended_why = case when r.next is null then 'finished' end
                        from unnest(:deliveries, :likes, :reposts, :replies, :quotes, :views, :clicks, :still,
                                    cast(:next as timestamptz[]))
                             as r (delivery, likes, reposts, replies, quotes, views, clicks, still, next)
                        where s.delivery = r.delivery
                        """)
                .param("at", utc(at))
                .param("deliveries", deliveries(all))
                .param("likes", column(all, Counts::likes))
                .param("reposts", column(all, Counts::reposts))
                .param("replies", column(all, Counts::replies))
                .param("quotes", column(all, Counts::quotes))
                .param("views", column(all, Counts::views))
                .param("clicks", column(all, Counts::clicks))
                .param("still", all.stream().map(Read::still).toArray(Integer[]::new))
                .param(
                        "next",
                        all.stream()
                                .map(read ->
                                        read.next() == null ? null : read.next().toString())
                                .toArray(String[]::new))
                .update();
        jdbc.sql("""
                        update series set day_at = observed_at, day_likes = likes, day_reposts = reposts, day_replies = replies,
                            day_quotes = quotes, day_views = views, day_clicks = clicks
                        where delivery = any(:deliveries) and day_at is null
                          and observed_at between published_at + interval '24 hours' and published_at + interval '36 hours'
                        """).param("deliveries", deliveries(all)).update();
    }

    private static Long[] deliveries(List<Read> all) {
        return all.stream().map(read -> read.series().delivery()).toArray(Long[]::new);
    }

    private static Integer[] column(List<Read> all, Function<Counts, @Nullable Long> count) {
        return Observations.column(all.stream().map(Read::counts), count);
    }

    /** Asks again at another moment, or never where there is none. */
    void unread(Series series, int missing, Instant at, @Nullable Instant next, SeriesEnd end) {
        jdbc.sql("""
                        update series set missing = :missing, next_at = :next,
                            ended_at = case when cast(:next as timestamptz) is null then :at end,
                            ended_why = case when cast(:next as timestamptz) is null then :why end
                        where delivery = :delivery
                        """)
                .param("delivery", series.delivery())
                .param("missing", missing)
                .param("at", utc(at))
                .param("next", next == null ? null : utc(next), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("why", end.word())
                .update();
    }

    private static Series series(ResultSet row) throws SQLException {
        return new Series(
                row.getLong("delivery"),
                row.getString("remote_id"),
                Objects.requireNonNull(moment(row, "published_at")),
                moment(row, "observed_at"),
                Observations.counts(row),
                row.getInt("still"),
                row.getInt("missing"),
                Objects.requireNonNull(moment(row, "next_at")));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
