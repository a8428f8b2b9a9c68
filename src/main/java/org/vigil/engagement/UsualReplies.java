package org.vigil.engagement;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.engagement.ReplyGains.Gain;
import org.vigil.engagement.ReplyGains.Place;
import org.vigil.profile.ProfileId;

/**
 * How many replies are usual: the median of what others of a place's posts of 30 days got in the same 24 hours of their age.
 *
 * <p>Of each place {@value #SAMPLE} posts are looked at, drawn by lot, of as many people as there are: the median of some
 * thousand says no more, and would have to be taken once a minute. The lot lies in the post's number, so that it falls the
 * same way each time.
 */
final class UsualReplies {
    private static final int SAMPLE = 50;

    /** Fewer other posts say nothing of what is usual. */
    private static final int COMPARABLE = 5;

    private static final Duration MONTH = Duration.ofDays(30);

    private final Map<Place, List<Post>> posts;

    private UsualReplies(Map<Place, List<Post>> posts) {
        this.posts = posts;
    }

    /** @param posts how many others it was compared with; 0 where there are too few */
    record Usual(double replies, int posts) {}

    private static final Usual NOTHING = new Usual(0, 0);

    /**
     * A post of the sample.
     *
     * @param seconds its age
     * @param replies by the age in seconds at which they were read
     */
    private record Post(Place place, ProfileId person, long seconds, NavigableMap<Integer, Integer> replies) {
        /** How many it had when it was so old. */
        private long at(long seconds) {
            Map.Entry<Integer, Integer> read = replies.floorEntry(Math.toIntExact(seconds));
            return read == null ? 0 : read.getValue();
        }
    }

    /** What others got up to the age of that post, and in the same time. */
    Usual of(Gain gain) {
        long until = gain.age().toSeconds();
        long from = Math.max(0, until - ReplyGains.DAY.toSeconds());
        long[] sorted = posts.getOrDefault(gain.place(), List.of()).stream()
                .filter(post -> !post.person().equals(gain.person()) && post.seconds() >= until)
                .mapToLong(post -> Math.max(0, post.at(until) - post.at(from)))
                .sorted()
                .toArray();
        return sorted.length < COMPARABLE ? NOTHING : new Usual(median(sorted), sorted.length);
    }

    private static double median(long[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
    }

    /** Reads all that these can be compared with, at once. */
    static UsualReplies beside(Collection<Gain> gains, JdbcClient jdbc, Instant now) {
        List<Place> asked = gains.stream().map(Gain::place).distinct().toList();
        Duration oldest =
                gains.stream().map(Gain::age).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        return new UsualReplies(jdbc
                .sql("""
                        select p.place, p.profile, p.seconds, o.ages, o.replies
                        from (
                            select drawn.*, row_number() over (partition by place order by turn, lot, delivery) as nth
                            from (
                                select asked.place, s.delivery, s.profile, s.published_at, lot,
                                       floor(extract(epoch from :now - s.published_at))::int as seconds,
                                       row_number() over (partition by asked.place, s.profile order by lot, s.delivery) as turn
                                from unnest(:campaigns, :networks, :simulated) with ordinality
                                     as asked (campaign, network, simulated, place)
                                join series s using (campaign, network, simulated)
                                cross join lateral (select s.delivery % 1000003 * 618035 % 1000003 as lot) as golden
                                where s.readings > 0 and s.published_at > :month and s.published_at <= :now) drawn) p
                        cross join lateral (
                            select array_agg(ceil(extract(epoch from o.observed_at - p.published_at))::int order by o.observed_at) as ages,
                                   array_agg(o.replies order by o.observed_at) as replies
                            from observation o
                            where o.delivery = p.delivery and o.observed_at > :month and o.observed_at <= :now
                              and o.observed_at <= p.published_at + make_interval(secs => :oldest) and o.replies is not null) o
                        where p.nth <= :sample
                        """)
                .param(
                        "campaigns",
                        asked.stream().map(place -> place.campaign().value()).toArray(String[]::new))
                .param("networks", asked.stream().map(Place::network).toArray(String[]::new))
                .param("simulated", asked.stream().map(Place::simulated).toArray(Boolean[]::new))
                .param("month", now.minus(MONTH).atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("oldest", (double) oldest.toSeconds())
                .param("sample", SAMPLE)
                .query((row, n) -> post(row, asked))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Post::place)));
    }

    private static Post post(ResultSet row, List<Place> asked) throws SQLException {
        NavigableMap<Integer, Integer> replies = new TreeMap<>();
        Array ages = row.getArray("ages");
        if (ages != null) {
            Integer[] age = (Integer[]) ages.getArray();
            Integer[] count = (Integer[]) row.getArray("replies").getArray();
            for (int i = 0; i < age.length; i++) {
                replies.put(age[i], count[i]);
            }
        }
        return new Post(
                asked.get(row.getInt("place") - 1),
                new ProfileId(row.getString("profile")),
                row.getLong("seconds"),
                replies);
    }
}
