package org.vigil.engagement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.database.Database;
import org.vigil.network.DocumentedPrices;
import org.vigil.network.Network;

/** Begins the series of what was published: writes down what the message was, for the reports, and when it is read first. */
final class NewSeries {
    private static final String PUBLISHED = """
            from delivery d
            join attempt a on a.delivery = d.id and a.part = 1 and a.outcome = 'published'
            where d.published_at > :after and d.state in ('published', 'published_in_part') and a.removed_at is null
              and d.account = any(:accounts)
              and not exists (select from series s where s.delivery = d.id and s.published_at > :after)
            """;

    private static final int AT_ONCE = 10_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final EarlierReadings earlierReadings;

    NewSeries(Database database) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.earlierReadings = new EarlierReadings(jdbc);
    }

    /**
     * Begins a series for each message that has none. What was read before, by a Vigil that kept no series, goes on from there.
     *
     * @param after published later than that
     * @param finished what was published before it has been read for the last time
     * @param networks of the accounts in the files; what others published would wait here for ever, before all else
     * @param tells whether the network of an account tells anything; else the series has ended as it begins
     * @param zones by campaign
     */
    void begin(
            Instant after,
            Instant finished,
            Map<AccountName, Network> networks,
            Predicate<AccountName> tells,
            Function<CampaignId, ZoneId> zones) {
        List<Begun> begun;
        do {
            begun = published(after, networks, zones);
            begin(begun, finished, tells);
        } while (begun.size() == AT_ONCE);
    }

    private void begin(List<Begun> begun, Instant finished, Predicate<AccountName> tells) {
        if (!begun.isEmpty()) {
            transactions.executeWithoutResult(status -> {
                write(begun, finished, tells);
                earlierReadings.takeOver(begun.stream().map(Begun::delivery).toList());
            });
        }
    }

    private List<Begun> published(
            Instant after, Map<AccountName, Network> networks, Function<CampaignId, ZoneId> zones) {
        return jdbc.sql("""
                        select d.id, d.account, d.campaign, d.profile, d.published_at, d.simulated,
                               a.remote_id, a.text, a.language, a.template, a.images
                        """ + PUBLISHED + " order by d.published_at, d.id limit :most")
                .param("after", after.atOffset(ZoneOffset.UTC))
                .param("most", AT_ONCE)
                .param(
                        "accounts",
                        networks.keySet().stream().map(AccountName::value).toArray(String[]::new))
                .query((row, n) -> begun(row, networks, zones))
                .list();
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

    private void write(List<Begun> all, Instant finished, Predicate<AccountName> tells) {
        jdbc.sql("""
                        insert into series (delivery, account, network, remote_id, campaign, profile, published_at, hour, weekday,
                                            language, template, with_image, with_link, simulated, next_at, ended_at, ended_why)
                        select delivery, account, network, remote_id, campaign, profile, published, hour, weekday,
                               language, template, image, link, simulated,
                               case when told and published >= :finished then published + cast(:first as interval) end,
                               case when not told then published
                                    when published < :finished then published + cast(:last as interval) end,
                               case when not told then :not_told when published < :finished then :why end
                        from unnest(:deliveries, :accounts, :networks, :remotes, :campaigns, :profiles, cast(:moments as timestamptz[]),
                                    :hours, :weekdays, :languages, :templates, :images, :links, :simulated, :told)
                             as b (delivery, account, network, remote_id, campaign, profile, published, hour, weekday,
                                   language, template, image, link, simulated, told)
                        on conflict do nothing
                        """)
                .param("finished", finished.atOffset(ZoneOffset.UTC))
                .param("first", ReadingPlan.FIRST.toString())
                .param("last", ReadingPlan.AGES.getLast().toString())
                .param("why", SeriesEnd.FINISHED.word())
                .param("not_told", SeriesEnd.NOT_TOLD.word())
                .param(
                        "told",
                        all.stream()
                                .map(begun -> tells.test(new AccountName(begun.account())))
                                .toArray(Boolean[]::new))
                .param("deliveries", all.stream().map(Begun::delivery).toArray(Long[]::new))
                .param("accounts", words(all, Begun::account))
                .param("networks", words(all, begun -> begun.network().word()))
                .param("remotes", words(all, Begun::remoteId))
                .param("campaigns", words(all, Begun::campaign))
                .param("profiles", words(all, Begun::profile))
                .param(
                        "moments",
                        words(all, begun -> begun.published().toInstant().toString()))
                .param("hours", numbers(all, ZonedDateTime::getHour))
                .param(
                        "weekdays",
                        numbers(all, published -> published.getDayOfWeek().getValue()))
                .param("languages", words(all, Begun::language))
                .param("templates", words(all, Begun::template))
                .param("images", all.stream().map(Begun::image).toArray(Boolean[]::new))
                .param("links", all.stream().map(Begun::link).toArray(Boolean[]::new))
                .param("simulated", all.stream().map(Begun::simulated).toArray(Boolean[]::new))
                .update();
    }

    private static @Nullable String[] words(List<Begun> all, Function<Begun, @Nullable String> word) {
        return all.stream().map(word).toArray(String[]::new);
    }

    private static Integer[] numbers(List<Begun> all, Function<ZonedDateTime, Integer> number) {
        return all.stream().map(Begun::published).map(number).toArray(Integer[]::new);
    }
}
