package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** One that cannot be taken, and a database that does not confirm. */
@ExtendWith(TestDatabase.class)
class ClaimsTest {
    private static final String POISON = """
            create function poison() returns trigger language plpgsql as $$
            begin
                if new.account = 'x' then raise 'never' using errcode = '22021'; end if;
                return new;
            end $$
            """;

    private final World world;

    ClaimsTest(Database database) {
        world = new World(database);
        world.schedule("accounts: [x]", "accounts: [x, mastodon, box]").start();
    }

    private void poison() {
        world.alter(POISON);
        world.alter("create trigger poison before insert on attempt for each row execute function poison()");
    }

    private DeliveryState state(String account) {
        return world.deliveries.all().stream()
                .filter(delivery -> delivery.account().value().equals(account))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void oneThatTheDatabaseNeverTakesKeepsNoOtherBack() {
        poison();
        world.clock.set(World.MONDAY_AT_NINE);
        for (int look = 0; look < 10; look++) {
            world.node.loop().take(64).toSend().forEach(Runnable::run);
        }
        assertThat(state("mastodon")).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(state("box")).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(world.first().account().value()).isEqualTo("x");
        assertThat(world.first().state()).isEqualTo(DeliveryState.HELD);
        assertThat(world.first().why()).contains("a fault inside Vigil");
        assertThat(world.x.posts()).isEmpty();

        world.alter("drop trigger poison on attempt");
        world.pastBackOff().after(Duration.ofMinutes(1));
        assertThat(state("x")).isEqualTo(DeliveryState.PUBLISHED);
    }

    @Test
    void ifItsTimeIsOverItIsMissedAndNotTakenAgainAndAgain() {
        poison();
        world.clock.set(World.MONDAY_AT_NINE);
        world.node.loop().take(1);
        world.change("update delivery set late_at = due_at where account = 'x'");
        world.after(Duration.ofHours(1));
        assertThat(world.deliveries.all().stream()
                        .filter(delivery -> delivery.account().value().equals("x"))
                        .findFirst()
                        .orElseThrow()
                        .state())
                .isEqualTo(DeliveryState.MISSED);
    }

    /** The transaction stands, and its answer did not come: nothing was sent, and Vigil knows that. */
    @Test
    void whatTheDatabaseDoesNotConfirmIsNotSentAndIsTriedAgain() {
        world.alter("""
                create function cut() returns trigger language plpgsql as $$
                begin
                    perform pg_terminate_backend(pg_backend_pid());
                    return null;
                end $$
                """);
        world.alter("""
                create constraint trigger cut after insert on attempt deferrable initially deferred
                for each row execute function cut()
                """);
        world.clock.set(World.MONDAY_AT_NINE);
        assertThat(world.node.loop().take(64).toSend()).isEmpty();
        assertThat(world.x.posts()).isEmpty();
        world.alter("drop trigger cut on attempt");
        world.node.loop().keepBooks();
        world.pastBackOff().after(Duration.ofMinutes(1));
        assertThat(state("x")).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(world.x.posts()).hasSize(1);
        assertThat(world.mastodon.posts()).hasSize(1);
    }
}
