package org.vigil.network.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigil.network.PublisherContract.key;
import static org.vigil.network.PublisherContract.part;

import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.vigil.network.Credentials;
import org.vigil.network.Login;
import org.vigil.network.Network;
import org.vigil.network.Original;
import org.vigil.network.Outcome;
import org.vigil.network.RateMeter;
import org.vigil.network.RepostContract;
import org.vigil.network.Session;

class SandboxRepostTest extends RepostContract {
    private static final Instant NOW = Instant.parse("2016-12-12T14:00:00Z");
    private static SandboxDatabase database;
    private Original original = new Original("0", null);

    @BeforeAll
    static void start() {
        database = new SandboxDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void onePost() {
        database.empty();
        Outcome.Published post = (Outcome.Published) open("lead").publish(part("Day 1"), null, key("p1"));
        original = new Original(post.remoteId(), post.url());
        assertThat(reposts()).isZero();
    }

    private static Session open(String account) {
        return new SandboxConnector(database.client, () -> NOW)
                .open(new Login(account, null, Network.X, Credentials.none()), RateMeter.IGNORED);
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
        return new SandboxPosts(database.client, () -> NOW).reposts("ours").size();
    }
}
