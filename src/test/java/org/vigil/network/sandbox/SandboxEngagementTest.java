package org.vigil.network.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.network.Counts;
import org.vigil.network.CountsReading;
import org.vigil.network.EngagementSourceContract;
import org.vigil.network.FollowersReading;
import org.vigil.network.Network;
import org.vigil.network.Outcome;
import org.vigil.network.PublisherContract;
import org.vigil.network.RepliesReading;
import org.vigil.network.RepliesReading.Said;
import org.vigil.network.Session;

class SandboxEngagementTest extends EngagementSourceContract {
    @RegisterExtension
    static final SandboxDatabase DATABASE = new SandboxDatabase();

    private Instant now = NOW;

    private Session open(String account, @Nullable Network imitates) {
        return DATABASE.open(account, imitates, () -> now);
    }

    @Override
    protected Session session() {
        return open("sandbox-x", Network.X);
    }

    @Override
    protected String id(int number) {
        return published("sandbox-x", "post " + number);
    }

    /** The same post where it was published before. */
    private String published(String account, String text) {
        Outcome outcome = open(account, Network.X)
                .publish(PublisherContract.part(text), null, PublisherContract.key(account + " " + text));
        return ((Outcome.Published) outcome).remoteId();
    }

    @Override
    protected void deleted(String id) {
        session().delete(id, PublisherContract.key("d1"));
    }

    @Override
    protected int atOnce() {
        return 100;
    }

    @Override
    protected Set<String> told() {
        return Set.of("likes", "reposts", "replies", "quotes", "views", "clicks");
    }

    @Override
    protected boolean canBeSet() {
        return false;
    }

    @Override
    protected void counted(String id, Map<String, String> raw) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void followers(String raw) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void answered(String id, List<Said> said) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void failAfter(int requests, Failure how) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void goDown() {
        throw new UnsupportedOperationException();
    }

    @Override
    protected int requests() {
        return 0;
    }

    @ParameterizedTest
    @CsvSource({",100", "X,100", "BLUESKY,25", "MASTODON,20"})
    void takesAsManyRequestsAsTheNetworkThatItImitates(@Nullable Network imitates, int atOnce) {
        String[] ids = IntStream.range(0, 101).mapToObj(this::id).toArray(String[]::new);
        Session session = open("sandbox-x", imitates);
        CountsReading reading = session.counts(List.of(ids));
        assertThat(reading.requests()).isEqualTo(Math.ceilDiv(101, atOnce));
        assertThat(reading.counts()).hasSize(101);
        assertThat(reading.source()).startsWith("sandbox");
        assertThat(session.simulated()).isTrue();
    }

    @Test
    void knowsWhichPostsAreGoneAndSpeaksOfNoOthersThanItsOwn() {
        String theirs = published("sandbox-y", "theirs");
        CountsReading reading = session().counts(List.of(theirs, "999999", "odd"));
        assertThat(reading.counts()).isEmpty();
        assertThat(reading.gone()).containsExactly("999999");
    }

    @Test
    void whoeverImitatesTelegramTellsNothing() {
        String id = id(1);
        Session session = open("sandbox-x", Network.TELEGRAM);
        assertThat(session.counts(List.of(id)).counts()).isEmpty();
        assertThat(session.counts(List.of(id)).requests()).isZero();
        assertThat(session.counts(List.of(id)).failure()).contains("Telegram");
        assertThat(session.replies(id).failure()).contains("Telegram");
        assertThat(session.followers()).isInstanceOf(FollowersReading.Counted.class);
    }

    @Test
    void followersGrowSlowlyAndAreTheSameForWhoeverLooks() {
        long first = followers();
        assertThat(followers()).isEqualTo(first);
        now = now.plus(Duration.ofDays(30));
        assertThat(followers()).isBetween(first, first + first / 10);
        now = now.plus(Duration.ofDays(3650));
        assertThat(followers()).isGreaterThan(first);
        now = Instant.parse("1999-01-01T00:00:00Z");
        assertThat(followers()).isPositive();
    }

    private long followers() {
        return ((FollowersReading.Counted) session().followers()).followers();
    }

    @Test
    void clicksAreToldForThirtyDays() {
        String id = id(1);
        now = now.plus(Duration.ofDays(29));
        assertThat(counts(id).clicks()).isNotNull();
        now = now.plus(Duration.ofDays(2));
        assertThat(counts(id).clicks()).isNull();
        assertThat(counts(id).views()).isPositive();
    }

    private Counts counts(String id) {
        return Objects.requireNonNull(session().counts(List.of(id)).counts().get(id));
    }

    @Test
    void someOfTheAnswersThatAreCountedAreTold() {
        String id = id(1);
        assertThat(session().replies(id).said()).isEmpty();
        now = now.plus(Duration.ofDays(20));
        RepliesReading old = session().replies(id);
        long counted = Objects.requireNonNull(counts(id).replies());
        assertThat(old.said()).hasSize((int) Math.min(20, counted)).isNotEmpty();
        assertThat(old.said())
                .allSatisfy(said -> assertThat(said.at()).isBetween(NOW, now))
                .extracting(Said::at)
                .isSorted();
        now = NOW.plus(Duration.ofHours(6));
        assertThat(old.said()).startsWith(session().replies(id).said().toArray(Said[]::new));
        assertThat(session().replies("999").failure()).isNotBlank();
        assertThat(session().replies("odd").failure()).isNotBlank();
    }
}
