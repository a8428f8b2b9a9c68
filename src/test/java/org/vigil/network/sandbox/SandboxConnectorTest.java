package org.vigil.network.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vigil.network.Change;
import org.vigil.network.Counts;
import org.vigil.network.Image;
import org.vigil.network.Network;
import org.vigil.network.Outcome;
import org.vigil.network.PublisherContract;
import org.vigil.network.Reading;
import org.vigil.network.ReplyTo;
import org.vigil.network.Session;
import org.vigil.network.Sighting;

class SandboxConnectorTest extends PublisherContract {
    private static final Instant START = Instant.parse("2016-12-12T14:00:00Z");

    @RegisterExtension
    static final SandboxDatabase DATABASE = new SandboxDatabase();

    private Instant now = START;

    @Override
    protected boolean canBeAsked() {
        return true;
    }

    @Override
    protected boolean findsByKey() {
        return true;
    }

    @Override
    protected boolean canEdit() {
        return true;
    }

    @Override
    protected Session session() {
        return open("sandbox-x", Network.X);
    }

    private Session open(String account, @Nullable Network imitates) {
        return DATABASE.open(account, imitates, () -> now);
    }

    private List<SandboxPost> posts(String account) {
        return new SandboxPosts(DATABASE.client(), () -> now).of(account, Network.X, now, 100);
    }

    @Override
    protected List<Received> received() {
        return posts("sandbox-x").reversed().stream()
                .map(post -> new Received(
                        post.text(),
                        Optional.ofNullable(post.replyTo())
                                .map(Object::toString)
                                .orElse(null),
                        post.images().stream().map(Image::altText).toList()))
                .toList();
    }

    @Test
    void tellsWhereThePostStands() {
        Outcome.Published published = published(part("hello"), null, "k1");
        assertThat(published.url()).isEqualTo(URI.create("/sandbox/sandbox-x#p" + published.remoteId()));
    }

    @Test
    void theSameKeyIsTheSamePost() {
        Outcome.Published first = published(part("hello"), null, "k1");
        assertThat(published(part("hello again"), null, "k1")).isEqualTo(first);
        assertThat(received()).containsExactly(new Received("hello", null, List.of()));
        assertThat(open("other", null).publish(part("hello"), null, key("k1"))).isNotEqualTo(first);
    }

    @Test
    void theSameKeyIsTheSamePostForManyAtOnce() throws Exception {
        Callable<Outcome> publish = () -> session().publish(part("hello"), null, key("k1"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Set<Outcome> outcomes = threads
                    .invokeAll(Stream.generate(() -> publish).limit(8).toList())
                    .stream()
                    .map(Future::resultNow)
                    .collect(Collectors.toSet());
            assertThat(outcomes).hasSize(1).allMatch(Outcome.Published.class::isInstance);
        }
        assertThat(received()).hasSize(1);
    }

    @Test
    void keepsTheLimitsOfTheNetworkThatItImitates() {
        assertThat(open("a", Network.X).limits())
                .isEqualTo(new SandboxConnector(DATABASE.client(), () -> now).documentedLimits(Network.X));
        Session mastodon = open("sandbox-mastodon", Network.MASTODON);
        assertThat(mastodon.publish(part("囚".repeat(500)), null, key("k1"))).isInstanceOf(Outcome.Published.class);
        assertThat(session().publish(part("囚".repeat(500)), null, key("k1"))).isInstanceOf(Outcome.Refused.class);
        assertThat(open("a", Network.BLUESKY).limits().maxLength()).isEqualTo(300);
        assertThat(open("a", Network.TELEGRAM).limits().maxLength()).isEqualTo(4096);
    }

    @Test
    void refusesToAnswerWhatIsNotThere() {
        for (String nothing : List.of("999", "no number", "-1", "")) {
            assertThat(session().publish(part("hello"), new ReplyTo(nothing, nothing), key("k1")))
                    .isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void aDeletedPostTakesItsWordsAndPicturesAlong() {
        String id = published(part("goes", image("A woman")), null, "k1").remoteId();
        now = START.plusSeconds(60);
        assertThat(session().delete(id, key("d1"))).isInstanceOf(Change.Done.class);
        assertThat(DATABASE.client()
                        .sql("select text || images::text from sandbox_post where deleted_at is not null")
                        .query(String.class)
                        .single())
                .isEqualTo("[]");
        assertThat(session().publishedUnder("k1")).isInstanceOf(Sighting.Absent.class);
        assertThat(session().edit(id, part("back"), key("e1"))).isInstanceOf(Change.Refused.class);
        assertThat(session().publish(part("an answer"), new ReplyTo(id, id), key("k2")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(session().publish(part("goes"), null, key("k1"))).isInstanceOf(Outcome.Refused.class);
        assertThat(received()).isEmpty();
    }

    @Test
    void theSameWordsAgainAreNoEdit() {
        String id = published(part("same"), null, "k1").remoteId();
        session().edit(id, part("same"), key("e1"));
        assertThat(edited()).isEmpty();
        session().edit(id, part("other"), key("e2"));
        assertThat(edited()).hasSize(1);
    }

    private List<String> edited() {
        return DATABASE.client()
                .sql("select text from sandbox_post where edited_at is not null")
                .query((row, n) -> row.getString("text"))
                .list();
    }

    @Test
    void whatIsTooLongIsNotEdited() {
        String id = published(part("short"), null, "k1").remoteId();
        assertThat(session().edit(id, part("a".repeat(281)), key("e1"))).isInstanceOf(Change.Refused.class);
        assertThat(received()).containsExactly(new Received("short", null, List.of()));
    }

    @Test
    void anotherAccountsPostIsSeenAndNotTouched() {
        String theirs = ((Outcome.Published) open("other", null).publish(part("theirs"), null, key("k1"))).remoteId();
        assertThat(session().see(theirs)).isInstanceOf(Sighting.Stands.class);
        assertThat(session().edit(theirs, part("ours"), key("e1"))).isInstanceOf(Change.Refused.class);
        assertThat(session().delete(theirs, key("d1"))).isInstanceOf(Change.Refused.class);
        assertThat(session().publishedUnder("k1")).isInstanceOf(Sighting.Absent.class);
        assertThat(session().posts(Set.of(), 10)).isEqualTo(new Reading.Posts(List.of(), true));
        assertThat(open("other", null).see(theirs)).isInstanceOf(Sighting.Stands.class);
    }

    @Test
    void whatIsNoIdOfItsOwnIsAbsent() {
        for (String nothing : List.of("999", "no number", "-1", "", "9".repeat(19))) {
            assertThat(session().see(nothing)).isInstanceOf(Sighting.Absent.class);
            assertThat(session().delete(nothing, key("d1"))).isInstanceOf(Change.Done.class);
            assertThat(session().edit(nothing, part("x"), key("e1"))).isInstanceOf(Change.Refused.class);
        }
    }

    @Test
    void showsPostsNewestFirstAsTheyStoodAtAMoment() {
        published(part("one", image("A woman")), null, "k1");
        now = START.plus(Duration.ofDays(1));
        published(part("two"), null, "k2");
        SandboxPosts posts = new SandboxPosts(DATABASE.client(), () -> now);
        assertThat(posts.of("sandbox-x", Network.X, now, 10))
                .extracting(SandboxPost::text)
                .containsExactly("two", "one");
        assertThat(posts.of("sandbox-x", Network.X, now, 1))
                .extracting(SandboxPost::text)
                .containsExactly("two");
        SandboxPost one =
                posts.of("sandbox-x", Network.X, START.plusSeconds(1), 10).getFirst();
        assertThat(one.text()).isEqualTo("one");
        assertThat(one.postedAt()).isEqualTo(START);
        assertThat(one.images().getFirst().bytes()).isEqualTo(image("A woman").bytes());
        assertThat(one.counts().likes()).isZero();
    }

    @Test
    void countsWhatThePageShows() {
        Outcome.Published published = published(part("one"), null, "k1");
        now = START.plus(Duration.ofDays(2));
        Map<String, Counts> counts =
                session().counts(List.of(published.remoteId(), "999", "odd")).counts();
        assertThat(counts)
                .isEqualTo(Map.of(
                        published.remoteId(), posts("sandbox-x").getFirst().counts()));
        assertThat(counts.values()).allSatisfy(read -> assertThat(read.views()).isPositive());
        assertThat(session().simulated()).isTrue();
        assertThat(open("other", null).counts(List.of(published.remoteId())).counts())
                .isEmpty();
    }
}
