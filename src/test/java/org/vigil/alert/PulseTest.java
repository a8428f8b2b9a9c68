package org.vigil.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.account.KeyFile;
import org.vigil.account.ServiceSecrets;
import org.vigil.database.Database;
import org.vigil.network.Outcome;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** When the outside is pinged, and how often: counted where it is pinged. */
@ExtendWith(TestDatabase.class)
class PulseTest {
    private final Database database;
    private final OnCallWorld it;
    private final World world;

    PulseTest(Database database) {
        this.database = database;
        it = new OnCallWorld(database);
        world = it.world;
    }

    @AfterEach
    void close() {
        it.close();
    }

    private int pings() {
        return it.chats.got("/up").size();
    }

    @Test
    void eachSlotIsPingedForOnce() {
        world.schedule("accounts: [x]", "accounts: [x, mastodon, box]").start();
        it.at("2026-01-05T08:59:00Z");
        assertThat(pings()).isZero();
        it.at("2026-01-05T09:00:00Z").step().minutes(1).step(world.another());
        assertThat(pings()).isEqualTo(1);
        assertThat(it.chats.got("/up").getFirst().method()).isEqualTo("GET");
        it.at("2026-01-06T09:00:00Z").minutes(1);
        assertThat(pings()).isEqualTo(2);
    }

    @Test
    void aSlotIsDealtWithWhenTheLastAccountIs() {
        world.schedule("accounts: [x]", "accounts: [x, mastodon]")
                .schedule("late_window: 6h", "late_window: 6h\nspread: 20m")
                .start();
        it.at("2026-01-05T09:00:00Z");
        assertThat(world.x.posts()).hasSize(1);
        assertThat(pings()).isZero();
        it.at("2026-01-05T09:20:00Z");
        assertThat(world.mastodon.posts()).hasSize(1);
        assertThat(pings()).isEqualTo(1);
    }

    @Test
    void anAccountThatWaitsForAPersonHoldsNoPingBack() {
        world.schedule("accounts: [x]", "accounts: [x, mastodon]").start();
        it.pause("mastodon");
        it.at("2026-01-05T09:00:00Z");
        assertThat(pings()).isEqualTo(1);
    }

    @Test
    void aSlotOfWhichNothingWentOutGetsNoPing() {
        world.start();
        world.x.next(new Outcome.Refused("no"));
        it.at("2026-01-05T09:00:00Z").at("2026-01-05T16:00:00Z");
        assertThat(it.openKinds()).containsExactly(AlertKind.NOTHING_WENT_OUT);
        assertThat(pings()).isZero();
    }

    @Test
    void aPingThatFailsIsTriedAgainAndShown() {
        world.start();
        it.chats.answer(500);
        it.at("2026-01-05T09:00:00Z").step();
        assertThat(pings()).isEqualTo(1);
        HeartbeatState state = world.node.alerting().pulse().state();
        assertThat(state.fails()).isTrue();
        assertThat(state.lastFailure().orElseThrow().why()).isEqualTo("127.0.0.1 answered 500 and did not take it");
        it.chats.answer(200);
        it.pastPause().minutes(1);
        assertThat(pings()).isEqualTo(2);
        assertThat(world.node.alerting().pulse().state().fails()).isFalse();
        it.pastPause().minutes(1);
        assertThat(pings()).isEqualTo(2);
    }

    @Test
    void itIsGivenUpAfterAWhile() {
        world.start();
        it.chats.answer(500);
        it.at("2026-01-05T09:00:00Z");
        for (int i = 0; i < 20; i++) {
            it.pastPause().minutes(1);
        }
        assertThat(pings()).isEqualTo(8);
    }

    @Test
    void whatIsLongOverIsNoSignOfLife() {
        world.start();
        world.at("2026-01-05T09:00:00Z");
        world.change("update delivery set state_at = now() - interval '2 hours' where state = 'published'");
        it.step();
        assertThat(pings()).isZero();
    }

    @Test
    void anAddressMayBeKeptAndPosted() {
        world.put(OnCallWorld.SETTINGS, "heartbeat: { url: kept, method: post }\n")
                .start();
        it.at("2026-01-05T09:00:00Z");
        assertThat(world.node
                        .alerting()
                        .pulse()
                        .state()
                        .lastFailure()
                        .orElseThrow()
                        .why())
                .contains("vigil alerts secret heartbeat");
        new ServiceSecrets(database, KeyFile.of(world.folder(), Map.of()))
                .put(AlertSecrets.HEARTBEAT, it.chats.address("/up"));
        it.pastPause().after(Duration.ofMinutes(1));
        assertThat(it.chats.got("/up"))
                .singleElement()
                .satisfies(got -> assertThat(got.method()).isEqualTo("POST"));
    }
}
