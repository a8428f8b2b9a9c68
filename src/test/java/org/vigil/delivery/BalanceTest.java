package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import org.vigil.database.Database;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;
import org.vigil.workspace.Workspace;

/** Each turn has a delivery for each of its accounts, whatever a team does to its campaign; one that is lost is named. */
class BalanceTest {
    /** What a team may do. */
    enum Event {
        NEXT_SLOT,
        OUTAGE,
        ONE_ACCOUNT,
        TWO_ACCOUNTS,
        OTHER_ACCOUNTS,
        NO_MASTODON,
        WITH_MASTODON,
        LONGER,
        HOLD,
        LIFT,
        ANOTHER_TIME
    }

    private static List<Balance.Lack> lacking(World world) {
        Workspace inForce = world.node.files().inForce().workspace();
        return new Balance(world.database.jdbc())
                .lacking(inForce.campaigns().values(), inForce.accounts(), world.clock.instant());
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void nothingIsEverLacking(@ForAll @Size(min = 8, max = 20) List<Event> events) {
        try (Database database = TestDatabase.create()) {
            World world = new World(database)
                    .schedule("to: 2026-01-11", "to: 2026-02-28")
                    .start();
            for (Event event : events) {
                happen(world, event);
                Balance balance = new Balance(database.jdbc());
                assertThat(lacking(world)).as("after %s of %s", event, events).isEmpty();
                assertThat(balance.sums().agree()).isTrue();
                assertThat(balance.sums().deliveries()).isEqualTo(world.count("delivery"));
                assertThat(balance.strays()).isZero();
            }
        }
    }

    private static void happen(World world, Event event) {
        switch (event) {
            case NEXT_SLOT -> world.pastBackOff().after(Duration.ofHours(25));
            case OUTAGE -> {
                world.clock.advance(Duration.ofDays(3));
                world.node.loop().missOverdue();
            }
            case ONE_ACCOUNT -> accounts(world, "[x]");
            case TWO_ACCOUNTS -> accounts(world, "[x, box]");
            case OTHER_ACCOUNTS -> accounts(world, "[box, mastodon]");
            case NO_MASTODON ->
                world.put(World.ACCOUNTS, world.text(World.ACCOUNTS).replaceAll(".*mastodon\\.example.*\n", ""));
            case WITH_MASTODON -> {
                if (!world.text(World.ACCOUNTS).contains("mastodon.example")) {
                    world.put(
                            World.ACCOUNTS,
                            world.text(World.ACCOUNTS)
                                    + "  - { name: mastodon, network: mastodon, server: \"https://mastodon.example\", language: en }\n");
                }
            }
            case LONGER ->
                world.put(World.CAMPAIGN, world.text(World.CAMPAIGN).replace("to: 2026-02-28", "to: 2026-03-31"));
            case HOLD -> world.hold("bela");
            case LIFT -> world.lift("bela");
            case ANOTHER_TIME ->
                world.put(World.CAMPAIGN, world.text(World.CAMPAIGN).replace("at: \"09:00\"", "at: \"17:30\""));
        }
        world.follow();
    }

    private static void accounts(World world, String accounts) {
        world.put(World.CAMPAIGN, world.text(World.CAMPAIGN).replaceAll("accounts: \\[.*]", "accounts: " + accounts));
    }

    @org.junit.jupiter.api.Test
    void whatIsLostIsNamed() {
        try (Database database = TestDatabase.create()) {
            World world = new World(database)
                    .schedule("accounts: [x]", "accounts: [x, box]")
                    .start();
            world.change("delete from delivery where account = 'box' and local_date = '2026-01-09'");
            assertThat(lacking(world))
                    .extracting(lack -> lack.date() + " " + lack.slot() + " " + lack.account())
                    .containsExactly("2026-01-09 morning box");
            world.change("delete from delivery where account = 'x' and local_date = '2026-01-06'");
            world.clock.set(World.MONDAY_AT_NINE.plus(Duration.ofDays(30)));
            assertThat(lacking(world))
                    .extracting(lack -> lack.date() + " " + lack.account())
                    .containsExactly("2026-01-06 x", "2026-01-09 box");
            world.change(
                    "update planned_slot set withdrawn_at = now(), withdrawn_why = 'by hand' where local_date = '2026-01-11'");
            assertThat(new Balance(database.jdbc()).strays()).isEqualTo(2);
        }
    }
}
