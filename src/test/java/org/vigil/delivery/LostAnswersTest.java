package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.database.Database;
import org.vigil.testing.FakeNetwork;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/**
 * Two hundred posts to a network that takes whatever it gets, as often as it gets it, and loses answers, or requests, or
 * both: none stands twice, none is lost, and none is called failed that stands.
 */
@Order(1)
class LostAnswersTest {
    private static final int POSTS = 200;

    @ParameterizedTest(name = "{0}: {1} % of answers, {2} % of requests lost")
    @CsvSource({"by its posts,30,0", "by its posts,15,15", "by key,15,15", "not at all,30,0", "not at all,15,15"})
    void noneTwiceNoneLostNoneWronglyFailed(String asked, int answers, int requests) {
        try (Database database = TestDatabase.create()) {
            World world = world(database);
            switch (asked) {
                case "by key" -> world.x.findsByKey();
                case "not at all" -> world.x.cannotBeAsked();
                default -> assertThat(asked).isEqualTo("by its posts");
            }
            loses(world.x, answers, requests);
            world.at(World.MONDAY_AT_NINE.plus(Duration.ofHours(2)));
            for (int minute = 0; minute < 90 && !settled(world); minute++) {
                world.databaseGoesOn(Duration.ofMinutes(1)).after(Duration.ofMinutes(1));
            }
            long lost = world.count(
                    "attempt where outcome in ('unknown', 'absent') or attempt.id in (select attempt from asking)");
            System.out.printf(
                    "%d posts, asked %s: %d answers or requests lost, %d proved absent, %d questions, %d stand, %d twice, %d uncertain%n",
                    POSTS,
                    asked,
                    lost,
                    world.count("attempt where outcome = 'absent'"),
                    world.count("asking"),
                    world.x.posts().size(),
                    world.x.duplicates(),
                    world.deliveries.in(DeliveryState.UNCERTAIN).size());
            assertThat(lost).isGreaterThan(POSTS / 5);
            assertThat(world.x.duplicates()).isZero();
            if (asked.equals("not at all")) {
                assertThat(world.deliveries.in(DeliveryState.PUBLISHED)).hasSize((int) (POSTS - lost));
                assertThat(world.deliveries.in(DeliveryState.UNCERTAIN)).hasSize((int) lost);
            } else {
                assertThat(world.deliveries.in(DeliveryState.PUBLISHED)).hasSize(POSTS);
                assertThat(world.x.posts()).hasSize(POSTS);
            }
        }
    }

    private static boolean settled(World world) {
        return world.count("delivery where state not in ('published', 'uncertain')") == 0;
    }

    private static World world(Database database) {
        World world = new World(database);
        IntStream.range(0, POSTS).forEach(i -> world.prisoner("p" + i, "2025-01-01"));
        String slots = IntStream.range(0, POSTS)
                .mapToObj(i -> "{ id: s%d, at: \"%02d:%02d\" }".formatted(i, 7 + i / 60, i % 60))
                .collect(Collectors.joining(", "));
        String people = IntStream.range(0, POSTS).mapToObj(i -> "p" + i).collect(Collectors.joining(", "));
        return world.schedule("slots: [{ id: morning, at: \"09:00\" }]", "slots: [" + slots + "]")
                .schedule("[anna, bela, cara]", "[" + people + "]")
                .schedule("to: 2026-01-11", "to: 2026-01-05")
                .start();
    }

    private static void loses(FakeNetwork network, int answers, int requests) {
        Random random = new Random(2026);
        network.whileSending(part -> {
            int chance = random.nextInt(100);
            if (chance < answers) {
                network.loseAnswers(1);
            } else if (chance < answers + requests) {
                network.loseRequests(1);
            }
        });
    }
}
