package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

@ExtendWith(TestDatabase.class)
class WorkersTest {
    private static final int SILENT = 40;
    private static final int PATIENCE_SECONDS = 60;

    private final World world;

    WorkersTest(Database database) {
        world = new World(database);
    }

    @Test
    void aNetworkThatDoesNotAnswerDelaysNoOther() throws Exception {
        String silent = IntStream.range(0, SILENT).mapToObj(i -> "silent-" + i).collect(Collectors.joining(", "));
        world.put(
                World.ACCOUNTS,
                world.text(World.ACCOUNTS)
                        + IntStream.range(0, SILENT)
                                .mapToObj(i -> "  - { name: silent-" + i
                                        + ", network: mastodon, server: \"https://mastodon.example\", language: en }\n")
                                .collect(Collectors.joining()));
        // The silent ones come first.
        world.schedule("accounts: [x]", "accounts: [" + silent + ", x]")
                .schedule("late_window: 6h", "late_window: 6h\nspread: 1m");
        IntStream.range(0, SILENT).forEach(i -> world.secret("silent-" + i, "right"));
        world.start();
        CountDownLatch answers = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(SILENT);
        CountDownLatch sent = new CountDownLatch(1);
        world.mastodon.whileSending(part -> {
            asked.countDown();
            await(answers);
        });
        world.x.whileSending(part -> sent.countDown());
        world.clock.set(World.MONDAY_AT_NINE.plusSeconds(100));
        try (Workers workers = world.node.workers()) {
            workers.start();
            assertThat(asked.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("all silent ones are asked")
                    .isTrue();
            assertThat(sent.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("the other is sent meanwhile")
                    .isTrue();
            assertThat(world.mastodon.posts()).isEmpty();
            answers.countDown();
        }
        assertThat(world.mastodon.posts()).as("what was begun is finished").hasSize(SILENT);
        assertThat(world.x.posts()).hasSize(1);
        assertThat(world.deliveries.sums()).containsEntry(DeliveryState.PUBLISHED, SILENT + 1L);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
