package org.vigil.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every publisher does whose network can fail. */
public abstract class FaultyPublisherContract extends PublisherContract {
    /** What the publisher's clock shows. */
    protected static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    protected abstract Session withWrongSecret();

    /** The next post is taken, but its answer never comes. */
    protected abstract void loseTheNextAnswer();

    /** From now on the network wants to be left alone for so long. */
    protected abstract void throttle(Duration duration);

    /** From now on nobody is there. */
    protected abstract void goDown() throws IOException;

    /** How often the network saw a request to post, whatever it answered. */
    protected abstract int requests();

    @Test
    void aWrongSecretIsSignedOut() {
        assertThat(withWrongSecret().publish(part("hello"), null, key("k1"))).isInstanceOf(Outcome.SignedOut.class);
        assertThat(received()).isEmpty();
        assertThat(withWrongSecret().signIn()).isInstanceOf(SignIn.Invalid.class);
    }

    @Test
    void aLostAnswerIsUnknownAndSentOnce() {
        loseTheNextAnswer();
        assertThat(session().publish(part("hello"), null, key("k1"))).isInstanceOf(Outcome.Unknown.class);
        assertThat(received()).containsExactly(new Received("hello", null, List.of()));
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void aLostAnswerOnAConnectionInUseIsUnknownAndSentOnce() {
        published(part("first"), null, "k1");
        loseTheNextAnswer();
        assertThat(session().publish(part("second"), null, key("k2"))).isInstanceOf(Outcome.Unknown.class);
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void nobodyThereIsUnreachable() throws IOException {
        goDown();
        assertThat(session().publish(part("hello"), null, key("k1"))).isInstanceOf(Outcome.Unreachable.class);
        assertThat(session().signIn()).isInstanceOf(SignIn.NotReached.class);
        assertThat(requests()).isZero();
    }

    @Test
    void throttledUntilTheNetworkSaysSo() {
        throttle(Duration.ofMinutes(7));
        Outcome outcome = session().publish(part("hello"), null, key("k1"));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Throttled.class,
                        throttled -> assertThat(throttled.until()).isEqualTo(NOW.plus(Duration.ofMinutes(7))));
        assertThat(received()).isEmpty();
    }
}
