package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import org.vigil.database.Database;
import org.vigil.network.Outcome;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Whatever happens, no delivery is lost and none is made up. */
class SumsProperties {

    /** What may happen in a campaign. */
    enum Event {
        NEXT_SLOT,
        LATER,
        OUTAGE_OF_DAYS,
        REFUSE,
        THROTTLE,
        LOSE_ANSWER,
        LOSE_REQUEST,
        DOWN,
        UP,
        SIGN_OUT,
        HOLD,
        LIFT,
        STOP,
        RESUME,
        RELEASE,
        PLAN,
        LEASE_ENDS,
        DATABASE_GOES_ON
    }

    @Property(tries = 6, shrinking = ShrinkingMode.OFF)
    void theSumOfAllStatesIsWhatWasPlannedAndNothingStandsTwice(@ForAll @Size(min = 10, max = 25) List<Event> events) {
        try (Database database = TestDatabase.create()) {
            World world = new World(database)
                    .schedule("accounts: [x]", "accounts: [x, box]")
                    .start();
            for (Event event : events) {
                happen(world, event);
                long planned = world.count("delivery");
                assertThat(world.deliveries.sums().values().stream()
                                .mapToLong(n -> n)
                                .sum())
                        .isEqualTo(planned);
            }
            assertThat(
                            world.count(
                                    "(select 1 from planned_slot where withdrawn_at is null group by campaign, local_date, slot_id having count(*) > 1) s"))
                    .isZero();
            assertThat(world.x.duplicates() + world.sandbox.duplicates()).isZero();
            assertThat(world.x.posts().stream()
                            .map(post -> post.key())
                            .distinct()
                            .count())
                    .isLessThanOrEqualTo(
                            world.count(
                                    "delivery where account = 'x' and state in ('published', 'settling', 'uncertain', 'sending')"));
        }
    }

    private static void happen(World world, Event event) {
        switch (event) {
            case NEXT_SLOT -> world.pastBackOff().after(Duration.ofDays(1).minus(Duration.ofMinutes(1)));
            case LATER -> world.pastBackOff().after(Duration.ofHours(2));
            case OUTAGE_OF_DAYS -> {
                world.clock.advance(Duration.ofDays(2));
                world.node.loop().missOverdue();
            }
            case REFUSE -> world.x.next(new Outcome.Refused("no"));
            case THROTTLE -> world.x.throttle(world.clock.instant().plusSeconds(600));
            case LOSE_ANSWER -> world.x.loseAnswers(1);
            case LOSE_REQUEST -> world.sandbox.loseRequests(1);
            case DOWN -> world.x.down();
            case UP -> world.x.up();
            case SIGN_OUT -> world.sandbox.signOut("box");
            case HOLD -> world.hold("bela").follow();
            case LIFT -> world.lift("bela").follow();
            case STOP -> world.node.brakes().apply(new Brakes.Target.Everything(), null, "Tester");
            case RESUME -> world.node.brakes().release(new Brakes.Target.Everything(), "Tester");
            case RELEASE -> {
                if (world.text(World.profile("cara")).contains("confirmed")) {
                    world.release("cara", "2026-01-07").follow();
                }
            }
            case PLAN -> world.node.planner().planAll();
            case LEASE_ENDS -> world.pastLease();
            case DATABASE_GOES_ON -> world.databaseGoesOn(Duration.ofMinutes(7)).after(Duration.ofMinutes(7));
        }
    }
}
