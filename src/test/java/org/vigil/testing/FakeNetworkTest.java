package org.vigil.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigil.network.Credentials;
import org.vigil.network.FaultyPublisherContract;
import org.vigil.network.Image;
import org.vigil.network.Login;
import org.vigil.network.Network;
import org.vigil.network.Outcome;
import org.vigil.network.RateMeter;
import org.vigil.network.Session;

class FakeNetworkTest extends FaultyPublisherContract {
    private final FakeNetwork fake = new FakeNetwork(Network.X, InstantSource.fixed(NOW));

    @Override
    protected boolean canBeAsked() {
        return true;
    }

    @Override
    protected boolean findsByKey() {
        return false;
    }

    @Override
    protected boolean canEdit() {
        return true;
    }

    @Override
    protected Session session() {
        return open("ours", "right");
    }

    @Override
    protected Session withWrongSecret() {
        return open("theirs", FakeNetwork.WRONG);
    }

    private Session open(String account, String secret) {
        Credentials credentials = new Credentials(Map.of(FakeNetwork.TOKEN, secret));
        return fake.open(new Login(account, null, null, credentials), RateMeter.IGNORED);
    }

    @Override
    protected List<Received> received() {
        return fake.posts().stream()
                .map(post -> new Received(
                        post.part().text(),
                        post.previous() == null ? null : post.previous().remoteId(),
                        post.part().images().stream().map(Image::altText).toList()))
                .toList();
    }

    @Override
    protected void loseTheNextAnswer() {
        fake.loseAnswers(1);
    }

    @Override
    protected void throttle(Duration duration) {
        fake.throttle(NOW.plus(duration));
    }

    @Override
    protected void goDown() {
        fake.down();
    }

    @Override
    protected int requests() {
        return fake.posts().size();
    }

    @Test
    void showsASecondPostOfTheSame() {
        published(part("hello"), null, "k1");
        assertThat(fake.duplicates()).isZero();
        published(part("hello"), null, "k1");
        assertThat(fake.duplicates()).isEqualTo(1);
        assertThat(fake.calls()).isEqualTo(2);
    }

    @Test
    void givesPlannedOutcomesFirstAndTakesNothingMeanwhile() {
        fake.next(new Outcome.Refused("no"), new Outcome.Unknown("who knows"));
        assertThat(session().publish(part("a"), null, key("k1"))).isEqualTo(new Outcome.Refused("no"));
        assertThat(session().publish(part("a"), null, key("k1"))).isEqualTo(new Outcome.Unknown("who knows"));
        assertThat(fake.posts()).isEmpty();
        published(part("a"), null, "k1");
    }
}
