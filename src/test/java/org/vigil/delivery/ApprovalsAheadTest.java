package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** What waits for an approval is the same whether the words are read anew or were read before. */
@ExtendWith(TestDatabase.class)
class ApprovalsAheadTest {
    private static final Duration AHEAD = Duration.ofDays(31);

    private final World world;

    ApprovalsAheadTest(Database database) {
        world = new World(database);
        world.schedule("approval: none", "approval: required")
                .schedule("accounts: [x]", "accounts: [x, mastodon, box]")
                .schedule("[anna, bela, cara]", "[anna, bela, cara, dana-family]")
                .start();
    }

    private List<String> read() {
        return world.node.desk().coming(AHEAD).stream()
                .map(post -> post.delivery().id() + " " + post.waitsForApproval() + " " + post.decision() + " "
                        + post.changed().isPresent() + " " + post.needsApproval())
                .toList();
    }

    private List<String> known() {
        return world.node.desk().approvals().of(world.node.desk().unsent(AHEAD)).stream()
                .map(post -> post.delivery().id() + " " + post.waitsForApproval() + " " + post.decision() + " "
                        + post.changed() + " " + post.needsApproval())
                .toList();
    }

    private long waiting() {
        return known().stream().filter(post -> post.contains(" true Optional")).count();
    }

    private void same() {
        assertThat(known()).isNotEmpty().isEqualTo(read()).isEqualTo(known());
    }

    @Test
    void itIsTheSameAfterEachThingThatCouldChangeIt() {
        same();
        assertThat(waiting()).isEqualTo(21);
        world.approveAll();
        same();
        assertThat(waiting()).isZero();
        world.edit(World.TEMPLATE, "Day {{day}}: ", "Today ").follow();
        same();
        assertThat(waiting()).isPositive();
        world.hold("bela").follow();
        same();
        world.lift("bela").follow();
        same();
        world.release("cara", "2026-01-05").follow();
        same();
        world.schedule("approval: required", "approval: none").follow();
        same();
    }

    @Test
    void aHoldOnSomebodyWhoIsOnlyNamedChangesItAtOnce() {
        world.approveAll();
        same();
        world.hold("dana");
        same();
        world.lift("dana");
        same();
    }

    /** Whoever has not been posted and whose family has said nothing is not named on a real network; afterwards it may be. */
    @Test
    void aFirstPostOfSomebodyChangesTheWordsOfThoseWhoNameThem() {
        world.change("delete from family_answer");
        world.change("delete from family_letter");
        same();
        List<String> before = known();
        world.change("update delivery set profile = 'dana', published_at = now(), state = 'published'"
                + " where profile = 'anna' and account = 'x' and local_date = '2026-01-05'");
        same();
        assertThat(known()).isNotEqualTo(before.subList(1, before.size()));
    }

    @Test
    void whatIsLateIsReadAnewEachTime() {
        world.clock.set(World.MONDAY_AT_NINE.plus(Duration.ofHours(1)));
        same();
        world.clock.set(World.MONDAY_AT_NINE.plus(Duration.ofHours(15)));
        same();
    }
}
