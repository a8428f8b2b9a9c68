package org.vigil.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import org.vigil.database.Database;
import org.vigil.network.Outcome;
import org.vigil.network.Pause;
import org.vigil.testing.FakeNetwork;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** However looks, posts, lost answers and faults follow each other: an alarm for each thing that others did, and no other. */
class CaptureProperties {
    private static final Duration LOOK = Duration.ofMinutes(31);
    private static final Pause NO_TIME = duration -> {};

    /** What may happen. */
    enum Event {
        SLOT,
        LOOK,
        LOOK_WHILE_SENDING,
        LOOK_BEFORE_THE_ANSWER,
        LOSE_ANSWER,
        LOSE_REQUEST,
        LEASE_ENDS,
        THROTTLE,
        DOWN,
        UP,
        HIDE_NEWEST,
        SHOW_ALL,
        TEST,
        TEST_IS_CUT_OFF,
        STRANGER,
        STRANGER_SAYS_THE_SAME,
        LATER
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void anAlarmForWhatOthersDidAndForNothingElse(@ForAll @Size(min = 15, max = 40) List<Event> events) {
        try (Database database = TestDatabase.create()) {
            WatchedWorld watched = new WatchedWorld(database, "2026-03-31").watching("watch: alarm");
            watched.after(Duration.ZERO);
            for (Event event : events) {
                happen(watched, event);
            }
            watched.network.up();
            watched.network.hideNewest(0);
            watched.after(Duration.ofHours(7)).after(Duration.ofMinutes(6)).after(Duration.ofHours(2));
            Set<String> strangers = watched.network.posts().stream()
                    .filter(post -> post.key().equals("another's"))
                    .map(FakeNetwork.Post::remoteId)
                    .collect(Collectors.toSet());
            assertThat(watched.alarms())
                    .as("after %s", events)
                    .allMatch(alarm -> alarm.kind() == Alarm.Kind.STRANGE_POST)
                    .extracting(Alarm::remoteId)
                    .containsExactlyInAnyOrderElementsOf(strangers);
        }
    }

    private static void happen(WatchedWorld watched, Event event) {
        World world = watched.world;
        FakeNetwork network = watched.network;
        switch (event) {
            case SLOT -> {
                watched.pass(Duration.ofHours(24));
                watched.slot();
            }
            case LOOK -> watched.after(LOOK);
            case LOOK_WHILE_SENDING -> network.whileSending(part -> watched.after(LOOK));
            case LOOK_BEFORE_THE_ANSWER -> network.beforeAnswering(part -> watched.after(LOOK));
            case LOSE_ANSWER -> network.loseAnswers(1);
            case LOSE_REQUEST -> network.loseRequests(1);
            case LEASE_ENDS -> world.pastLease();
            case THROTTLE ->
                network.next(new Outcome.Throttled(world.clock.instant().plusSeconds(60), "slowly"));
            case DOWN -> network.down();
            case UP -> network.up();
            case HIDE_NEWEST -> network.hideNewest(1);
            case SHOW_ALL -> network.hideNewest(0);
            case TEST ->
                new Trial(world.database, world.clock, world.node.sessions(), NO_TIME)
                        .run(
                                world.node.watchman().inUse().getFirst(),
                                new Trial.How(false, true, () -> watched.after(LOOK)),
                                "Ada",
                                words -> {});
            case TEST_IS_CUT_OFF -> {
                network.loseAnswers(1);
                happen(watched, Event.TEST);
            }
            case STRANGER -> watched.post("Buy my coins");
            case STRANGER_SAYS_THE_SAME -> {
                if (!network.posts().isEmpty()) {
                    watched.post("RT " + network.posts().getLast().part().text());
                }
            }
            case LATER -> watched.pass(Duration.ofMinutes(20));
        }
    }
}
