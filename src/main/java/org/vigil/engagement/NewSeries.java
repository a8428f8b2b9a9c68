package org.vigil.engagement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
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

    private final JdbcClient jdbc;

    NewSeries(JdbcClient jdbc) {
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
                .param("after", after.atOffset(ZoneOffset.UTC))
                .param(
                        "accounts",
                        networks.keySet().stream().map(AccountName::value).toArray(String[]::new))
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
}
