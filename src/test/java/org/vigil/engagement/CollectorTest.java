package org.vigil.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.database.Database;
import org.vigil.network.Counts;
import org.vigil.network.CountsReading;
import org.vigil.network.EngagementSource;
import org.vigil.network.FollowersReading;
import org.vigil.network.Network;
import org.vigil.network.Visibility;
import org.vigil.testing.MutableClock;
import org.vigil.testing.Rows;
import org.vigil.testing.TestDatabase;

@ExtendWith(TestDatabase.class)
class CollectorTest {
    private static final Instant PUBLISHED = Instant.parse("2016-02-28T13:00:00Z");

    private final Database database;
    private final Rows rows;
    private final MutableClock clock = MutableClock.at(PUBLISHED);
    private final Map<String, Followers> followers = new TreeMap<>();
    private final Collector collector;

    CollectorTest(Database database) {
        this.database = database;
        this.rows = new Rows(database);
        this.collector = another();
    }

    private Collector another() {
        return new Collector(
                database,
                () -> new Collector.ToRead(
                        followers.entrySet().stream()
                                .map(each -> account(each.getKey(), each.getValue().network))
                                .toList(),
                        campaign -> Optional.of(ZoneId.of("America/New_York")),
                        EngagementLimits.NONE),
                account -> Optional.ofNullable(followers.get(account.value()))
                        .filter(each -> each.signedIn)
                        .map(each -> each),
                clock);
    }

    /** A network whose counts one sets, and that one can break. */
    private static final class Followers implements EngagementSource {
        private final Network network;
        private final Map<String, Counts> counts = new HashMap<>();
        private final Map<String, String> refused = new HashMap<>();
        private final Set<String> gone = new HashSet<>();
        private final List<List<String>> asked = new ArrayList<>();
        private Runnable meanwhile = () -> {};
        private boolean down;
        private boolean signedIn = true;
        private int asksForFollowers;

        private Followers(Network network) {
            this.network = network;
        }

        @Override
        public CountsReading counts(List<String> remoteIds) {
            asked.add(remoteIds);
            meanwhile.run();
            if (down) {
                return new CountsReading(Map.of(), Map.of(), Set.of(), "GET /counts", 1, "it does not answer");
            }
            Map<String, Counts> told = new LinkedHashMap<>(counts);
            told.keySet().retainAll(remoteIds);
            return new CountsReading(told, refused, gone, "GET /counts", 1, null);
        }

        @Override
        public FollowersReading followers() {
            asksForFollowers++;
            return down
                    ? new FollowersReading.Failed("GET /me", "it does not answer")
                    : new FollowersReading.Counted(1000 + asksForFollowers, "GET /me");
        }

        @Override
        public boolean simulated() {
            return true;
        }
    }

    @Test
    void aMessageIsReadOftenWhileItIsYoungAndSeldomWhenItIsOldUntilThirteenWeeks() {
        Followers mastodon = followers("box", Network.MASTODON);
        long post = published("wang-yu", "box");
        List<Duration> ages = new ArrayList<>();
        for (Instant end = PUBLISHED.plus(Duration.ofDays(120)); clock.instant().isBefore(end); ) {
            likes(mastodon, post, Duration.between(PUBLISHED, clock.instant()).toHours());
            if (collector.collect() == 1) {
                ages.add(Duration.between(PUBLISHED, clock.instant()));
            }
            clock.advance(Duration.ofMinutes(15));
        }
        assertThat(ages).isEqualTo(ReadingPlan.AGES);
        assertThat(one("select ended_why from series")).isEqualTo("finished");
    }

    @Test
    void anAccountIsAskedOnceForAllThatIsDueAndNotBeforeItsTime() {
        Followers x = followers("x", Network.X);
        for (int day = 0; day < 30; day++) {
            for (int n = 0; n < 4; n++) {
                long post = rows.published(
                        "campaign-" + n,
                        "p" + day + "-" + n,
                        "x",
                        1,
                        PUBLISHED.plus(Duration.ofHours(24L * day + 6L * n)),
                        "words");
                likes(x, post, 5L);
            }
        }
        for (int quarter = 0; quarter < 30 * 96; quarter++) {
            collector.collect();
            clock.advance(Duration.ofMinutes(15));
        }
        assertThat(x.asked.size() + x.asksForFollowers).isBetween(90, 120);
        assertThat(number("select sum(requests) from engagement_call")).isEqualTo(x.asked.size() + x.asksForFollowers);
        assertThat(x.asked).allSatisfy(ids -> assertThat(ids).hasSizeLessThanOrEqualTo(66));
    }

    @Test
    void afterAnOutageOfOurOwnAPostIsReadOnceNotOnceForEachMomentMissed() {
        Followers x = followers("box", Network.MASTODON);
        likes(x, published("wang-yu", "box"), 3L);
        clock.advance(Duration.ofDays(3));
        assertThat(collector.collect()).isEqualTo(1);
        clock.advance(Duration.ofHours(2));
        assertThat(another().collect()).isZero();
    }

    @Test
    void absentStaysAbsentAndZeroStaysZero() {
        Followers x = followers("box", Network.MASTODON);
        x.counts.put("remote-" + published("wang-yu", "box"), new Counts(0L, null, 2L, null, null, null));
        clock.advance(Duration.ofMinutes(15));
        assertThat(collector.collect()).isEqualTo(1);
        assertThat(database.jdbc().sql("""
                                select o.likes, o.reposts, o.replies, o.quotes, o.views, o.clicks, o.simulated, c.source
                                from observation o join engagement_call c on c.id = o.call
                                """).query().singleRow())
                .containsEntry("likes", 0)
                .containsEntry("reposts", null)
                .containsEntry("replies", 2)
                .containsEntry("quotes", null)
                .containsEntry("views", null)
                .containsEntry("clicks", null)
                .containsEntry("simulated", true)
                .containsEntry("source", "GET /counts");
    }

    @Test
    void oneNetworkThatIsDownDoesNotStopTheOthersAndIsAskedAgainAfterFiveMinutes() {
        Followers down = followers("a-mastodon", Network.MASTODON);
        Followers up = followers("b-x", Network.X);
        likes(down, published("wang-yu", "a-mastodon"), 1L);
        likes(up, published("wang-yu", "b-x"), 1L);
        down.down = true;
        clock.advance(Duration.ofHours(1));
        assertThat(collector.collect()).isEqualTo(1);
        down.down = false;
        clock.advance(Duration.ofMinutes(4));
        assertThat(collector.collect()).isZero();
        clock.advance(Duration.ofMinutes(1));
        assertThat(collector.collect()).isEqualTo(1);
        assertThat(one("select failure from engagement_call where failure is not null and asked > 0"))
                .isEqualTo("it does not answer");
    }

    @Test
    void whoThrowsStopsNobody() {
        followers.put("a-broken", new Followers(Network.MASTODON));
        published("wang-yu", "a-broken");
        likes(followers("b-x", Network.X), published("wang-yu", "b-x"), 1L);
        Collector thrown = new Collector(
                database,
                () -> new Collector.ToRead(
                        List.of(account("a-broken", Network.MASTODON), account("b-x", Network.X)),
                        campaign -> Optional.empty(),
                        EngagementLimits.NONE),
                account -> {
                    if (account.value().equals("a-broken")) {
                        throw new IllegalStateException("no key");
                    }
                    return Optional.of(followers("b-x", Network.X));
                },
                clock);
        clock.advance(Duration.ofHours(1));
        assertThat(thrown.collect()).isEqualTo(1);
    }

    @Test
    void aSeriesOfAnAccountThatIsRemovedWhileItIsReadEndsAndGoesOnWhereItComesBack() {
        Followers mastodon = followers("box", Network.MASTODON);
        likes(mastodon, published("wang-yu", "box"), 1L);
        clock.advance(Duration.ofHours(1));
        assertThat(collector.collect()).isEqualTo(1);
        followers.clear();
        clock.advance(Duration.ofHours(2));
        assertThat(collector.collect()).isZero();
        assertThat(one("select ended_why from series")).isEqualTo("account removed");
        followers.put("box", mastodon);
        assertThat(collector.collect()).isEqualTo(1);
        assertThat(number("select count(*) from series where ended_at is null")).isEqualTo(1);
    }

    @Test
    void whoIsNotSignedInLosesNoSeries() {
        Followers mastodon = followers("box", Network.MASTODON);
        likes(mastodon, published("wang-yu", "box"), 1L);
        mastodon.signedIn = false;
        clock.advance(Duration.ofDays(5));
        assertThat(collector.collect()).isZero();
        mastodon.signedIn = true;
        assertThat(collector.collect()).isEqualTo(1);
    }

    @Test
    void whatWeDeletedIsReadNoMore() {
        Followers mastodon = followers("box", Network.MASTODON);
        long post = published("wang-yu", "box");
        likes(mastodon, post, 1L);
        clock.advance(Duration.ofHours(1));
        collector.collect();
        database.jdbc()
                .sql("update attempt set removed_at = now() where delivery = :id")
                .param("id", post)
                .update();
        clock.advance(Duration.ofDays(1));
        assertThat(collector.collect()).isZero();
        assertThat(one("select ended_why from series")).isEqualTo("deleted");
    }

    @Test
    void whatTheNetworkSaysIsGoneIsAskedForOnceMoreAndThenEnds() {
        Followers mastodon = followers("box", Network.MASTODON);
        mastodon.gone.add("remote-" + published("wang-yu", "box"));
        clock.advance(Duration.ofMinutes(15));
        collector.collect();
        assertThat(number("select count(*) from series where ended_at is null")).isEqualTo(1);
        clock.advance(ReadingPlan.ASK_AGAIN);
        collector.collect();
        assertThat(one("select ended_why from series")).isEqualTo("vanished");
        clock.advance(Duration.ofDays(1));
        collector.collect();
        assertThat(mastodon.asked).hasSize(2);
    }

    @Test
    void whatCameBackIsNotGone() {
        Followers mastodon = followers("box", Network.MASTODON);
        long post = published("wang-yu", "box");
        mastodon.gone.add("remote-" + post);
        clock.advance(Duration.ofMinutes(15));
        collector.collect();
        mastodon.gone.clear();
        likes(mastodon, post, 3L);
        clock.advance(ReadingPlan.ASK_AGAIN);
        assertThat(collector.collect()).isEqualTo(1);
        mastodon.counts.clear();
        mastodon.gone.add("remote-" + post);
        clock.advance(Duration.ofHours(5));
        collector.collect();
        assertThat(number("select count(*) from series where ended_at is null")).isEqualTo(1);
    }

    @Test
    void whatTheNetworkDoesNotSpeakOfHasNoRowAndIsAskedForAtTheNextMomentOnly() {
        Followers mastodon = followers("box", Network.MASTODON);
        published("wang-yu", "box");
        clock.advance(Duration.ofMinutes(15));
        assertThat(collector.collect()).isZero();
        assertThat(collector.collect()).isZero();
        assertThat(mastodon.asked).hasSize(1);
        clock.advance(Duration.ofMinutes(45));
        assertThat(collector.collect()).isZero();
        assertThat(mastodon.asked).hasSize(2);
        assertThat(new Observations(database.jdbc()).count()).isZero();
    }

    @Test
    void whatCannotBeTrueIsNotKeptAndTheSeriesGoesOn() {
        Followers mastodon = followers("box", Network.MASTODON);
        long wangYu = published("wang-yu", "box");
        mastodon.refused.put("remote-" + wangYu, "likes is -1");
        clock.advance(Duration.ofMinutes(15));
        assertThat(collector.collect()).isZero();
        mastodon.refused.clear();
        likes(mastodon, wangYu, 2_000_000_000L);
        clock.advance(Duration.ofMinutes(45));
        assertThat(collector.collect()).isZero();
        likes(mastodon, wangYu, 1_000_000L);
        clock.advance(Duration.ofHours(2));
        assertThat(collector.collect()).isEqualTo(1);
    }

    @Test
    void oneCountThatCanBeNoneDoesNotCostTheOthers() {
        Followers mastodon = followers("box", Network.MASTODON);
        long post = published("wang-yu", "box");
        mastodon.refused.put("remote-" + post, "reposts is \"many\"");
        likes(mastodon, post, 3L);
        clock.advance(Duration.ofMinutes(15));
        assertThat(collector.collect()).isEqualTo(1);
        assertThat(number("select count(*) from observation where likes = 3 and reposts is null"))
                .isEqualTo(1);
    }

    /** It was shown, so reports count it; nobody is ever asked about it. */
    @Test
    void whatIsOnANetworkThatTellsNothingHasASeriesThatHasEnded() {
        Followers telegram = followers("channel", Network.TELEGRAM);
        published("wang-yu", "channel");
        for (int day = 0; day < 3; day++) {
            clock.advance(Duration.ofDays(1));
            assertThat(collector.collect()).isZero();
        }
        assertThat(telegram.asked).isEmpty();
        assertThat(one("select ended_why from series where next_at is null and observed_at is null"))
                .isEqualTo("not told");
    }

    @Test
    void clicksThatAreToldAtTimesOnlyAreNoChange() {
        Followers mastodon = followers("box", Network.MASTODON);
        long post = published("wang-yu", "box");
        for (int day = 1; day <= 5; day++) {
            mastodon.counts.put("remote-" + post, new Counts(3L, 0L, 0L, null, null, day % 2 == 0 ? 4L : null));
            at(PUBLISHED.plus(Duration.ofDays(day)));
            collector.collect();
        }
        assertThat(number("select still from series")).isEqualTo(3);
        assertThat(number("select clicks from series")).as("as last told").isEqualTo(4);
    }

    @Test
    void aCountThatGoesDownIsKeptAsItWasRead() {
        Followers mastodon = followers("box", Network.MASTODON);
        long post = published("wang-yu", "box");
        likes(mastodon, post, 10L);
        clock.advance(Duration.ofMinutes(15));
        collector.collect();
        likes(mastodon, post, 4L);
        clock.advance(Duration.ofMinutes(45));
        assertThat(collector.collect()).isEqualTo(1);
        assertThat(number("select likes from series")).isEqualTo(4);
        assertThat(number("select count(*) from observation")).isEqualTo(2);
    }

    @Test
    void howAMessageStoodAtTheAgeOfADayIsKeptForGood() {
        Followers mastodon = followers("box", Network.MASTODON);
        long post = published("wang-yu", "box");
        for (int hours : new int[] {12, 24, 48}) {
            at(PUBLISHED.plus(Duration.ofHours(hours)));
            likes(mastodon, post, (long) hours);
            collector.collect();
        }
        assertThat(number("select day_likes from series")).isEqualTo(24);
        assertThat(number("select likes from series")).isEqualTo(48);
    }

    @Test
    void whatWasFirstReadAfterADayAndAHalfIsNotComparedWithWhatIsADayOld() {
        Followers mastodon = followers("box", Network.MASTODON);
        likes(mastodon, published("wang-yu", "box"), 7L);
        at(PUBLISHED.plus(Duration.ofHours(37)));
        assertThat(collector.collect()).isEqualTo(1);
        assertThat(number("select count(*) from series where day_at is null")).isEqualTo(1);
    }

    @Test
    void aClockThatJumpsAheadAndBackLosesNoSeries() {
        Followers mastodon = followers("box", Network.MASTODON);
        likes(mastodon, published("wang-yu", "box"), 7L);
        at(PUBLISHED.plus(Duration.ofDays(40)));
        assertThat(collector.collect()).isEqualTo(1);
        at(PUBLISHED.plus(Duration.ofHours(1)));
        assertThat(collector.collect()).isEqualTo(1);
        at(PUBLISHED.plus(Duration.ofHours(3)));
        assertThat(collector.collect()).as("it goes on from there").isEqualTo(1);
    }

    /** So far ahead that the message was thirteen weeks old, and read for the last time. */
    @Test
    void whatWasFinishedWhileTheClockWasAheadGoesOn() {
        Followers mastodon = followers("box", Network.MASTODON);
        likes(mastodon, published("wang-yu", "box"), 7L);
        collector.collect();
        at(PUBLISHED.plus(Duration.ofDays(400)));
        assertThat(collector.collect()).isEqualTo(1);
        assertThat(one("select ended_why from series")).isEqualTo("finished");
        at(PUBLISHED.plus(Duration.ofHours(1)));
        assertThat(collector.collect()).isEqualTo(1);
        at(PUBLISHED.plus(Duration.ofHours(3)));
        assertThat(collector.collect()).as("it goes on from there").isEqualTo(1);
        at(PUBLISHED.plus(Duration.ofDays(100)));
        collector.collect();
        clock.advance(Duration.ofDays(1));
        assertThat(collector.collect()).as("what is finished in truth stays so").isZero();
    }

    /** While one asks, the other finds the account taken; and when it is free, nothing of it is due. */
    @Test
    void twoNodesNeverAskAboutAnAccountAtOnceNorOneAfterTheOther() throws Exception {
        Followers mastodon = followers("box", Network.MASTODON);
        likes(mastodon, published("wang-yu", "box"), 7L);
        clock.advance(Duration.ofMinutes(15));
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        mastodon.meanwhile = () -> {
            asking.countDown();
            await(answer);
        };
        Collector two = another();
        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(collector::collect);
        await(asking);
        assertThat(two.collect()).isZero();
        answer.countDown();
        assertThat(one.get(30, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(two.collect()).isZero();
        assertThat(mastodon.asked).hasSize(1);
        assertThat(mastodon.asksForFollowers).isEqualTo(1);
        assertThat(number("select count(*) from observation")).isEqualTo(1);
        assertThat(number("select count(*) from engagement_turn")).isZero();
    }

    @Test
    void afterANodeThatDiedWhileItAskedAnotherDoes() {
        Followers mastodon = followers("box", Network.MASTODON);
        likes(mastodon, published("wang-yu", "box"), 7L);
        clock.advance(Duration.ofMinutes(15));
        database.jdbc()
                .sql("insert into engagement_turn values ('box', gen_random_uuid(), now() + interval '1 minute')")
                .update();
        assertThat(collector.collect()).isZero();
        database.jdbc().sql("update engagement_turn set leased_until = now()").update();
        assertThat(collector.collect()).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of a hundred asked about at once: three are refused in a count, two not spoken of, one is gone. Each of the others is read. */
    @Test
    void ofAHundredAskedAboutAtOnceEachGetsWhatWasSaidOfIt() {
        Followers box = followers("box", Network.MASTODON);
        List<Long> posts = IntStream.range(0, 100)
                .mapToObj(n -> rows.published("campaign-" + n, "p" + n, "box", 1, PUBLISHED, "words"))
                .toList();
        posts.forEach(post -> likes(box, post, post));
        for (long post : posts.subList(0, 3)) {
            box.counts.put("remote-" + post, new Counts(null, 2L, null, null, null, null));
            box.refused.put("remote-" + post, "like_count is \"many\"");
        }
        posts.subList(3, 5).forEach(post -> box.counts.remove("remote-" + post));
        box.counts.remove("remote-" + posts.get(5));
        box.gone.add("remote-" + posts.get(5));
        clock.advance(Duration.ofMinutes(15));
        assertThat(collector.collect()).isEqualTo(97);
        assertThat(box.asked).singleElement().satisfies(ids -> assertThat(ids).hasSize(100));
        assertThat(number("select count(*) from observation where likes = delivery"))
                .isEqualTo(94);
        assertThat(number("select count(*) from observation where likes is null and reposts = 2"))
                .isEqualTo(3);
        assertThat(number("select count(*) from series where ended_at is null")).isEqualTo(100);
        assertThat(number("select count(*) from series where next_at > published_at + interval '15 minutes'"))
                .isEqualTo(100);
    }

    @Test
    void whenInTheCampaignsZoneItWentOutAndWithWhatIsKept() {
        followers("box", Network.MASTODON);
        rows.published("free-the-20", "wang-yu", "box", 1, PUBLISHED, "Read https://example.org/x");
        collector.collect();
        assertThat(database.jdbc()
                        .sql("select hour, weekday, with_link, network, campaign, profile from series")
                        .query()
                        .singleRow())
                .containsEntry("hour", 8)
                .containsEntry("weekday", 7)
                .containsEntry("with_link", true)
                .containsEntry("network", "mastodon")
                .containsEntry("campaign", "free-the-20")
                .containsEntry("profile", "wang-yu");
    }

    @Test
    void whatIsFoundPublishedOnlyDaysLaterIsReadWithinTheHour() {
        Followers mastodon = followers("box", Network.MASTODON);
        clock.advance(Duration.ofDays(5));
        collector.collect();
        likes(mastodon, published("wang-yu", "box"), 3L);
        clock.advance(Duration.ofMinutes(1));
        assertThat(collector.collect()).isZero();
        clock.advance(Duration.ofHours(1));
        assertThat(collector.collect()).isEqualTo(1);
    }

    @Test
    void followersAreCountedOnceADayInUtc() {
        Followers mastodon = followers("box", Network.MASTODON);
        for (int hour = 0; hour < 48; hour++) {
            collector.collect();
            clock.advance(Duration.ofHours(1));
        }
        // From 13:00 on 28 February to 13:00 on 1 March, over the leap day.
        assertThat(mastodon.asksForFollowers).isEqualTo(3);
        assertThat(number("select count(distinct day) from follower_count")).isEqualTo(3);
    }

    @Test
    void aNetworkThatDoesNotTellHowManyFollowIsAskedThreeTimesADayNotEachMinute() {
        Followers mastodon = followers("box", Network.MASTODON);
        mastodon.down = true;
        for (int minute = 0; minute < 24 * 60; minute += 5) {
            collector.collect();
            clock.advance(Duration.ofMinutes(5));
        }
        assertThat(mastodon.asksForFollowers).isEqualTo(3);
    }

    @Test
    void zeroDollarsAskXForNothingNotEvenForTheNumberOfFollowers() {
        Followers x = followers("x", Network.X);
        likes(x, published("wang-yu", "x"), 1L);
        Collector thrifty = new Collector(
                database,
                () -> new Collector.ToRead(
                        List.of(account("x", Network.X)),
                        campaign -> Optional.empty(),
                        new EngagementLimits(Map.of(), Optional.of(BigDecimal.ZERO), Optional.empty())),
                name -> Optional.of(x),
                clock);
        clock.advance(Duration.ofDays(1));
        thrifty.collect();
        assertThat(x.asked).isEmpty();
        assertThat(x.asksForFollowers).isZero();
    }

    @Test
    void whereTheMoneyIsNotEnoughTheReadingAtTheAgeOfADayComesFirstAtWhichReportsCompare() {
        Followers x = followers("x", Network.X);
        rows.published("free-the-20", "older", "x", 1, PUBLISHED.minus(Duration.ofDays(20)), "words");
        long aDayOld = published("wang-yu", "x");
        Collector poor = new Collector(
                database,
                () -> new Collector.ToRead(
                        List.of(account("x", Network.X)),
                        campaign -> Optional.empty(),
                        new EngagementLimits(Map.of(), Optional.of(new BigDecimal("0.075")), Optional.empty())),
                name -> Optional.of(x),
                clock);
        clock.advance(Duration.ofHours(25));
        poor.collect();
        assertThat(x.asked).as("two days' share is one message").containsExactly(List.of("remote-" + aDayOld));
    }

    @Test
    void theLogCannotBeChanged() {
        long wangYu = published("wang-yu", "box");
        rows.observed(wangYu, PUBLISHED, 1L, 1L);
        assertThat(refused("update observation set likes = 2")).isTrue();
        assertThat(refused("delete from observation")).isTrue();
        assertThat(refused("update observation_2016_02 set likes = 2")).isTrue();
        assertThat(refused("delete from observation_2016_02")).isTrue();
        assertThat(refused("truncate observation_2016_02")).isTrue();
    }

    private boolean refused(String sql) {
        return refused("permission denied", () -> database.jdbc().sql(sql).update())
                && refused("append-only", () -> TestDatabase.asOwner(database, sql));
    }

    private static boolean refused(String why, Runnable change) {
        try {
            change.run();
            return false;
        } catch (org.springframework.dao.DataAccessException e) {
            return String.valueOf(e.getMostSpecificCause().getMessage()).contains(why);
        }
    }

    private Followers followers(String account, Network network) {
        return followers.computeIfAbsent(account, name -> new Followers(network));
    }

    private static Account account(String name, Network network) {
        return new Account(new AccountName(name), network, "en", null, null, false, Visibility.PUBLIC);
    }

    private void at(Instant moment) {
        clock.advance(Duration.between(clock.instant(), moment));
    }

    private long published(String profile, String account) {
        return rows.published("free-the-20", profile, account, 1, PUBLISHED, "words");
    }

    private static void likes(Followers followers, long delivery, @Nullable Long likes) {
        followers.counts.put("remote-" + delivery, new Counts(likes, null, null, null, null, null));
    }

    private String one(String sql) {
        return database.jdbc().sql(sql).query(String.class).single();
    }

    private long number(String sql) {
        return database.jdbc().sql(sql).query(Long.class).single();
    }
}
