package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

@ExtendWith(TestDatabase.class)
class DeliveriesTest {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final World world;
    private final DeliveryStates states;

    DeliveriesTest(Database database) {
        world = new World(database).schedule("to: 2026-01-11", "to: 2026-01-05").start();
        states = new DeliveryStates(database.jdbc());
    }

    private static Map<DeliveryState, BiConsumer<DeliveryStates, Delivery>> verbs() {
        Map<DeliveryState, BiConsumer<DeliveryStates, Delivery>> verbs = new EnumMap<>(DeliveryState.class);
        verbs.put(DeliveryState.HELD, (table, delivery) -> table.held(delivery, "why", SOON));
        verbs.put(DeliveryState.DUE, (table, delivery) -> table.due(delivery, "why", SOON));
        verbs.put(DeliveryState.SENDING, DeliveryStates::sending);
        verbs.put(DeliveryState.WITHDRAWN, (table, delivery) -> table.withdrawn(delivery, "why"));
        verbs.put(DeliveryState.MISSED, (table, delivery) -> table.missed(delivery, "why"));
        verbs.put(DeliveryState.REFUSED, (table, delivery) -> table.refused(delivery, "why"));
        verbs.put(DeliveryState.SETTLING, (table, delivery) -> table.settling(delivery, "why", SOON));
        verbs.put(DeliveryState.UNCERTAIN, (table, delivery) -> table.uncertain(delivery, "why"));
        verbs.put(DeliveryState.PUBLISHED_IN_PART, (table, delivery) -> table.publishedInPart(delivery, "why"));
        verbs.put(DeliveryState.PUBLISHED, (table, delivery) -> table.published(delivery, World.MONDAY_AT_NINE));
        return verbs;
    }

    @Test
    void everyVerbRefusesAWrongStateAndLeavesTheRowAsItWas() {
        for (DeliveryState from : DeliveryState.values()) {
            verbs().forEach((to, verb) -> {
                world.change("update delivery set why = 'before', published_at = now(), state = '" + from.word() + "'");
                Delivery delivery = world.first();
                Runnable run =
                        () -> world.database.transactions().executeWithoutResult(tx -> verb.accept(states, delivery));
                if (from.mayBecome(to)) {
                    run.run();
                    assertThat(world.first().state()).isEqualTo(to);
                } else {
                    assertThatThrownBy(run::run)
                            .as("%s to %s", from, to)
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining(from.words());
                    assertThat(world.first()).isEqualTo(delivery);
                }
            });
        }
    }

    @Test
    void whoSawAnOlderStateIsRefused() {
        Delivery seen = world.first();
        states.held(seen, "why", SOON);
        assertThatThrownBy(() -> states.sending(seen)).hasMessageContaining("changed by somebody else");
        assertThat(world.first().state()).isEqualTo(DeliveryState.HELD);
    }

    @Test
    void sumsNameEveryState() {
        assertThat(world.deliveries.sums())
                .hasSize(11)
                .containsEntry(DeliveryState.PLANNED, 1L)
                .containsEntry(DeliveryState.MISSED, 0L);
    }
}
