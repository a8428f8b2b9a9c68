package org.vigil.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigil.network.PublisherContract.key;
import static org.vigil.network.PublisherContract.part;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.vigil.network.Change;
import org.vigil.network.Credentials;
import org.vigil.network.Login;
import org.vigil.network.Network;
import org.vigil.network.Original;
import org.vigil.network.Outcome;
import org.vigil.network.RateMeter;
import org.vigil.network.RepostContract;
import org.vigil.network.Session;

class FakeRepostTest extends RepostContract {
    private final FakeNetwork fake =
            new FakeNetwork(Network.MASTODON, InstantSource.fixed(Instant.parse("2026-03-01T08:00:00Z")));
    private final Original original =
            new Original(((Outcome.Published) open("lead").publish(part("Day 1"), null, key("p1"))).remoteId(), null);

    private Session open(String account) {
        return fake.open(
                new Login(account, null, null, new Credentials(Map.of(FakeNetwork.TOKEN, "right"))), RateMeter.IGNORED);
    }

    @Override
    protected Session session() {
        return open("ours");
    }

    @Override
    protected Original original() {
        return original;
    }

    @Override
    protected void repostUnanswered() {
        fake.loseAnswers(1);
        assertThat(session().repost(original, key("r1"))).isInstanceOf(Change.NotAnswered.class);
    }

    @Override
    protected int reposts() {
        return fake.reposts().size();
    }
}
