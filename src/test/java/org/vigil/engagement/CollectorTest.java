package org.vigil.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.network.Counts;
import org.vigil.network.EngagementSource;
import org.vigil.network.NetworkUnavailable;
import org.vigil.testing.MutableClock;
import org.vigil.testing.Rows;
import org.vigil.testing.TestDatabase;

@ExtendWith(TestDatabase.class)
class CollectorTest {
    private static final Instant PUBLISHED = Instant.parse("2016-02-28T13:00:00Z");

    private final Database database;
    private final Rows rows;
    private final MutableClock clock = MutableClock.at(PUBLISHED);
    private final Map<String, Followers> followers = new HashMap<>();
    private final Collector collector;

    CollectorTest(Database database) {
        this.database = database;
        this.rows = new Rows(database);
        this.collector = new Collector(
                new Observations(database.jdbc()),
                account -> Optional.ofNullable(followers.get(account.value())),
                clock);
    }

    /** A network whose counts one sets, and that one can break. */
    private static final class Followers implements EngagementSource {
        private final Map<String, Counts> counts = new HashMap<>();
        private final List<List<String>> asked = new ArrayList<>();
        private boolean down;

        @Override
        public Map<String, Counts> counts(Collection<String> remoteIds) throws NetworkUnavailable {
            asked.add(List.copyOf(remoteIds));
            if (down) {
                throw new NetworkUnavailable("it does not answer");
            }
            Map<String, Counts> told = new LinkedHashMap<>(counts);
            told.keySet().retainAll(remoteIds);
            return told;
        }

        @Override
        public boolean simulated() {
            return true;
        }
    }

    @Test
    void readsOftenWhileAPostIsYoungAndSeldomWhenItIsOld() {
        Followers x = followers("sandbox-x");
        likes(x, published("wang-yu", "sandbox-x"), 3L);
        List<Duration> ages = new ArrayList<>();
        Instant end = PUBLISHED.plus(Duration.ofDays(120));
        while (clock.instant().isBefore(end)) {
            if (collector.collect() == 1) {
                ages.add(Duration.between(PUBLISHED, clock.instant()));
            }
            clock.advance(Duration.ofMinutes(15));
        }
        List<Duration> wanted = new ArrayList<>(List.of(Duration.ofMinutes(15)));
        List.of(1, 3, 6, 12).forEach(hours -> wanted.add(Duration.ofHours(hours)));
        for (int day = 1; day <= 7; day++) {
            wanted.add(Duration.ofDays(day));
        }
        for (int week = 2; week <= 13; week++) {
            wanted.add(Duration.ofDays(7L * week));
        }
        assertThat(ages).isEqualTo(wanted);
    }

    @Test
    void afterAnOutageOfOurOwnAPostIsReadOnceNotOnceForEachMomentMissed() {
        Followers x = followers("sandbox-x");
        likes(x, published("wang-yu", "sandbox-x"), 3L);
        clock.advance(Duration.ofDays(3));
        assertThat(collector.collect()).isEqualTo(1);
        assertThat(collector.collect()).isZero();
    }

    @Test
    void absentStaysAbsentAndZeroStaysZero() {
        Followers x = followers("sandbox-x");
        x.counts.put("remote-" + published("wang-yu", "sandbox-x"), new Counts(0L, null, 2L, null, null));
        clock.advance(Duration.ofMinutes(15));
        assertThat(collector.collect()).isEqualTo(1);
        assertThat(database.jdbc()
                        .sql("select likes, reposts, replies, quotes, views, simulated from observation")
                        .query()
                        .singleRow())
                .containsEntry("likes", 0L)
                .containsEntry("reposts", null)
                .containsEntry("replies", 2L)
                .containsEntry("quotes", null)
                .containsEntry("views", null)
                .containsEntry("simulated", true);
    }

    @Test
    void oneNetworkThatIsDownDoesNotStopTheOthersAndIsAskedAgain() {
        Followers down = followers("a-mastodon");
        Followers up = followers("b-x");
        likes(down, published("wang-yu", "a-mastodon"), 1L);
        likes(up, published("wang-yu", "b-x"), 1L);
        down.down = true;
        clock.advance(Duration.ofHours(1));
        assertThat(collector.collect()).isEqualTo(1);
        down.down = false;
        assertThat(collector.collect()).isEqualTo(1);
    }

    @Test
    void anAccountThatNobodyKnowsAnyMoreStopsNobody() {
        published("wang-yu", "a-gone");
        likes(followers("b-x"), published("wang-yu", "b-x"), 1L);
        clock.advance(Duration.ofHours(1));
        assertThat(collector.collect()).isEqualTo(1);
    }

    @Test
    void allPostsOfAnAccountAreAskedForAtOnceByTheirFirstPart() {
        Followers x = followers("sandbox-x");
        long first = rows.published("free-the-20", "wang-yu", "sandbox-x", 1, PUBLISHED, "one", "two");
        long second =
                rows.published("free-the-20", "gao-yu", "sandbox-x", 2, PUBLISHED.plus(Duration.ofDays(1)), "one");
        clock.advance(Duration.ofDays(2));
        collector.collect();
        assertThat(x.asked).containsExactly(List.of("remote-" + second, "remote-" + first));
    }

    @Test
    void whatTheNetworkDoesNotSpeakOfHasNoRowAndIsAskedForAtTheNextMomentOnly() {
        Followers x = followers("sandbox-x");
        published("wang-yu", "sandbox-x");
        clock.advance(Duration.ofMinutes(15));
        assertThat(collector.collect()).isZero();
        assertThat(collector.collect()).isZero();
        assertThat(x.asked).hasSize(1);
        clock.advance(Duration.ofMinutes(45));
        assertThat(collector.collect()).isZero();
        assertThat(x.asked).hasSize(2);
        assertThat(new Observations(database.jdbc()).count()).isZero();
    }

    @Test
    void whatCannotBeTrueIsNotKept() {
        Followers x = followers("sandbox-x");
        long wangYu = published("wang-yu", "sandbox-x");
        likes(x, wangYu, -1L);
        clock.advance(Duration.ofMinutes(15));
        assertThat(collector.collect()).isZero();
        likes(x, wangYu, Long.MAX_VALUE);
        clock.advance(Duration.ofMinutes(45));
        assertThat(collector.collect()).isZero();
        likes(x, wangYu, 1_000_000L);
        clock.advance(Duration.ofHours(2));
        assertThat(collector.collect()).isEqualTo(1);
    }

    @Test
    void theLogCannotBeChanged() {
        long wangYu = published("wang-yu", "sandbox-x");
        rows.observed(wangYu, PUBLISHED, 1L, 1L);
        assertThat(refused("update observation set likes = 2")).isTrue();
        assertThat(refused("delete from observation")).isTrue();
    }

    private boolean refused(String sql) {
        try {
            database.jdbc().sql(sql).update();
            return false;
        } catch (org.springframework.dao.DataAccessException e) {
            return String.valueOf(e.getMessage()).contains("append-only");
        }
    }

    private Followers followers(String account) {
        return followers.computeIfAbsent(account, name -> new Followers());
    }

    private long published(String profile, String account) {
        return rows.published("free-the-20", profile, account, 1, PUBLISHED, "words");
    }

    private static void likes(Followers followers, long delivery, @Nullable Long likes) {
        followers.counts.put("remote-" + delivery, new Counts(likes, null, null, null, null));
    }
}
