package org.vigil.network.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigil.network.PublisherContract.key;
import static org.vigil.network.PublisherContract.part;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vigil.network.Network;
import org.vigil.network.Original;
import org.vigil.network.Outcome;
import org.vigil.network.RepostContract;
import org.vigil.network.Session;

class SandboxRepostTest extends RepostContract {
    private static final Instant NOW = Instant.parse("2016-12-12T14:00:00Z");

    @RegisterExtension
    static final SandboxDatabase DATABASE = new SandboxDatabase();

    private Original original = new Original("0", null);

    @BeforeEach
    void onePost() {
        Outcome.Published post = (Outcome.Published) open("lead").publish(part("Day 1"), null, key("p1"));
        original = new Original(post.remoteId(), post.url());
        assertThat(reposts()).isZero();
    }

    private static Session open(String account) {
        return DATABASE.open(account, Network.X, () -> NOW);
    }

    @Override
    protected Session session() {
        return open("ours");
    }

    @Override
    protected Original original() {
        return original;
    }

    /** Whoever asked died before it could write down the answer. */
    @Override
    protected void repostUnanswered() {
        session().repost(original(), key("r1"));
    }

    @Override
    protected int reposts() {
        return new SandboxPosts(DATABASE.client(), () -> NOW).reposts("ours").size();
    }
}
