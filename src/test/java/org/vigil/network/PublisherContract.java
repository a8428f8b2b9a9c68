package org.vigil.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
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
}
