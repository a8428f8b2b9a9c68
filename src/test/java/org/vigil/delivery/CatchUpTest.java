package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Three posts at nine, half past nine and a minute later, on accounts that keep five minutes when they are late. */
@ExtendWith(TestDatabase.class)
class CatchUpTest {
    private final World world;
    private final DeliveryLoop loop;

    CatchUpTest(Database database) {
        world = new World(database)
                .schedule(
                        "slots: [{ id: morning, at: \"09:00\" }]",
                        "slots: [{ id: a, at: \"09:00\" }, { id: b, at: \"09:30\" }, { id: c, at: \"09:31\" }]")
                .schedule("accounts: [x]", "accounts: [x, mastodon, box]")
                .start();
        loop = world.another(Duration.ofMinutes(5)).loop();
    }

    private void works(String moment) {
        world.clock.set(Instant.parse(moment));
        loop.drain();
    }

    private void goesOn(Duration time) {
        world.databaseGoesOn(time);
        world.clock.advance(time);
        loop.drain();
    }

    @Test
    void afterAnOutageTheyComeOneByOneOnEachAccount() {
        works("2026-01-05T11:00:00Z");
        assertThat(world.x.posts()).hasSize(1);
        assertThat(world.mastodon.posts()).as("no account waits for another").hasSize(1);
        assertThat(world.sandbox.posts()).as("a sandbox floods nobody").hasSize(3);
        assertThat(world.deliveries.in(DeliveryState.DUE))
                .isNotEmpty()
                .allSatisfy(waits -> assertThat(waits.why()).contains("keeps its distance"));
        goesOn(Duration.ofMinutes(4));
        assertThat(world.x.posts()).hasSize(1);
        goesOn(Duration.ofMinutes(2));
        assertThat(world.x.posts()).hasSize(2);
        goesOn(Duration.ofSeconds(50));
        assertThat(world.x.posts())
                .as("those of 9:30 and 9:31 keep their minute")
                .hasSize(2);
        goesOn(Duration.ofSeconds(20));
        assertThat(world.x.posts()).hasSize(3);
    }

    @Test
    void whatIsOnTimeGoesOutOnTime() {
        works("2026-01-05T09:00:00Z");
        works("2026-01-05T09:30:00Z");
        works("2026-01-05T09:31:30Z");
        assertThat(world.x.posts()).hasSize(3);
    }

    @Test
    void aClockThatJumpsFloodsNobody() {
        world.schedule("late_window: 6h", "late_window: 1d").follow();
        works("2026-01-06T08:59:00Z");
        assertThat(world.x.posts()).hasSize(1);
        goesOn(Duration.ofMinutes(6));
        assertThat(world.x.posts()).hasSize(2);
    }

    @Test
    void waitingForItsDistanceItMayMissItsWindow() {
        world.schedule("late_window: 6h", "late_window: 2h").follow();
        works("2026-01-05T10:59:00Z");
        world.clock.set(Instant.parse("2026-01-05T11:35:00Z"));
        loop.drain();
        assertThat(world.deliveries.in(DeliveryState.MISSED))
                .isNotEmpty()
                .allSatisfy(missed -> assertThat(missed.why()).contains("keeps its distance"));
    }

    @Test
    void theTriesOfOnePostKeepNoDistance() {
        world.x.down();
        works("2026-01-05T11:00:00Z");
        world.x.up();
        goesOn(Duration.ofSeconds(16));
        assertThat(world.x.posts()).hasSize(1);
    }
}
