package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Bela's 100th day is 8 January 2026, when it would be Anna's turn; Anna's 365th is the 5th, when it is. */
@ExtendWith(TestDatabase.class)
class SpecialDaysPlanTest {
    private final World world;

    SpecialDaysPlanTest(Database database) {
        world = new World(database);
        world.prisoner("bela", "2025-09-30")
                .schedule("rotation: fair", "rotation: fair\nmilestones: choose")
                .schedule("late_window: 6h", "late_window: 20h")
                .put(
                        World.TEMPLATE,
                        "{{name}}, {{count}}.{{#milestone}} That is a milestone.{{/milestone}}\n\n{{hashtags}}\n");
    }

    @Test
    void aMilestoneComesOnItsDayAndUsesUpTheNextTurn() {
        world.start();
        assertThat(world.turns())
                .containsExactly(
                        "2026-01-05 morning anna 1/1",
                        "2026-01-06 morning bela 1/2",
                        "2026-01-07 morning cara 1/3",
                        "2026-01-08 morning bela 2/4",
                        "2026-01-09 morning anna 2/5",
                        "2026-01-10 morning cara 2/6",
                        "2026-01-11 morning bela 3/7");
        assertThat(world.count("planned_slot where claim = 'MILESTONE' and local_date = '2026-01-08'"))
                .isEqualTo(1);
    }

    @Test
    void planningAgainOnAnyDayChangesNothing() {
        world.start();
        List<String> planned = world.turns();
        for (String day : List.of("06", "07", "08", "09")) {
            world.at("2026-01-" + day + "T09:00:00Z").node.planner().planAll();
            assertThat(world.turns()).as(day).isEqualTo(planned);
        }
    }

    @Test
    void aMilestoneIsOverAtMidnightWhereThePersonIsHeld() {
        world.start();
        assertThat(world.count("delivery where local_date = '2026-01-08' and late_at = '2026-01-08T20:00:00Z'"))
                .isEqualTo(1);
        assertThat(world.count("delivery where local_date = '2026-01-07' and late_at = '2026-01-08T05:00:00Z'"))
                .isEqualTo(1);
    }

    @Test
    void aHeldPersonsMilestoneFallsAwayLikeAnyTurn() {
        world.start().at(World.MONDAY_AT_NINE).hold("bela").follow();
        assertThat(world.people()).doesNotContain("bela").hasSize(7);
        assertThat(world.count(
                        "planned_slot where claim is not null and local_date = '2026-01-08' and withdrawn_at is null"))
                .isZero();
    }

    @Test
    void aReleasedPersonsMilestoneFallsAwayLikeAnyTurn() {
        world.start().release("bela", "2026-01-05").follow();
        assertThat(world.people()).doesNotContain("bela").hasSize(7);
    }

    @Test
    void noDateThatIsInDoubtHasAMilestone() {
        world.prisoner("bela", "2025-09").start();
        assertThat(world.count("planned_slot where profile = 'bela' and claim is not null"))
                .isZero();
        assertThat(world.turns()).contains("2026-01-08 morning anna 2/4");
    }

    @Test
    void flavourLeavesTheOrderAsItIs() {
        world.schedule("milestones: choose", "milestones: flavour").start();
        assertThat(world.count("planned_slot where claim is not null")).isZero();
        assertThat(world.turns()).contains("2026-01-08 morning anna 2/4", "2026-01-09 morning bela 2/5");
    }
}
