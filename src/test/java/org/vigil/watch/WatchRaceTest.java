package org.vigil.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.delivery.DeliveryState;
import org.vigil.node.Node;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Posts go out while others look, on several threads and nodes. */
@ExtendWith(TestDatabase.class)
class WatchRaceTest {
    private static final int POSTS = 60;

    private final World world;

    WatchRaceTest(Database database) {
        world = new World(database);
    }

    @Test
    void whoLooksWhileWePostSeesNoStranger() throws Exception {
        String slots = IntStream.range(0, POSTS)
                .mapToObj(i -> "{ id: s%d, at: \"%02d:%02d\" }".formatted(i, 7 + i / 60, i % 60))
                .collect(Collectors.joining(", "));
        IntStream.range(0, POSTS).forEach(i -> world.prisoner("p" + i, "2025-01-01"));
        world.schedule("slots: [{ id: morning, at: \"09:00\" }]", "slots: [" + slots + "]")
                .schedule(
                        "[anna, bela, cara]",
                        IntStream.range(0, POSTS).mapToObj(i -> "p" + i).collect(Collectors.joining(", ", "[", "]")))
                .schedule("to: 2026-01-11", "to: 2026-01-05")
                .schedule("accounts: [x]", "accounts: [x, mastodon]")
                .start();
        world.node.watchman().round();
        world.clock.set(World.MONDAY_AT_NINE);
        Node other = world.another();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> one = threads.submit(() -> send(world.node));
            Future<?> two = threads.submit(() -> send(other));
            int looks = 0;
            while (!one.isDone() || !two.isDone()) {
                world.change("update account_visit set next_visit_at = now(), looked_at = null, searched_at = null");
                other.watchman().round();
                looks++;
            }
            one.get();
            two.get();
            assertThat(looks).isGreaterThan(3);
        }
        assertThat(world.x.posts()).hasSize(POSTS);
        assertThat(world.mastodon.posts()).hasSize(POSTS);
        assertThat(new Alarms(world.database.jdbc()).open()).isEmpty();
    }

    private void send(Node node) {
        while (world.deliveries.in(DeliveryState.PUBLISHED).size() < 2 * POSTS) {
            node.loop().drain();
        }
    }
}
