package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** What the alerts ask of the gate each minute is bounded, however many accounts there are. */
@ExtendWith(TestDatabase.class)
class ForesightTest {
    private static final int ACCOUNTS = 7;
    private static final int AT_ONCE = 3;

    private final World world;
    private final Foresight foresight;

    ForesightTest(Database database) {
        world = new World(database);
        List<String> names = IntStream.range(0, ACCOUNTS).mapToObj(i -> "a" + i).toList();
        world.put(
                        World.ACCOUNTS,
                        "accounts:\n"
                                + names.stream()
                                        .map(
                                                name -> "  - { name: " + name
                                                        + ", network: mastodon, server: \"https://m.example\", language: en }\n")
                                        .collect(Collectors.joining()))
                .schedule("accounts: [x]", "accounts: [" + String.join(", ", names) + "]")
                .schedule("approval: none", "approval: required");
        names.forEach(name -> world.secret(name, "right"));
        world.start();
        foresight = new Foresight(database, world.clock, world.node.files(), world.node.sessions(), AT_ONCE);
    }

    @Test
    void aLookAsksAboutSoManyPostsAndKnowsAllAfterSomeLooks() {
        Foresight.Look first = foresight.look();
        assertThat(first.asked()).isEqualTo(AT_ONCE);
        assertThat(first.held()).hasSize(AT_ONCE);
        assertThat(first.all()).isFalse();
        assertThat(foresight.look().held()).hasSize(2 * AT_ONCE);
        Foresight.Look third = foresight.look();
        assertThat(third.asked()).isEqualTo(AT_ONCE);
        assertThat(third.held()).hasSize(ACCOUNTS).allMatch(Foresight.Held::waitsForApproval);
        assertThat(third.all()).isTrue();
    }

    @Test
    void whatAPersonHasDoneSinceIsKnownOnceItsTurnHasCome() {
        IntStream.range(0, 3).forEach(i -> foresight.look());
        world.approveAll();
        assertThat(foresight.look().held()).hasSizeLessThan(ACCOUNTS);
        IntStream.range(0, 2).forEach(i -> foresight.look());
        assertThat(foresight.look().held()).isEmpty();
    }

    /** What has another state now is asked about first: the old answer says nothing of it. */
    @Test
    void aPostThatWasMovedOrChangedIsAskedAboutFirst() {
        IntStream.range(0, 3).forEach(i -> foresight.look());
        world.change("update delivery set due_at = due_at + interval '1 minute' where account = 'a6'");
        Foresight.Look look = foresight.look();
        assertThat(look.all()).isTrue();
        assertThat(look.held())
                .hasSize(ACCOUNTS)
                .filteredOn(held -> held.delivery().account().value().equals("a6"))
                .singleElement()
                .satisfies(
                        held -> assertThat(held.delivery().dueAt().toString()).endsWith("01:00Z"));
    }
}
