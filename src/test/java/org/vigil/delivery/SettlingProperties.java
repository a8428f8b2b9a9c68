package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import org.vigil.database.Database;
import org.vigil.testing.FakeNetwork;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/**
 * Whatever is lost, dies, is late, old, empty or cut off, and whoever else posts on the account: nothing stands twice, nothing
 * is called published that never stood, and nothing falls out of the sum. Provided that the network shows a post at
 * most four minutes after it took it: beyond five nobody could tell.
 */
class SettlingProperties {
    private static final Duration SHOWN_AFTER = Duration.ofMinutes(4);

    /** What may happen. */
    enum Event {
        NEXT_SLOT,
        SECONDS,
        MINUTES,
        QUARTER_OF_AN_HOUR,
        LOSE_ANSWER,
        LOSE_REQUEST,
        DIE_BEFORE_THE_REQUEST,
        DIE_BEFORE_THE_RECORD,
        ANSWER_AFTER_THE_LEASE,
        DIE_WHILE_ASKING,
        FOREIGN_POST,
        FOREIGN_POST_WITH_OUR_WORDS,
        SOMEBODY_DELETES,
        VIGIL_DELETES,
        SHOW_LATE,
        SHOW_AT_ONCE,
        CUT_OFF,
        WHOLE,
        EMPTY_ANSWERS,
        FULL_ANSWERS,
        DOWN,
        UP,
        TWO_SETTLERS
    }

    private static final class PowerCut extends Error {
        private static final long serialVersionUID = 1;
    }

    /** One run; time passes for the database as for Vigil. */
    private static final class Run {
        private final World world;
        private final Map<String, Duration> postedAt = new HashMap<>();
        private final Set<String> deleted = new HashSet<>();
        private Duration passed = Duration.ZERO;
        private boolean late;
        private boolean empty;

        Run(Database database) {
            world = new World(database)
                    .schedule("late_window: 6h", "late_window: 1d")
                    .schedule("to: 2026-01-11", "to: 2026-02-01")
                    .start();
        }

        void pass(Duration time) {
            passed = passed.plus(time);
            world.databaseGoesOn(time);
            world.clock.advance(time);
            work(() -> world.node.loop().drain());
        }

        /** What is too young is not shown. */
        private void work(Runnable works) {
            world.x.hideNewest(0);
            world.x.posts().forEach(post -> postedAt.putIfAbsent(post.remoteId(), passed));
            long young = world.x.posts().stream()
                    .filter(post -> passed.minus(postedAt.getOrDefault(post.remoteId(), passed))
                                    .compareTo(SHOWN_AFTER)
                            < 0)
                    .count();
            world.x.hideNewest(empty ? Integer.MAX_VALUE : late ? (int) young : 0);
            works.run();
            world.x.posts().forEach(post -> postedAt.putIfAbsent(post.remoteId(), passed));
        }

        void happen(Event event) throws Exception {
            switch (event) {
                case NEXT_SLOT -> pass(Duration.ofDays(1));
                case SECONDS -> pass(Duration.ofSeconds(20));
                case MINUTES -> pass(Duration.ofMinutes(2));
                case QUARTER_OF_AN_HOUR -> pass(Duration.ofMinutes(16));
                case LOSE_ANSWER -> world.x.loseAnswers(1);
                case LOSE_REQUEST -> world.x.loseRequests(1);
                case DIE_BEFORE_THE_REQUEST -> dieBeforeTheRequest();
                case DIE_BEFORE_THE_RECORD -> dieBeforeTheRecord();
                case ANSWER_AFTER_THE_LEASE -> answerAfterTheLease();
                case DIE_WHILE_ASKING -> new DeliveryQueue(world.database.jdbc()).settling(Duration.ofMinutes(3));
                case FOREIGN_POST -> world.x.postedByAnother("x", SettlingTest.part("by somebody else " + passed));
                case FOREIGN_POST_WITH_OUR_WORDS -> twin();
                case SOMEBODY_DELETES -> delete();
                case VIGIL_DELETES -> takeAway();
                case SHOW_LATE -> late = true;
                case SHOW_AT_ONCE -> late = false;
                case CUT_OFF -> world.x.tellAtMost(1);
                case WHOLE -> world.x.tellAtMost(Integer.MAX_VALUE);
                case EMPTY_ANSWERS -> empty = true;
                case FULL_ANSWERS -> empty = false;
                case DOWN -> world.x.down();
                case UP -> world.x.up();
                case TWO_SETTLERS -> twoSettlers();
            }
        }

        private void nextSlot() {
            passed = passed.plus(Duration.ofDays(1));
            world.databaseGoesOn(Duration.ofDays(1));
            world.clock.advance(Duration.ofDays(1));
        }

        private void dieBeforeTheRequest() {
            world.x.whileSending(part -> {
                throw new PowerCut();
            });
            nextSlot();
            work(() -> {
                try {
                    world.another().loop().drain();
                } catch (PowerCut died) {
                    assertThat(died).isNotNull();
                }
            });
            world.x.whileSending(part -> {});
        }

        private void dieBeforeTheRecord() {
            nextSlot();
            world.alter(
                    "create or replace function cut() returns trigger language plpgsql as"
                            + " $$ begin if old.outcome is null and new.outcome <> 'unknown' then raise 'power cut'; end if; return new; end $$");
            world.alter("create trigger cut before update on attempt for each row execute function cut()");
            work(() -> world.another().loop().drain());
            world.alter("drop trigger cut on attempt");
        }

        private void answerAfterTheLease() {
            world.x.whileSending(part -> {
                world.x.whileSending(next -> {});
                passed = passed.plus(Duration.ofMinutes(2));
                world.databaseGoesOn(Duration.ofMinutes(2));
                world.another().loop().drain();
            });
            nextSlot();
            work(() -> world.node.loop().drain());
            world.x.whileSending(part -> {});
        }

        private void twin() {
            List<FakeNetwork.Post> posts = world.x.posts();
            if (!posts.isEmpty()) {
                world.x.postedByAnother("x", posts.getLast().part());
            }
        }

        private void delete() {
            List<FakeNetwork.Post> posts = world.x.posts();
            if (!posts.isEmpty()) {
                deleted.add(posts.getLast().key());
                world.x.delete(posts.getLast().remoteId());
            }
        }

        private void takeAway() {
            world.database
                    .jdbc()
                    .sql("select remote_id from attempt where outcome = 'published' order by id desc limit 1")
                    .query((row, n) -> row.getString("remote_id"))
                    .optional()
                    .ifPresent(newest -> {
                        world.x.posts().stream()
                                .filter(post -> post.remoteId().equals(newest))
                                .forEach(post -> deleted.add(post.key()));
                        world.x.delete(newest);
                        new KnownPosts(world.database.jdbc()).gone(world.first().account(), newest);
                    });
        }

        private void twoSettlers() throws Exception {
            passed = passed.plus(Duration.ofSeconds(40));
            world.databaseGoesOn(Duration.ofSeconds(40));
            List<DeliveryLoop> loops =
                    List.of(world.node.loop(), world.another().loop());
            List<Future<Integer>> ends = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                work(() -> loops.forEach(loop -> ends.add(threads.submit(loop::drain))));
                for (Future<Integer> end : ends) {
                    end.get();
                }
            }
        }

        /** All is well again, for two days. */
        void calm() {
            world.x.up();
            world.x.tellAtMost(Integer.MAX_VALUE);
            world.x.loseAnswers(0);
            world.x.loseRequests(0);
            late = false;
            empty = false;
            for (int i = 0; i < 14; i++) {
                pass(Duration.ofMinutes(16));
            }
            pass(Duration.ofDays(1));
            for (int i = 0; i < 14; i++) {
                pass(Duration.ofMinutes(16));
            }
        }

        void assertNothingTwice() {
            assertThat(ours().stream().map(FakeNetwork.Post::key)).doesNotHaveDuplicates();
        }

        private List<FakeNetwork.Post> ours() {
            return world.x.posts().stream()
                    .filter(post -> !post.key().equals("another's"))
                    .toList();
        }

        void assertWhatIsPublishedStoodThere() {
            Set<String> keys = ours().stream().map(FakeNetwork.Post::key).collect(Collectors.toSet());
            keys.addAll(deleted);
            assertThat(world.deliveries.in(DeliveryState.PUBLISHED))
                    .allSatisfy(delivery -> assertThat(keys).contains(delivery.sendKey() + "-1"));
            Set<String> said = world.deliveries.all().stream()
                    .filter(delivery ->
                            delivery.state() == DeliveryState.PUBLISHED || delivery.state() == DeliveryState.UNCERTAIN)
                    .map(delivery -> delivery.sendKey() + "-1")
                    .collect(Collectors.toSet());
            assertThat(ours()).allSatisfy(post -> assertThat(said).contains(post.key()));
        }
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void nothingTwiceNothingMadeUpNothingForgotten(@ForAll @Size(min = 12, max = 30) List<Event> events)
            throws Exception {
        try (Database database = TestDatabase.create()) {
            Run run = new Run(database);
            run.world.at(World.MONDAY_AT_NINE);
            long planned = run.world.count("delivery");
            for (Event event : events) {
                run.happen(event);
                assertThat(run.world.deliveries.sums().values().stream()
                                .mapToLong(n -> n)
                                .sum())
                        .isEqualTo(planned);
                run.assertNothingTwice();
            }
            run.calm();
            run.assertNothingTwice();
            run.assertWhatIsPublishedStoodThere();
            assertThat(run.world.deliveries.in(DeliveryState.SETTLING)).isEmpty();
            assertThat(run.world.deliveries.in(DeliveryState.SENDING)).isEmpty();
        }
    }
}
