package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigil.database.Database;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** What Vigil says at its start of the time in which it did not run. */
class MissedTest {
    private final Database database = TestDatabase.create();
    private final World world = new World(database).start();

    @AfterEach
    void close() {
        database.close();
    }

    private String told() {
        StringWriter out = new StringWriter();
        Missed.tell(world.node, new PrintWriter(out, true));
        return out.toString();
    }

    @Test
    void whatIsTooLateIsNamedOnce() {
        assertThat(told()).isEmpty();
        world.clock.set(Instant.parse("2026-01-06T16:00:00Z"));
        assertThat(told().lines())
                .containsExactly(
                        "Missed while Vigil was not running, and too late to send now:",
                        "  2026-01-05  vigil  anna  x: nothing was running at its time, and its late window is over",
                        "  2026-01-06  vigil  bela  x: nothing was running at its time, and its late window is over");
        assertThat(told()).as("at the next start").isEmpty();
    }

    @Test
    void whatCanStillGoOutIsNotNamed() {
        world.clock.set(Instant.parse("2026-01-05T14:59:00Z"));
        assertThat(told()).isEmpty();
    }
}
