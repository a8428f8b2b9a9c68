package org.vigil.network.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.vigil.network.Counts;
import org.vigil.network.Network;

class FollowersTest {
    @Property(tries = 300)
    void neverTakeAnythingBack(
            @ForAll long seed,
            @ForAll @LongRange(min = 1) long post,
            @ForAll @IntRange(max = 2_000_000) int younger,
            @ForAll @IntRange(max = 2_000_000) int later) {
        Followers followers = new Followers(seed, Network.X);
        List<Long> before = numbers(followers.counts(post, Duration.ofSeconds(younger)));
        List<Long> after = numbers(followers.counts(post, Duration.ofSeconds((long) younger + later)));
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i)).isGreaterThanOrEqualTo(before.get(i));
        }
    }

    @Property(tries = 200)
    void doTheSameWhoeverLooks(@ForAll long seed, @ForAll long post, @ForAll @IntRange(max = 9_000_000) int age) {
        Duration seconds = Duration.ofSeconds(age);
        assertThat(new Followers(seed, Network.X).counts(post, seconds))
                .isEqualTo(new Followers(seed, Network.X).counts(post, seconds));
    }

    @Property(tries = 300)
    void arePlausible(@ForAll long seed, @ForAll @LongRange(min = 1) long post) {
        Followers followers = new Followers(seed, Network.X);
        assertThat(numbers(followers.counts(post, Duration.ZERO))).containsOnly(0L);
        assertThat(numbers(followers.counts(post, Duration.ofSeconds(-5)))).containsOnly(0L);
        Counts week = followers.counts(post, Duration.ofDays(7));
        assertThat(week.views()).isBetween(299L, 40_000L);
        assertThat(week.likes()).isPositive().isLessThan(week.views());
        assertThat(week.reposts()).isLessThanOrEqualTo(week.likes());
        assertThat(week.replies()).isLessThanOrEqualTo(week.likes());
        assertThat(week.quotes()).isLessThanOrEqualTo(week.reposts());
        List<Long> months = numbers(followers.counts(post, Duration.ofDays(60)));
        for (int i = 0; i < months.size(); i++) {
            assertThat(months.get(i) - numbers(week).get(i))
                    .as("it comes to rest")
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void doNotDoTheSameToEachPost() {
        Followers followers = Followers.of("sandbox-x", Network.X);
        assertThat(LongStream.rangeClosed(1, 50)
                        .mapToObj(post -> followers.counts(post, Duration.ofDays(3)))
                        .distinct())
                .hasSizeGreaterThan(45);
    }

    @Test
    void onBlueskyTellQuotesAndNoViews() {
        Counts counts = Followers.of("sandbox-bluesky", Network.BLUESKY).counts(1, Duration.ofDays(1));
        assertThat(counts.quotes()).isNotNull();
        assertThat(counts.views()).isNull();
        assertThat(counts.clicks()).isNull();
    }

    @Test
    void onMastodonTellNeitherViewsNorQuotes() {
        Counts counts = Followers.of("sandbox-mastodon", Network.MASTODON).counts(1, Duration.ofDays(1));
        assertThat(counts.views()).isNull();
        assertThat(counts.quotes()).isNull();
        assertThat(counts.likes()).isNotNull();
    }

    private static List<Long> numbers(Counts counts) {
        return new ArrayList<>(
                Stream.of(counts.likes(), counts.reposts(), counts.replies(), counts.quotes(), counts.views())
                        .toList());
    }
}
