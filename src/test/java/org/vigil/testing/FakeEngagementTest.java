package org.vigil.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vigil.network.CountField;
import org.vigil.network.Counts;
import org.vigil.network.Credentials;
import org.vigil.network.EngagementSourceContract;
import org.vigil.network.Login;
import org.vigil.network.Network;
import org.vigil.network.RateMeter;
import org.vigil.network.RepliesReading.Said;
import org.vigil.network.Session;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class FakeEngagementTest extends EngagementSourceContract {
    private final MutableClock clock = MutableClock.at(NOW);
    private final FakeNetwork fake = new FakeNetwork(Network.MASTODON, clock);

    @Override
    protected Session session() {
        Credentials credentials = new Credentials(Map.of(FakeNetwork.TOKEN, "right"));
        return fake.open(new Login("ours", null, null, credentials), RateMeter.IGNORED);
    }

    @Override
    protected String id(int number) {
        return "fake-" + number;
    }

    @Override
    protected void deleted(String id) {
        fake.engagement().vanish(id);
    }

    @Override
    protected int atOnce() {
        return 20;
    }

    @Override
    protected Set<String> told() {
        return Set.of("likes", "reposts", "replies", "quotes", "views", "clicks");
    }

    @Override
    protected void counted(String id, Map<String, String> raw) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        raw.forEach((name, value) -> node.set(name, JsonMapper.shared().readTree(value)));
        CountField read = new CountField(node);
        fake.count(
                id,
                new Counts(
                        read.read("likes"),
                        read.read("reposts"),
                        read.read("replies"),
                        read.read("quotes"),
                        read.read("views"),
                        read.read("clicks")));
        read.objection().ifPresent(words -> fake.engagement().nonsense(id, raw.getOrDefault("likes", "")));
    }

    @Override
    protected void followers(String raw) {
        if (raw.matches("[0-9]{1,9}")) {
            fake.engagement().followers("ours", Long.parseLong(raw));
        } else {
            fake.engagement().failsAfter(0, "it says " + raw);
        }
    }

    @Override
    protected void answered(String id, List<Said> said) {
        fake.engagement().answered(id, said.toArray(Said[]::new));
    }

    @Override
    protected void failAfter(int requests, Failure how) {
        if (how == Failure.THROTTLED && requests == 0) {
            fake.throttle(NOW.plus(Duration.ofMinutes(7)));
        } else {
            fake.engagement().failsAfter(requests, "it fails: " + how);
        }
    }

    @Override
    protected void goDown() {
        fake.down();
    }

    @Override
    protected int requests() {
        return fake.engagement().requests();
    }

    @Override
    protected boolean tellsReplies() {
        return true;
    }

    @Test
    void showsWhatItWasAsked() {
        fake.count("fake-1", Counts.NONE);
        session().counts(List.of("fake-1", "fake-2"));
        session().followers();
        session().replies("fake-1");
        assertThat(fake.engagement().asked()).containsExactly(List.of("fake-1", "fake-2"));
        assertThat(fake.engagement().followersAsked()).containsExactly("ours");
        assertThat(fake.engagement().repliesAsked()).containsExactly("fake-1");
    }

    @Test
    void worksAgainAndSpeaksAgainOfWhatItHadLost() {
        fake.engagement().failsAfter(0, "it is tired");
        assertThat(session().counts(List.of("fake-1")).failure()).isEqualTo("it is tired");
        fake.engagement().works();
        fake.engagement().vanish("fake-1");
        assertThat(session().counts(List.of("fake-1")).gone()).containsExactly("fake-1");
        fake.count("fake-1", Counts.NONE);
        assertThat(session().counts(List.of("fake-1")).gone()).isEmpty();
        fake.engagement().keepsSilentAbout("fake-1");
        assertThat(session().counts(List.of("fake-1")).counts()).isEmpty();
    }
}
