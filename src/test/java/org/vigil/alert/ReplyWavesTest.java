package org.vigil.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.network.Counts;
import org.vigil.testing.FakeNetwork;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Whoever is on call is told of a wave of answers against one person, once, and when it has ebbed. */
@ExtendWith(TestDatabase.class)
class ReplyWavesTest {
    private final OnCallWorld it;
    private final World world;

    ReplyWavesTest(Database database) {
        it = new OnCallWorld(database);
        world = it.world;
        world.schedule("accounts: [x]", "accounts: [x, mastodon, box]").start();
        world.at(World.MONDAY_AT_NINE);
        // Each network tells of its followers alone.
        answers(world.x, "x-1", 0);
        answers(world.mastodon, "mastodon-1", 0);
        answers(world.sandbox, "sandbox-1", 0);
    }

    @AfterEach
    void close() {
        it.close();
    }

    private static void answers(FakeNetwork network, String post, long replies) {
        network.engagement().count(post, new Counts(1L, 0L, replies, null, null, null));
    }

    private OnCallWorld read(Duration later) {
        world.clock.advance(later);
        world.node.collector().collect();
        return it.step();
    }

    @Test
    void aWaveOverAllAccountsIsToldOnceAndOverWhenItHasEbbed() {
        answers(world.x, "x-1", 12);
        answers(world.mastodon, "mastodon-1", 11);
        Alert alert = read(Duration.ofHours(1)).the(AlertKind.REPLY_WAVE);
        assertThat(alert.headline()).isEqualTo("23 answers in 24 hours to posts about one person of #Vigil");
        assertThat(alert.text())
                .contains(": x: 12", ": mastodon: 11", "tell the family first", "./vigil hold ID", "by hand")
                .contains("There are too few posts of the last 30 days to compare that with.")
                .doesNotContain("Anna", "anna");
        world.node.alerting().rota().acknowledge(alert.id(), "Ada");
        answers(world.mastodon, "mastodon-1", 40);
        assertThat(read(Duration.ofHours(3)).the(AlertKind.REPLY_WAVE).acknowledgedAt())
                .as("the same wave calls nobody twice")
                .isNotNull();
        assertThat(it.raisedTo(AlertKind.REPLY_WAVE)).containsExactly("Ada");
        assertThat(read(Duration.ofHours(28)).openKinds()).doesNotContain(AlertKind.REPLY_WAVE);
        assertThat(it.told("Ada", AlertKind.REPLY_WAVE)).containsExactly("raised", "closed");
    }

    @Test
    void fewAnswersAreNone() {
        answers(world.x, "x-1", 19);
        assertThat(read(Duration.ofHours(1)).openKinds()).doesNotContain(AlertKind.REPLY_WAVE);
    }

    @Test
    void aSandboxsWaveSaysThatItIsSimulatedAndAddsNothingToARealOne() {
        answers(world.x, "x-1", 10);
        answers(world.sandbox, "sandbox-1", 30);
        Alert alert = read(Duration.ofHours(1)).the(AlertKind.REPLY_WAVE);
        assertThat(alert.headline()).startsWith("Simulated: 30 answers");
        assertThat(alert.text()).contains("nobody is harmed").doesNotContain(": x: ");
    }

    @Test
    void aWaveAgainstSomebodyOnHoldIsToldAndNamesThemNowhere() {
        String person = world.database
                .jdbc()
                .sql("select distinct profile from delivery where state = 'published'")
                .query(String.class)
                .single();
        world.hold(person);
        answers(world.x, "x-1", 25);
        Alert alert = read(Duration.ofHours(1)).the(AlertKind.REPLY_WAVE);
        assertThat(alert.headline() + alert.text()).doesNotContainIgnoringCase(person);
        assertThat(alert.subject()).isEqualTo("vigil");
    }
}
