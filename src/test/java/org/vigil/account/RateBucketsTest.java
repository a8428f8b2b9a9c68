package org.vigil.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.network.RateReading;
import org.vigil.testing.TestDatabase;

@ExtendWith(TestDatabase.class)
class RateBucketsTest {
    private static final AccountName OURS = new AccountName("our-x");
    private static final Instant NOW = Instant.parse("2016-02-29T23:59:00Z");
    private static final Instant SOON = NOW.plus(Duration.ofMinutes(15));
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

    private final RateBuckets buckets;

    RateBucketsTest(Database database) {
        this.buckets = new RateBuckets(database);
    }

    @Test
    void nothingReadBlocksNothing() {
        assertThat(buckets.blockedUntil(OURS, NOW)).isEmpty();
    }

    @Test
    void anEmptyBucketBlocksUntilItFillsAgain() {
        reads("posts", 1, SOON);
        assertThat(buckets.blockedUntil(OURS, NOW)).isEmpty();
        reads("posts", 0, SOON);
        assertThat(buckets.blockedUntil(OURS, NOW)).contains(SOON);
        assertThat(buckets.blockedUntil(OURS, SOON.minusMillis(1))).contains(SOON);
        assertThat(buckets.blockedUntil(OURS, SOON)).isEmpty();
    }

    @Test
    void ofSeveralEmptyOnesTheLastCounts() {
        reads("app", 0, TOMORROW);
        reads("posts", 0, SOON);
        assertThat(buckets.blockedUntil(OURS, NOW)).contains(TOMORROW);
    }

    @Test
    void anAnswerThatComesLateDoesNotFillTheBucket() {
        reads("posts", 0, SOON);
        reads("posts", 1, SOON);
        assertThat(buckets.blockedUntil(OURS, NOW)).contains(SOON);
        reads("posts", 300, NOW.plusSeconds(1));
        assertThat(buckets.blockedUntil(OURS, NOW)).contains(SOON);
    }

    @Test
    void theNextWindowOpensIt() {
        reads("posts", 0, SOON);
        reads("posts", 300, TOMORROW);
        assertThat(buckets.blockedUntil(OURS, NOW)).isEmpty();
    }

    @Test
    void anotherAccountIsNotBlocked() {
        reads("posts", 0, SOON);
        assertThat(buckets.blockedUntil(new AccountName("their-x"), NOW)).isEmpty();
    }

    @Test
    void readingAndDeletingStopNoPost() {
        reads("reads", 0, SOON);
        reads("deletes", 0, SOON);
        assertThat(buckets.blockedUntil(OURS, NOW)).isEmpty();
    }

    @Test
    void whatIsUsedUpForAnAppIsSoForAllItsAccounts() {
        AccountName sister = new AccountName("sister-x");
        reads("app:4711:posts", 5, TOMORROW);
        buckets.read(sister, new RateReading("app:4711:posts", 10_000, 0, TOMORROW));
        assertThat(buckets.blockedUntil(sister, NOW)).contains(TOMORROW);
        assertThat(buckets.blockedUntil(OURS, NOW)).contains(TOMORROW);
        assertThat(buckets.blockedUntil(OURS, TOMORROW)).isEmpty();
    }

    @Test
    void anotherAppsLimitStopsNobody() {
        reads("app:4711:posts", 5, TOMORROW);
        buckets.read(new AccountName("their-x"), new RateReading("app:0815:posts", 10_000, 0, TOMORROW));
        buckets.read(new AccountName("their-x"), new RateReading("posts", 100, 0, TOMORROW));
        assertThat(buckets.blockedUntil(OURS, NOW)).isEmpty();
    }

    private void reads(String bucket, int remaining, Instant resetsAt) {
        buckets.meter(OURS).read(new RateReading(bucket, 300, remaining, resetsAt));
    }
}
