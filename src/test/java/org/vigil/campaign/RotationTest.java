package org.vigil.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vigil.campaign.Samples.EVENING;
import static org.vigil.campaign.Samples.MORNING;
import static org.vigil.campaign.Samples.WEEKDAYS;
import static org.vigil.campaign.Samples.campaign;
import static org.vigil.campaign.Samples.id;
import static org.vigil.campaign.Samples.request;
import static org.vigil.campaign.Samples.roll;
import static org.vigil.campaign.Samples.slot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.vigil.profile.ProfileId;

class RotationTest {
    private static final BiPredicate<ProfileId, LocalDate> EVERYBODY = (profile, date) -> true;
    private static final LocalDate MONDAY = LocalDate.of(2016, 2, 22);
    private static final Campaign FAIR = campaign(RotationOrder.FAIR, MORNING);
    private static final Campaign LISTED = campaign(RotationOrder.LISTED, MORNING);

    @Test
    void roundAfterRoundInTheRollsOrderAcrossTheLeapDay() {
        List<Turn> turns = plan(FAIR, 9, List.of(), roll("a", "b", "c"), EVERYBODY);
        assertThat(words(turns)).isEqualTo("a1 b1 c1 a2 b2 c2 a3 b3 c3");
        assertThat(turns).extracting(Turn::date).contains(LocalDate.of(2016, 2, 29));
        assertThat(turns).extracting(Turn::day).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void aHeldProfilesSlotGoesToTheNextOneAndItComesNextWhenItIsBack() {
        List<Turn> turns = plan(FAIR, 8, List.of(), roll("a", "b", "c", "d"), except("b", 1, 2));
        assertThat(words(turns)).isEqualTo("a1 c1 d1 b1 a2 c2 d2 b2");
        assertThat(turns).extracting(Turn::day).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void whoWasHeldOverTheEndOfARoundComesNextAndNotTwice() {
        List<Turn> turns = plan(FAIR, 10, List.of(), roll("a", "b", "c"), except("b", 1, 5));
        assertThat(words(turns)).isEqualTo("a1 c1 a2 c2 a3 c3 b3 a4 c4 b4");
    }

    @Test
    void aNewcomerComesAtTheEndOfTheRound() {
        List<Member> roll = new ArrayList<>(roll("a", "b", "c"));
        roll.addFirst(new Member(id("new"), MONDAY.plusDays(4)));
        assertThat(words(plan(FAIR, 10, List.of(), roll, EVERYBODY))).isEqualTo("a1 b1 c1 a2 b2 c2 new2 a3 b3 c3");
    }

    @Test
    void aNewcomerWhoFindsTheEndOfTheRoundFrozenComesInTheNext() {
        List<Turn> frozen = plan(FAIR, 5, List.of(), roll("a", "b", "c"), EVERYBODY);
        List<Member> roll = new ArrayList<>(roll("a", "b", "c"));
        roll.add(new Member(id("new"), MONDAY.plusDays(4)));
        assertThat(words(plan(FAIR, 9, frozen, roll, EVERYBODY))).isEqualTo("a1 b1 c1 a2 b2 c2 new2 a3 b3");
    }

    @Test
    void aPinUsesUpItsRoundsTurn() {
        Turn pin = new Turn(MONDAY.plusDays(4), "morning", id("a"), 1, 1, true);
        List<Turn> turns = Rotation.plan(
                request(FAIR, MONDAY, MONDAY.plusDays(7), List.of(), List.of(pin), roll("a", "b", "c"), EVERYBODY));
        assertThat(words(turns)).isEqualTo("b1 c1 a2 b2 a1 c2 b3 a3");
        assertThat(turns.get(4).day()).isEqualTo(5);
    }

    @Test
    void nobodyTwiceOnADateWhileAnybodyElseMayCome() {
        Campaign twice = campaign(RotationOrder.FAIR, EVENING, MORNING);
        List<Turn> turns = plan(twice, 3, List.of(), roll("a", "b", "c"), EVERYBODY);
        assertThat(words(turns)).isEqualTo("a1 b1 c1 a2 b2 c2");
        assertThat(turns.getFirst().slot()).isEqualTo("morning");
    }

    @Test
    void theSecondSlotStaysEmptyWhereOnlyOneMayCome() {
        Campaign twice = campaign(RotationOrder.FAIR, MORNING, EVENING);
        List<Turn> turns = plan(twice, 2, List.of(), roll("a", "b"), except("b", 0, 9));
        assertThat(turns).extracting(Turn::slot).containsExactly("morning", "morning");
        assertThat(turns).extracting(Turn::day).containsExactly(1, 2);
    }

    @Test
    void whoIsPinnedOnTheDayKeepsItsTurnOfTheRound() {
        Campaign twice = campaign(RotationOrder.FAIR, MORNING, EVENING);
        Turn pin = new Turn(MONDAY.plusDays(1), "evening", id("c"), 2, 1, true);
        List<Turn> turns = Rotation.plan(
                request(twice, MONDAY, MONDAY.plusDays(2), List.of(), List.of(pin), roll("a", "b", "c"), EVERYBODY));
        assertThat(words(turns)).isEqualTo("a1 b1 a2 c2 c1 b2");
    }

    @Test
    void nobodyEligibleLeavesTheSlotEmptyAndTheNumbersCloseUp() {
        List<Turn> frozen = List.of(new Turn(MONDAY.plusDays(2), "morning", id("a"), 1, 3, true));
        List<Turn> turns = plan(FAIR, 4, frozen, roll("a", "b"), (profile, date) -> date.isAfter(MONDAY));
        assertThat(turns)
                .extracting(Turn::date)
                .containsExactly(MONDAY.plusDays(1), MONDAY.plusDays(2), MONDAY.plusDays(3));
        assertThat(turns).extracting(Turn::day).containsExactly(1, 2, 3);
    }

    @Test
    void daysAreNumberedOnFromWhatWasSent() {
        List<Turn> sent = List.of(new Turn(MONDAY.minusDays(3), "morning", id("a"), 1, 41, true));
        assertThat(plan(FAIR, 2, sent, roll("a", "b"), EVERYBODY))
                .extracting(Turn::day)
                .containsExactly(42, 43);
    }

    @Test
    void listedGoesByTheListAndWhoIsBackComesNext() {
        List<Turn> turns = plan(LISTED, 6, List.of(), roll("a", "b", "c", "d", "e"), except("b", 1, 2));
        assertThat(words(turns)).isEqualTo("a1 c1 d1 b1 e1 a2");
        assertThat(turns).extracting(Turn::day).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void aReleasedPersonsDayIsTakenByTheNextOfTheList() {
        List<Turn> turns = plan(LISTED, 4, List.of(), roll("a", "b", "c", "d"), except("c", 1, 99));
        assertThat(words(turns)).isEqualTo("a1 b1 d1 a2");
    }

    @Test
    void theCampaignEndsAfterItsRounds() {
        Campaign once = campaign(RotationOrder.LISTED, null, null, "Asia/Baku", OptionalInt.of(1), MORNING);
        assertThat(words(plan(once, 9, List.of(), roll("a", "b", "c"), EVERYBODY)))
                .isEqualTo("a1 b1 c1");
    }

    @Test
    void weekdaysAndTheCampaignsEndsBoundThePlan() {
        Campaign twelve = campaign(
                RotationOrder.FAIR,
                LocalDate.of(2016, 12, 12),
                LocalDate.of(2016, 12, 23),
                "America/New_York",
                OptionalInt.empty(),
                slot("morning", "09:00", WEEKDAYS));
        List<Turn> turns = Rotation.plan(request(
                twelve,
                LocalDate.of(2016, 1, 1),
                LocalDate.of(2017, 12, 31),
                List.of(),
                List.of(),
                roll(4),
                EVERYBODY));
        assertThat(turns).hasSize(10);
        assertThat(turns.getFirst().date()).isEqualTo("2016-12-12");
        assertThat(turns.getLast().date()).isEqualTo("2016-12-23");
    }

    @Test
    void aTurnWhoseSlotIsGoneStays() {
        List<Turn> frozen = List.of(new Turn(MONDAY, "noon", id("b"), 1, 1, true));
        assertThat(plan(FAIR, 2, frozen, roll("a", "b"), EVERYBODY))
                .extracting(Turn::slot)
                .containsExactly("morning", "noon", "morning");
    }

    @Test
    void twoTurnsOnOneSlotAreRefused() {
        Turn one = new Turn(MONDAY, "morning", id("a"), 1, 1, true);
        Turn other = new Turn(MONDAY, "morning", id("b"), 1, 1, true);
        assertThatThrownBy(() -> plan(FAIR, 1, List.of(one, other), roll("a", "b"), EVERYBODY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two turns on one slot");
    }

    @Test
    void aYearOfAThousandProfilesAsksOnlyWhoIsNext() {
        AtomicLong asked = new AtomicLong();
        List<Turn> turns = plan(FAIR, 10_000, List.of(), roll(1_000), (profile, date) -> asked.incrementAndGet() > 0);
        assertThat(turns).hasSize(10_000);
        assertThat(asked).hasValueLessThan(20_000);
    }

    @Test
    void aDateThatTheZoneLeapsOverHasNoTurn() {
        Campaign samoa = campaign(RotationOrder.FAIR, null, null, "Pacific/Apia", OptionalInt.empty(), MORNING);
        LocalDate from = LocalDate.of(2011, 12, 29);
        List<Turn> turns =
                Rotation.plan(request(samoa, from, from.plusDays(2), List.of(), List.of(), roll("a", "b"), EVERYBODY));
        assertThat(turns).extracting(Turn::date).containsExactly(from, LocalDate.of(2011, 12, 31));
    }

    private static List<Turn> plan(
            Campaign campaign,
            int days,
            List<Turn> fixed,
            List<Member> roll,
            BiPredicate<ProfileId, LocalDate> eligible) {
        return Rotation.plan(request(campaign, MONDAY, MONDAY.plusDays(days - 1L), fixed, List.of(), roll, eligible));
    }

    private static BiPredicate<ProfileId, LocalDate> except(String name, int first, int last) {
        return (profile, date) -> !profile.value().equals(name)
                || date.isBefore(MONDAY.plusDays(first))
                || date.isAfter(MONDAY.plusDays(last));
    }

    private static String words(List<Turn> turns) {
        return String.join(
                " ",
                turns.stream().map(turn -> turn.profile() + "" + turn.round()).toList());
    }
}
