package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

@ExtendWith(TestDatabase.class)
class PlannerTest {
    private final World world;

    PlannerTest(Database database) {
        world = new World(database);
    }

    @Test
    void plansThirtyDaysAheadInRounds() {
        world.schedule("to: 2026-01-11\n", "").start();
        assertThat(world.turns())
                .hasSize(31)
                .startsWith(
                        "2026-01-05 morning anna 1/1",
                        "2026-01-06 morning bela 1/2",
                        "2026-01-07 morning cara 1/3",
                        "2026-01-08 morning anna 2/4")
                .endsWith("2026-02-04 morning anna 11/31");
        assertThat(world.count("delivery where state = 'planned'")).isEqualTo(31);
    }

    @Test
    void planningAgainChangesNothing() {
        world.start();
        List<String> before = rows();
        world.node.planner().planAll();
        world.another().planner().planAll();
        assertThat(rows()).isEqualTo(before);
    }

    private List<String> rows() {
        return world.database
                .jdbc()
                .sql("""
                        select p::text || d::text from planned_slot p join delivery d on d.planned_slot = p.id order by d.id
                        """)
                .query((row, n) -> row.getString(1))
                .list();
    }

    @Test
    void aHeldPersonsSlotGoesToTheNextAndTheNumbersCloseUp() {
        world.start().at(World.MONDAY_AT_NINE).hold("bela").follow();
        assertThat(world.people())
                .doesNotContain("bela")
                .startsWith("anna", "cara", "anna", "cara")
                .hasSize(7);
        assertThat(world.turns())
                .extracting(turn -> turn.replaceFirst(".*/", ""))
                .containsExactly("1", "2", "3", "4", "5", "6", "7");
    }

    @Test
    void aListThatEndsLeavesNoGapWhereSomebodyNearFallsOut() {
        world.schedule("rotation: fair", "rotation: listed\nrounds: 1").start().at(World.MONDAY_AT_NINE);
        world.release("bela", "2026-01-05").follow();
        assertThat(world.turns()).containsExactly("2026-01-05 morning anna 1/1", "2026-01-06 morning cara 1/2");
    }

    @Test
    void nothingIsPlannedBeforeTheStart() {
        world.accept();
        world.node.planner().planAll();
        assertThat(world.turns()).isEmpty();
        world.clock.set(Instant.parse("2026-01-05T09:00:01Z"));
        world.start();
        assertThat(world.turns().getFirst()).isEqualTo("2026-01-06 morning anna 1/1");
    }

    @Test
    void theFrozenDaysDoNotShiftForAPersonWhoComesBackAndLaterOnesDo() {
        world.start().hold("cara").follow();
        assertThat(world.people()).doesNotContain("cara").hasSize(7);
        List<String> frozen = world.turns().subList(0, 4);
        world.lift("cara").follow();
        assertThat(world.turns()).startsWith(frozen.toArray(String[]::new));
        assertThat(world.people().get(4)).as("next after the frozen days").isEqualTo("cara");
    }

    @Test
    void aNewcomerComesAtTheEndOfTheRound() {
        world.start().at(World.MONDAY_AT_NINE);
        world.clock.set(Instant.parse("2026-01-05T10:00:00Z"));
        world.schedule("[anna, bela, cara]", "[dana, anna, bela, cara]").follow();
        assertThat(world.people()).containsExactly("anna", "bela", "cara", "anna", "dana", "bela", "cara");
    }

    @Test
    void aSlotMovedToTheEveningMakesNoSecondPost() {
        world.start().at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).hasSize(1);
        world.schedule("09:00", "18:00").follow();
        world.at("2026-01-05T18:00:00Z");
        assertThat(world.x.posts()).hasSize(1);
        world.at("2026-01-06T09:00:00Z");
        assertThat(world.x.posts()).hasSize(1);
        world.at("2026-01-06T18:00:00Z");
        assertThat(world.x.posts()).hasSize(2);
        assertThat(world.deliveries.all().get(1).lateAt()).isEqualTo(Instant.parse("2026-01-07T00:00:00Z"));
    }

    /** Nobody touched the schedule: whoever reads why a turn fell out is not sent to look there alone. */
    @Test
    void turnsThatMakeWayForSomebodyWhoComesBackSaySo() {
        world.start().at(World.MONDAY_AT_NINE);
        world.hold("cara").follow();
        world.lift("cara").node.planner().planAll();
        assertThat(world.deliveries.in(DeliveryState.WITHDRAWN))
                .extracting(gone -> gone.why())
                .contains("the plan has changed: the schedule, or who may come")
                .doesNotContain("the schedule changed");
    }

    @Test
    void aCampaignThatEndsEarlyWithdrawsTheRest() {
        world.start().at(World.MONDAY_AT_NINE);
        world.schedule("to: 2026-01-11", "to: 2026-01-06").follow();
        assertThat(world.turns()).containsExactly("2026-01-05 morning anna 1/1", "2026-01-06 morning bela 1/2");
        assertThat(world.deliveries.in(DeliveryState.WITHDRAWN))
                .hasSize(5)
                .allSatisfy(gone -> assertThat(gone.why()).isEqualTo("the schedule changed"));
    }

    @Test
    void aSlotThatTheScheduleHasNoMoreDoesNotGoOutAtMidnight() {
        world.start();
        world.schedule("id: morning, at: \"09:00\"", "id: evening, at: \"18:00\"")
                .follow();
        assertThat(world.turns()).allSatisfy(turn -> assertThat(turn).contains("evening"));
        assertThat(world.count("planned_slot where withdrawn_at is null and due_at = date_trunc('day', due_at)"))
                .isZero();
    }

    @Test
    void anAccountThatIsAddedGetsWhatIsNotYetSent() {
        world.start().at(World.MONDAY_AT_NINE);
        world.schedule("accounts: [x]", "accounts: [x, box]").follow();
        assertThat(world.count("delivery where account = 'box'")).isEqualTo(6);
        world.at("2026-01-06T09:00:00Z");
        assertThat(world.sandbox.posts()).hasSize(1);
        assertThat(world.x.posts()).hasSize(2);
    }

    @Test
    void spreadSpacesTheAccountsAndKeepsTheWindow() {
        world.schedule("accounts: [x]", "accounts: [x, mastodon, box]\nspread: 30m")
                .start();
        assertThat(world.deliveries.all().subList(0, 3))
                .extracting(Delivery::dueAt)
                .containsExactly(
                        World.MONDAY_AT_NINE,
                        World.MONDAY_AT_NINE.plus(Duration.ofMinutes(10)),
                        World.MONDAY_AT_NINE.plus(Duration.ofMinutes(20)));
        assertThat(world.deliveries.all().get(2).lateAt())
                .isEqualTo(World.MONDAY_AT_NINE.plus(Duration.ofMinutes(20)).plus(Duration.ofHours(6)));
    }

    @Test
    void aReleaseFreesTheSlotOfTheDay() {
        world.start().release("anna", "2026-01-05").follow();
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts())
                .singleElement()
                .satisfies(post -> assertThat(post.part().text()).startsWith("Day 1: "));
        assertThat(world.people()).doesNotContain("anna").hasSize(7);
        assertThat(world.deliveries.in(DeliveryState.WITHDRAWN))
                .isNotEmpty()
                .allSatisfy(gone -> assertThat(gone.why()).contains("released"));
    }

    @Test
    void oneWhoMayComeOnlyAtTheFirstOfTwoSlotsIsNotPlannedBackAndForth() {
        // Released on the 6th in Baku, where it is the 6th from 20:00 on in London.
        world.schedule(
                        "slots: [{ id: morning, at: \"09:00\" }]",
                        "slots: [{ id: morning, at: \"09:00\" }, { id: night, at: \"21:00\" }]")
                .release("bela", "2026-01-06")
                .start();
        long rows = world.count("planned_slot");
        world.node.planner().planAll();
        world.node.planner().planAll();
        assertThat(world.count("planned_slot")).isEqualTo(rows);
        assertThat(world.people()).doesNotContain("bela");
    }

    @Test
    void whatWasSentStaysThoughItsPersonIsHeld() {
        world.start().at(World.MONDAY_AT_NINE).hold("anna").follow();
        assertThat(world.turns()).first().isEqualTo("2026-01-05 morning anna 1/1");
        assertThat(world.people().subList(1, 7)).doesNotContain("anna");
    }

    @Test
    void aCampaignWithoutAFirstDayBeginsOnTheDayOfItsStart() {
        world.clock.set(LocalDate.of(2026, 1, 8).atTime(12, 0).toInstant(java.time.ZoneOffset.UTC));
        world.start();
        assertThat(world.turns()).first().isEqualTo("2026-01-09 morning anna 1/1");
    }

    @Test
    void oneCampaignThatCannotBePlannedStopsNoOther() {
        world.put("schedules/a-first.yaml", world.text(World.CAMPAIGN).replace("campaign: vigil", "campaign: a-first"));
        world.accept();
        world.node.desk().start(new org.vigil.campaign.CampaignId("a-first"), "Tester");
        world.alter("alter table roll_member add constraint no check (campaign <> 'a-first') not valid");
        world.change("delete from roll_member");
        world.node.desk().start(World.VIGIL, "Tester");
        world.node.planner().planAll();
        assertThat(world.count("planned_slot where campaign = 'vigil'")).isEqualTo(7);
    }
}
