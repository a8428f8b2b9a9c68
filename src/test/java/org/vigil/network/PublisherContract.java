package org.vigil.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every publisher does, whatever its network. */
public abstract class PublisherContract {
    /** A post as it stands on the network. */
    public record Received(String text, @Nullable String replyTo, List<String> altTexts) {}

    /** An account that may post. Always the same one. */
    protected abstract Session session();

    /** What stands on the network, oldest first. */
    protected abstract List<Received> received();

    /** What the network keeps of alt texts: all of them, unless it has none. */
    protected List<String> kept(List<String> altTexts) {
        return altTexts;
    }

    /** Whether the network tells what stands there. */
    protected abstract boolean canBeAsked();

    /** Whether it finds a post by the key that it was published under. */
    protected abstract boolean findsByKey();

    /** Whether the words of a post can be changed there. */
    protected abstract boolean canEdit();

    /** Whatever has reached the network so far; where there is no wire, what stands there. */
    protected int requestsOfAllKinds() {
        return received().size();
    }

    public static SendKey key(String name) {
        return new SendKey(name, System.nanoTime() + Duration.ofMinutes(1).toNanos());
    }

    public static Part part(String text, Image... images) {
        return new Part(text, List.of(images), "en", null, Visibility.PUBLIC);
    }

    public static Image image(String altText) {
        byte[] bytes = "\u0089PNG not a picture, but bytes".getBytes(StandardCharsets.ISO_8859_1);
        return new Image("a \"picture\".png", "image/png", bytes, altText);
    }

    protected Outcome.Published published(Part part, @Nullable ReplyTo previous, String key) {
        Outcome outcome = session().publish(part, previous, key(key));
        assertThat(outcome).isInstanceOf(Outcome.Published.class);
        return (Outcome.Published) outcome;
    }

    @Test
    void publishesAPartAsItIs() {
        String text = "Day 12: Хадиджа 🕯️ خدیجه <b>&amp; \"you\"\nhttps://example.org/a?b=c&d";
        assertThat(published(part(text), null, "k1").remoteId()).isNotBlank();
        assertThat(received()).containsExactly(new Received(text, null, List.of()));
    }

    @Test
    void eachPostHasAnIdOfItsOwn() {
        assertThat(published(part("one"), null, "k1").remoteId())
                .isNotEqualTo(published(part("two"), null, "k2").remoteId());
    }

    @Test
    void aThreadsNextPartAnswersTheOneBefore() {
        Outcome.Published first = published(part("one"), null, "k1");
        published(part("two"), new ReplyTo(first.remoteId(), first.remoteId()), "k2");
        assertThat(received())
                .containsExactly(
                        new Received("one", null, List.of()), new Received("two", first.remoteId(), List.of()));
    }

    @Test
    void imagesArriveWithTheirAltText() {
        published(part("with pictures", image("A woman, smiling"), image("Ein Café – \"offen\"")), null, "k1");
        assertThat(received())
                .containsExactly(
                        new Received("with pictures", null, kept(List.of("A woman, smiling", "Ein Café – \"offen\""))));
    }

    @Test
    void refusesWhatIsTooLong() {
        String tooLong = "a".repeat(session().limits().maxLength() + 1);
        assertThat(session().publish(part(tooLong), null, key("k1"))).isInstanceOf(Outcome.Refused.class);
        assertThat(received()).isEmpty();
        published(part(tooLong.substring(1)), null, "k2");
    }

    @Test
    void refusesMoreImagesAndLongerAltTextsThanTheNetworkTakesBeforeItSendsAnything() {
        Limits limits = session().limits();
        Image longest = image("ä".repeat(limits.maxAltText()));
        Image[] most = Collections.nCopies(limits.maxImages(), longest).toArray(Image[]::new);
        published(part("as much as it takes", most), null, "k1");
        int before = requestsOfAllKinds();
        Image[] oneMore = Collections.nCopies(limits.maxImages() + 1, longest).toArray(Image[]::new);
        assertThat(session().publish(part("one picture more", oneMore), null, key("k2")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(session().publish(part("one letter more", image(longest.altText() + "ä")), null, key("k3")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(requestsOfAllKinds()).isEqualTo(before);
    }

    @Test
    void refusesNothingAtAll() {
        assertThat(session().publish(part(" \n"), null, key("k1"))).isInstanceOf(Outcome.Refused.class);
        assertThat(received()).isEmpty();
    }

    @Test
    void sendsNothingOnceTheKeyHasExpired() {
        SendKey expired = new SendKey("k1", System.nanoTime() - 1);
        assertThat(session().publish(part("late", image("late")), null, expired))
                .isInstanceOf(Outcome.Unreachable.class);
        assertThat(received()).isEmpty();
    }

    @Test
    void signsIn() {
        assertThat(session().signIn()).isInstanceOf(SignIn.Valid.class);
    }

    @Test
    void whatWasPublishedCanBeSeen() {
        assumeTrue(canBeAsked());
        String text = "Day 12: Хадиджа 🕯️ خدیجه <b>&amp; \"you\"\nhttps://example.org/a?b=c&d #FreeThe20";
        Outcome.Published post = published(part(text, image("A woman, smiling")), null, "k1");
        assertThat(session().see(post.remoteId())).isInstanceOfSatisfying(Sighting.Stands.class, seen -> {
            assertThat(seen.post().remoteId()).isEqualTo(post.remoteId());
            assertThat(seen.post().text().replaceAll("\\s+", " ")).isEqualTo(text.replaceAll("\\s+", " "));
            assertThat(seen.post().answers()).isNull();
        });
    }

    @Test
    void whatWasNeverPublishedIsAbsent() {
        assumeTrue(canBeAsked());
        Outcome.Published post = published(part("hello"), null, "k1");
        assertThat(session().delete(post.remoteId(), key("d1"))).isInstanceOf(Change.Done.class);
        assertThat(session().see(post.remoteId())).isInstanceOf(Sighting.Absent.class);
    }

    @Test
    void deletingTwiceIsDoneTwice() {
        Outcome.Published post = published(part("hello"), null, "k1");
        published(part("stays"), null, "k2");
        assertThat(session().delete(post.remoteId(), key("d1"))).isInstanceOf(Change.Done.class);
        assertThat(session().delete(post.remoteId(), key("d2"))).isInstanceOf(Change.Done.class);
        assertThat(received()).containsExactly(new Received("stays", null, List.of()));
    }

    @Test
    void deletesNothingOnceTheKeyHasExpired() {
        Outcome.Published post = published(part("hello"), null, "k1");
        SendKey expired = new SendKey("d1", System.nanoTime() - 1);
        assertThat(session().delete(post.remoteId(), expired)).isInstanceOf(Change.NotAnswered.class);
        assertThat(received()).hasSize(1);
    }

    @Test
    void otherWordsStandInTheirPlaceAfterAnEdit() {
        Outcome.Published post = published(part("wrong", image("A woman, smiling")), null, "k1");
        Change change = session().edit(post.remoteId(), part("right 🕯️ خدیجه"), key("e1"));
        if (canEdit()) {
            assertThat(change).isInstanceOf(Change.Done.class);
            assertThat(session().edit(post.remoteId(), part("right 🕯️ خدیجه"), key("e1")))
                    .as("the same once more")
                    .isInstanceOf(Change.Done.class);
            assertThat(received())
                    .containsExactly(new Received("right 🕯️ خدیجه", null, kept(List.of("A woman, smiling"))));
        } else {
            assertThat(change).isInstanceOf(Change.NotPossible.class);
            assertThat(received()).hasSize(1).first().returns("wrong", Received::text);
        }
    }

    @Test
    void theTimelineGivesTheNewestFirstAndEndsWhereItIsToldTo() {
        assumeTrue(canBeAsked());
        Outcome.Published first = published(part("one"), null, "k1");
        Outcome.Published second = published(part("two"), null, "k2");
        Outcome.Published answer = published(part("three"), new ReplyTo(second.remoteId(), second.remoteId()), "k3");
        assertThat(session().posts(Set.of(second.remoteId()), 100))
                .isInstanceOfSatisfying(Reading.Posts.class, read -> {
                    assertThat(read.complete()).isTrue();
                    assertThat(read.newestFirst())
                            .extracting(StandingPost::remoteId)
                            .startsWith(answer.remoteId(), second.remoteId())
                            .doesNotContain(first.remoteId());
                    assertThat(read.newestFirst().getFirst().answers()).isEqualTo(second.remoteId());
                });
        assertThat(session().posts(Set.of(), 100)).isInstanceOfSatisfying(Reading.Posts.class, read -> {
            assertThat(read.complete()).as("back to the first post").isTrue();
            assertThat(read.newestFirst()).hasSize(3);
        });
        assertThat(session().posts(Set.of(), 1))
                .isInstanceOfSatisfying(
                        Reading.Posts.class, read -> assertThat(read.complete()).isFalse());
    }

    @Test
    void aPostIsFoundByItsKeyOrTheNetworkCannotBeAskedSo() {
        published(part("one"), null, "k1");
        if (findsByKey()) {
            assertThat(session().publishedUnder("k1")).isInstanceOf(Sighting.Stands.class);
            assertThat(session().publishedUnder("k2")).isInstanceOf(Sighting.Absent.class);
        } else {
            assertThat(session().publishedUnder("k1")).isInstanceOf(Sighting.CannotBeAsked.class);
        }
    }

    @Test
    void anImageMayBeHandedOverBeforeItsPost() {
        Image image = image("A woman, smiling");
        Image named =
                switch (session().upload(image, key("u1"))) {
                    case Upload.Done done -> image.handedOver(done.mediaId());
                    case Upload.WithThePost withIt -> image;
                    case Upload.Failed failed -> throw new AssertionError(failed.outcome());
                };
        published(part("with a picture", named), null, "k1");
        assertThat(received()).containsExactly(new Received("with a picture", null, kept(List.of("A woman, smiling"))));
    }
}
