package org.vigil.engagement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.profile.ProfileId;

/**
 * How many replies each post got since it was last read a day ago or earlier: a post that is younger than a day all it has,
 * one that was not read before only what came between two readings.
 */
final class ReplyGains {
    /** The time for which they are counted. */
    static final Duration DAY = Duration.ofDays(1);

    private final JdbcClient jdbc;

    ReplyGains(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Posts that can be compared: of one campaign, on one network, real ones or simulated ones. */
    record Place(CampaignId campaign, String network, boolean simulated) {}

    /**
     * Of one post.
     *
     * @param age of the post at the end of the day
     * @param replies at least one
     */
    record Gain(Place place, ProfileId person, long delivery, AccountName account, Duration age, int replies) {}

    /** Of the posts that were read in the last 24 hours and got any; the most first. */
    List<Gain> at(Instant now) {
        return jdbc.sql("""
                        select s.campaign, s.network, s.simulated, s.profile, s.delivery, s.account, s.published_at,
                               s.replies - before.replies as gained
                        from series s
                        cross join lateral (
                            select case when s.published_at > :yesterday then 0
                                   else coalesce(
                                       (select o.replies from observation o
                                        where o.delivery = s.delivery and o.observed_at <= :yesterday and o.replies is not null
                                        order by o.observed_at desc limit 1),
                                       (select o.replies from observation o
                                        where o.delivery = s.delivery and o.observed_at > :yesterday and o.observed_at <= :now
                                          and o.replies is not null
                                        order by o.observed_at limit 1)) end as replies) before
                        where s.observed_at > :yesterday and s.observed_at <= :now and s.replies > 0
                          and s.replies > before.replies
                        order by gained desc, s.delivery
                        """)
                .param("yesterday", now.minus(DAY).atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> gain(row, now))
                .list();
    }

    private static Gain gain(ResultSet row, Instant now) throws SQLException {
        Instant published = row.getObject("published_at", OffsetDateTime.class).toInstant();
        return new Gain(
                new Place(
                        new CampaignId(row.getString("campaign")),
                        row.getString("network"),
                        row.getBoolean("simulated")),
                new ProfileId(row.getString("profile")),
                row.getLong("delivery"),
                new AccountName(row.getString("account")),
                Duration.between(published, now),
                row.getInt("gained"));
    }
}
