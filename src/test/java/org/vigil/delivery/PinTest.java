package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.profile.ProfileId;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Somebody is pinned to a day; the plan follows as far as it may. */
@ExtendWith(TestDatabase.class)
class PinTest {
    private final World world;
    private final PinDesk desk;
    private final Pins pins;

    PinTest(Database database) {
        world = new World(database);
        world.schedule("to: 2026-01-11", "to: 2026-01-18").schedule("[anna, bela, cara]", "[anna, bela, cara, dana]");
        desk = new PinDesk(database, world.clock, world.node.files(), world.node.planner());
        pins = new Pins(database.jdbc());
    }

    private PinDesk.Result pin(String date, String person) {
        return desk.pin(
                new PinDesk.Wish(World.VIGIL, LocalDate.parse(date), "morning", new ProfileId(person), null), "Ed");
    }

    private long pinned(String date, String person) {
        return ((PinDesk.Result.Pinned) pin(date, person)).pin();
    }

    @Test
    void aPinMovesTheNearestTurnAndEverybodyStillComesOnceARound() {
        world.start();
        assertThat(world.people().subList(0, 8))
                .containsExactly("anna", "bela", "cara", "dana", "anna", "bela", "cara", "dana");
        assertThat(pin("2026-01-09", "dana")).isInstanceOf(PinDesk.Result.Pinned.class);
        assertThat(world.turns().subList(0, 8))
                .containsExactly(
                        "2026-01-05 morning anna 1/1",
                        "2026-01-06 morning bela 1/2",
                        "2026-01-07 morning cara 1/3",
                        "2026-01-08 morning dana 1/4",
                        "2026-01-09 morning dana 2/5",
                        "2026-01-10 morning anna 2/6",
                        "2026-01-11 morning bela 2/7",
                        "2026-01-12 morning cara 2/8");
        assertThat(world.count("audit where who = 'Ed' and what = 'pin' and subject = 'vigil/2026-01-09/morning'"
                        + " and detail = 'dana'"))
                .isEqualTo(1);
        assertThat(world.count("delivery where state = 'planned'")).isEqualTo(14);
    }

    @Test
    void planningAgainOnAnyNodeChangesNothingAboutIt() {
        world.start();
        pin("2026-01-14", "bela");
        List<String> before = world.turns();
        world.node.planner().planAll();
        world.another().planner().planAll();
        assertThat(world.turns())
                .isEqualTo(before)
                .contains(before.get(9))
                .anyMatch(turn -> turn.startsWith("2026-01-14 morning bela"));
        assertThat(world.count("planned_slot where withdrawn_at is not null")).isZero();
    }

    @Test
    void aDeliveryThatMovesStaysTheSame() {
        world.start();
        long delivery = world.database
                .jdbc()
                .sql("select id from delivery where local_date = '2026-01-10'")
                .query(Long.class)
                .single();
        desk.pin(
                new PinDesk.Wish(World.VIGIL, LocalDate.parse("2026-01-16"), "morning", new ProfileId("bela"), 2),
                "Ed");
        assertThat(world.deliveries.find(delivery).orElseThrow())
                .returns(LocalDate.parse("2026-01-16"), Delivery::date)
                .returns(Instant.parse("2026-01-16T09:00:00Z"), Delivery::dueAt)
                .returns(new ProfileId("bela"), Delivery::profile);
    }

    @Test
    void whatIsFrozenStaysAndItIsSaid() {
        world.start();
        List<String> before = world.turns();
        assertThat(pin("2026-01-07", "anna"))
                .isInstanceOfSatisfying(
                        PinDesk.Result.Refused.class,
                        no -> assertThat(no.why()).contains("somebody else has that slot", "the next 3 days"));
        assertThat(pin("2026-01-04", "anna")).isEqualTo(new PinDesk.Result.Refused("that slot is over"));
        assertThat(world.turns()).isEqualTo(before);
        assertThat(world.count("pin")).isZero();
        assertThat(world.count("audit where what = 'pin'")).isZero();
    }

    @Test
    void whatCouldNeverBeFollowedIsRefusedInWords() {
        world.start();
        assertThat(pin("2026-01-30", "anna"))
                .isEqualTo(new PinDesk.Result.Refused("the schedule has no such slot on that day"));
        assertThat(pin("2026-01-10", "five")).isEqualTo(new PinDesk.Result.Refused("not on the campaign's roll"));
        pin("2026-01-10", "anna");
        assertThat(pin("2026-01-10", "bela"))
                .isEqualTo(new PinDesk.Result.Refused("somebody is pinned to that slot; take that back first"));
        assertThat(world.count("pin")).isEqualTo(1);
    }

    @Test
    void nobodyIsPinnedTwiceToADayNorToOneOnWhichTheyComeAnyway() {
        world.schedule(
                        "slots: [{ id: morning, at: \"09:00\" }]",
                        "slots: [{ id: morning, at: \"09:00\" }, { id: night, at: \"21:00\" }]")
                .start();
        pin("2026-01-10", "anna");
        PinDesk.Wish again =
                new PinDesk.Wish(World.VIGIL, LocalDate.parse("2026-01-10"), "night", new ProfileId("anna"), null);
        assertThat(desk.pin(again, "Ed"))
                .isEqualTo(new PinDesk.Result.Refused("the same person is pinned to that day already"));
        assertThat(world.turns().stream().filter(turn -> turn.startsWith("2026-01-10") && turn.contains("anna")))
                .hasSize(1);
    }

    @Test
    void whoIsHeldFallsOutWithoutAGapAndComesBackToThePin() {
        world.start();
        long pin = pinned("2026-01-14", "bela");
        world.hold("bela").follow();
        assertThat(world.people()).doesNotContain("bela").hasSize(14);
        assertThat(pins.find(pin).orElseThrow().unmet()).isEqualTo("on hold");
        world.lift("bela").follow();
        assertThat(world.turns()).anyMatch(turn -> turn.startsWith("2026-01-14 morning bela"));
        assertThat(pins.find(pin).orElseThrow().unmet()).isNull();
    }

    @Test
    void whoIsHeldIsPinnedForAfterwardsAndNobodyComesMeanwhileInAnEmptySlot() {
        world.start().hold("cara").follow();
        assertThat(pin("2026-01-13", "cara"))
                .isInstanceOfSatisfying(
                        PinDesk.Result.Pinned.class,
                        yes -> assertThat(yes.waits()).contains("on hold"));
        assertThat(world.people()).doesNotContain("cara").hasSize(14);
    }

    @Test
    void aPinThatIsTakenBackLeavesATurnLikeAnyOther() {
        world.start();
        List<String> before = world.turns();
        long pin = pinned("2026-01-09", "dana");
        assertThat(desk.unpin(pin, "Eve")).isTrue();
        assertThat(desk.unpin(pin, "Eve")).isFalse();
        assertThat(world.turns()).isEqualTo(before);
        assertThat(world.count("planned_slot where pinned_by is not null")).isZero();
        assertThat(world.count("audit where who = 'Eve' and what = 'unpin'")).isEqualTo(1);
    }

    @Test
    void whatWentOutByAPinStaysWhateverBecomesOfIt() {
        world.start();
        long pin = pinned("2026-01-09", "dana");
        for (int day = 5; day < 10; day++) {
            world.at("2026-01-0" + day + "T09:00:00Z").node.planner().planAll();
        }
        desk.unpin(pin, "Ed");
        assertThat(world.count("delivery where local_date = '2026-01-09' and profile = 'dana' and state = 'published'"))
                .isEqualTo(1);
        assertThat(world.count("planned_slot where local_date = '2026-01-09' and pinned_by = 'Ed'"))
                .isEqualTo(1);
        assertThat(world.turns().stream().filter(turn -> turn.contains("dana 2/")))
                .hasSize(1);
    }

    @Test
    void aPinBeyondThePlanIsFollowedWhenItsDayIsPlanned() {
        world.schedule("to: 2026-01-18", "to: 2026-03-31").start();
        long pin = pinned("2026-02-20", "anna");
        assertThat(pins.find(pin).orElseThrow().unmet()).isNull();
        world.clock.set(Instant.parse("2026-01-25T00:00:00Z"));
        world.follow();
        assertThat(world.turns()).anyMatch(turn -> turn.startsWith("2026-02-20 morning anna"));
    }

    @Test
    void someoneWhoseTurnIsFarAheadComesAtOnceAndOnlyOnceInThatRound() {
        world.schedule("to: 2026-01-18", "to: 2026-03-31");
        StringBuilder roll = new StringBuilder("anna, bela, cara, dana");
        for (int i = 10; i < 60; i++) {
            world.prisoner("p" + i, "2025-01-05");
            roll.append(", p").append(i);
        }
        world.schedule("[anna, bela, cara, dana]", "[" + roll + "]").start();
        assertThat(world.people()).doesNotContain("p59");
        pin("2026-01-20", "p59");
        assertThat(world.turns().stream().filter(turn -> turn.contains("p59")))
                .singleElement()
                .satisfies(turn -> assertThat(turn).startsWith("2026-01-20 morning p59 1/"));
        assertThat(world.people()).doesNotHaveDuplicates().hasSize(31);
    }

    @Test
    void aSlotThatTheScheduleHasNoMoreFreesWhoWasPinnedThere() {
        world.start();
        long pin = pinned("2026-01-14", "bela");
        world.schedule("id: morning, at: \"09:00\"", "id: evening, at: \"18:00\"")
                .follow();
        assertThat(pins.find(pin).orElseThrow().unmet()).isEqualTo("the schedule has no such slot on that day");
        assertThat(world.turns()).allMatch(turn -> turn.contains("evening"));
    }

    @Test
    void aDraftIsNotPinned() {
        world.accept();
        assertThat(pin("2026-01-09", "dana")).isEqualTo(new PinDesk.Result.Refused("the campaign is not started yet"));
    }
}
