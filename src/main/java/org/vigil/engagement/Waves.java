package org.vigil.engagement;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.profile.ProfileId;

/**
 * Finds where many answer at once to posts about one person, on all accounts together: by the log itself, against what the
 * campaign's other posts got on that network at the same age.
 */
public final class Waves {
    /** Fewer in 24 hours are no wave, whatever is usual. */
    static final int AT_LEAST = 20;

    /** A wave has more than so many times of what is usual. */
    static final int TIMES = 5;

    /** Fewer other posts say nothing of what is usual. */
    private static final int COMPARABLE = 5;

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(30);

    private final JdbcClient jdbc;

    public Waves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param replies of the last 24 hours */
    public record Answered(long delivery, CampaignId campaign, AccountName account, int replies) {}

    /**
     * Many answers to posts about one person.
     *
     * @param replies of the last 24 hours, to all the posts
     * @param usual how many these posts would have got at their age; 0 where there is too little to compare
     * @param compared with how many other posts, at most, they were compared; 0 where there are too few
     * @param answered the posts, the most answered first
     */
    public record Wave(
            ProfileId person, boolean simulated, long replies, double usual, int compared, List<Answered> answered) {
        /** Whether it is one; else it is what is left of one, and ebbs. */
        public boolean isHigh() {
            return replies >= AT_LEAST && replies > TIMES * usual;
        }

        /** Half of what makes a wave: a number that goes up and down at the border is told once. */
        private boolean isEbb() {
            return 2 * replies < AT_LEAST || 2 * replies <= TIMES * usual;
        }
    }

    private record Gain(ProfileId person, boolean simulated, Answered answered, String network, Instant published) {}

    /** Those that are there, and those that have not ebbed yet. Of each person real and simulated ones apart. */
    public List<Wave> at(Instant now) {
        Map<List<Object>, List<Gain>> byPerson = new LinkedHashMap<>();
        gains(now)
                .forEach(gain -> byPerson.computeIfAbsent(
                                List.of(gain.person(), gain.simulated()), key -> new ArrayList<>())
                        .add(gain));
        return byPerson.values().stream()
                .filter(gains -> 2 * sum(gains) >= AT_LEAST)
                .map(gains -> wave(gains, now))
                .filter(wave -> !wave.isEbb())
                .toList();
    }

    private static long sum(List<Gain> gains) {
        return gains.stream().mapToLong(gain -> gain.answered().replies()).sum();
    }

    private Wave wave(List<Gain> gains, Instant now) {
        double usual = 0;
        int compared = 0;
        for (Gain gain : gains) {
            Usual one = usual(gain, now);
            usual += one.replies();
            compared = Math.max(compared, one.posts());
        }
        Gain first = gains.getFirst();
        return new Wave(
                first.person(),
                first.simulated(),
                sum(gains),
                usual,
                compared,
                gains.stream().map(Gain::answered).toList());
    }

    /**
     * What each post got since it was last read a day ago or earlier: a post that is younger than a day all it has, one that
     * was not read before only what came between two readings.
     */
    private List<Gain> gains(Instant now) {
        return jdbc.sql("""
                        select s.profile, s.simulated, s.delivery, s.campaign, s.account, s.network, s.published_at,
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
                .param("yesterday", utc(now.minus(DAY)))
                .param("now", utc(now))
                .query((row, n) -> new Gain(
                        new ProfileId(row.getString("profile")),
                        row.getBoolean("simulated"),
                        new Answered(
                                row.getLong("delivery"),
                                new CampaignId(row.getString("campaign")),
                                new AccountName(row.getString("account")),
                                row.getInt("gained")),
                        row.getString("network"),
                        row.getObject("published_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private record Usual(double replies, int posts) {}

    private static final Usual NOTHING = new Usual(0, 0);

    /** The median of what others of the campaign's posts of 30 days got on that network in the same 24 hours of their age. */
    private Usual usual(Gain gain, Instant now) {
        Duration age = Duration.between(gain.published(), now);
        Duration before = age.minus(DAY).isNegative() ? Duration.ZERO : age.minus(DAY);
        return jdbc.sql("""
                        select coalesce(percentile_cont(0.5) within group (order by
                                   greatest(0, coalesce(late.replies, 0) - coalesce(early.replies, 0))), 0) as usual,
                               count(*)::int as posts
                        from series s
                        left join lateral (
                            select o.replies from observation o
                            where o.delivery = s.delivery and o.observed_at <= s.published_at + make_interval(secs => :age)
                              and o.replies is not null
                            order by o.observed_at desc limit 1) late on true
                        left join lateral (
                            select o.replies from observation o
                            where o.delivery = s.delivery and o.observed_at <= s.published_at + make_interval(secs => :before)
                              and o.replies is not null
                            order by o.observed_at desc limit 1) early on true
                        where s.campaign = :campaign and s.network = :network and s.simulated = :simulated
                          and s.profile <> :person and s.readings > 0
                          and s.published_at > :month and s.published_at + make_interval(secs => :age) <= :now
                        """)
                .param("age", (double) age.toSeconds())
                .param("before", (double) before.toSeconds())
                .param("campaign", gain.answered().campaign().value())
                .param("network", gain.network())
                .param("simulated", gain.simulated())
                .param("person", gain.person().value())
                .param("month", utc(now.minus(MONTH)))
                .param("now", utc(now))
                .query((row, n) -> new Usual(row.getDouble("usual"), row.getInt("posts")))
                .optional()
                .filter(found -> found.posts() >= COMPARABLE)
                .orElse(NOTHING);
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
