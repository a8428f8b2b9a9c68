package org.vigil.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigil.campaign.Samples.campaign;
import static org.vigil.campaign.Samples.id;
import static org.vigil.campaign.Samples.request;
import static org.vigil.campaign.Samples.roll;
import static org.vigil.campaign.Samples.slot;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.vigil.profile.ProfileId;

class RotationProperties {
    /** Plans hold a leap day and both daylight-saving days of these zones. */
    private static final LocalDate FIRST = LocalDate.of(2024, 2, 20);

    /**
     * @param steady how many of the roll are always eligible; the others come and go
     */
    record World(Campaign campaign, int days, int size, int steady, int seed) {
        LocalDate last() {
            return FIRST.plusDays(days - 1L);
        }

        List<Member> members() {
            return roll(size);
        }

        BiPredicate<ProfileId, LocalDate> eligible() {
            return (profile, date) -> Integer.parseInt(profile.value().substring(1)) < steady
                    || Math.floorMod(Objects.hash(profile.value(), date.toEpochDay() / 5, seed) * 31, 7) < 4;
        }

        List<Turn> plan(List<Turn> fixed, List<Turn> pinned) {
            return Rotation.plan(request(campaign, FIRST, last(), fixed, pinned, members(), eligible()));
        }

        /** Days that are special to somebody: some to nobody, some to several. */
        Optional<Claim> claim(ProfileId profile, LocalDate date) {
            int chance = Math.floorMod(Objects.hash(date.toEpochDay(), profile.value(), seed, "claim") * 31, 23);
            return switch (chance) {
                case 0 -> Optional.of(Claim.MILESTONE);
                case 1 -> Optional.of(Claim.ANNIVERSARY);
                case 2, 3 -> Optional.of(Claim.OBSERVANCE);
                default -> Optional.empty();
            };
        }

        List<Turn> planWithClaims(LocalDate from, List<Turn> before) {
            List<Turn> fixed =
                    before.stream().filter(turn -> turn.claim() == null).toList();
            List<Turn> claimed =
                    before.stream().filter(turn -> turn.claim() != null).toList();
            return Rotation.plan(new RotationRequest(
                    campaign,
                    from,
                    last(),
                    Instant.MIN,
                    fixed,
                    claimed,
                    members(),
                    eligible(),
                    java.util.Set.of(),
                    (profile, date, moment) -> claim(profile, date)));
        }

        List<Turn> plan() {
            return plan(List.of(), List.of());
        }
    }

    @Property(tries = 300)
    void oneTurnASlotAndNoneElsewhereWhileSomebodyIsEligible(@ForAll @From("worlds") World world) {
        List<Turn> turns = world.plan();
        List<Occasion> occasions = Occasion.of(world.campaign(), FIRST, world.last());
        int next = 0;
        for (Occasion occasion : occasions) {
            boolean taken = next < turns.size()
                    && turns.get(next).date().equals(occasion.date())
                    && turns.get(next).slot().equals(occasion.slot().id());
            assertThat(taken).as("%s", occasion).isEqualTo(freeOn(world, turns, next, occasion.date()));
            next += taken ? 1 : 0;
        }
        assertThat(turns).hasSize(next);
    }

    private static boolean freeOn(World world, List<Turn> turns, int before, LocalDate date) {
        return world.members().stream()
                .map(Member::profile)
                .filter(profile -> world.eligible().test(profile, date))
                .anyMatch(profile -> turns.subList(0, before).stream()
                        .noneMatch(turn ->
                                turn.date().equals(date) && turn.profile().equals(profile)));
    }

    @Property(tries = 300)
    void nobodyTwiceInARoundNorOnADateAndDaysWithoutGaps(@ForAll @From("worlds") World world) {
        List<Turn> turns = world.plan();
        assertLawful(turns);
        assertThat(turns)
                .extracting(Turn::day)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, turns.size()).boxed().toList());
        assertThat(turns).allMatch(turn -> world.eligible().test(turn.profile(), turn.date()));
    }

    private static void assertLawful(List<Turn> turns) {
        assertThat(turns.stream()
                        .map(turn -> turn.profile() + " in round " + turn.round())
                        .toList())
                .doesNotHaveDuplicates();
        assertThat(turns.stream()
                        .map(turn -> turn.profile() + " on " + turn.date())
                        .toList())
                .doesNotHaveDuplicates();
    }

    @Property(tries = 300)
    void everybodyWhoIsEligibleThroughoutComesOnceInEachRound(@ForAll @From("worlds") World world) {
        assertOnceARound(world, world.plan(), 1);
    }

    /** @param open how many rounds at the end may still be going on */
    private static void assertOnceARound(World world, List<Turn> turns, int open) {
        int last = turns.stream().mapToInt(Turn::round).max().orElse(0);
        for (int index = 0; index < world.steady(); index++) {
            ProfileId profile = id(index);
            List<Integer> rounds = turns.stream()
                    .filter(turn -> turn.profile().equals(profile))
                    .map(Turn::round)
                    .toList();
            assertThat(rounds)
                    .as("rounds of %s", profile)
                    .containsAll(IntStream.rangeClosed(1, last - open).boxed().toList());
        }
    }

    @Property(tries = 300)
    void whatIsFixedNeverMovesAndPlanningAgainChangesNothing(
            @ForAll @From("worlds") World world, @ForAll @IntRange(max = 200) int frozen) {
        List<Turn> plan = world.plan();
        List<Turn> first = plan.subList(0, Math.min(frozen, plan.size()));
        assertThat(world.plan(first, List.of())).isEqualTo(plan);
        assertThat(world.plan()).isEqualTo(plan);
        LocalDate from = FIRST.plusDays(frozen % world.days());
        List<Turn> before =
                plan.stream().filter(turn -> turn.date().isBefore(from)).toList();
        assertThat(Rotation.plan(request(
                        world.campaign(), from, world.last(), before, List.of(), world.members(), world.eligible())))
                .isEqualTo(plan.subList(before.size(), plan.size()));
    }

    @Property(tries = 300)
    void aPinStaysWhereItIsAndUsesUpOneTurn(
            @ForAll @From("worlds") World world,
            @ForAll @IntRange(max = 20) int sent,
            @ForAll @IntRange(max = 7) int who,
            @ForAll @IntRange(min = 1, max = 200) int where) {
        List<Turn> plan = world.plan();
        List<Turn> fixed = plan.subList(0, Math.min(sent, plan.size()));
        List<Turn> open = plan.subList(fixed.size(), plan.size());
        ProfileId profile = id(who % world.size());
        List<Turn> places = open.stream()
                .filter(turn -> fixed.stream()
                        .noneMatch(other -> other.date().equals(turn.date())
                                && other.profile().equals(profile)))
                .toList();
        if (places.isEmpty()) {
            return;
        }
        Turn place = places.get(where % places.size());
        Turn pin = new Turn(place.date(), place.slot(), profile, firstFree(fixed, profile), place.day(), true);
        List<Turn> pinned = world.plan(fixed, List.of(pin));
        assertLawful(pinned);
        assertThat(pinned)
                .containsAll(fixed)
                .anyMatch(turn -> turn.date().equals(pin.date())
                        && turn.slot().equals(pin.slot())
                        && turn.profile().equals(profile)
                        && turn.round() == pin.round());
        assertOnceARound(world, pinned, 2);
    }

    /** As a person moves a turn of a later round: nobody loses one by it, whoever is moved neither. */
    @Property(tries = 300)
    void aTurnThatMovesLeavesEverybodyTheirRounds(
            @ForAll @From("worlds") World world,
            @ForAll @IntRange(min = 0, max = 200) int which,
            @ForAll @IntRange(min = 0, max = 200) int where) {
        List<Turn> plan = world.plan();
        if (plan.isEmpty()) {
            return;
        }
        Turn moving = plan.get(which % plan.size());
        Turn place = plan.get(where % plan.size());
        if (!world.eligible().test(moving.profile(), place.date())) {
            return;
        }
        Turn pin = new Turn(place.date(), place.slot(), moving.profile(), moving.round(), place.day(), true);
        List<Turn> moved = world.plan(List.of(), List.of(pin));
        assertLawful(moved);
        assertThat(moved)
                .filteredOn(turn -> turn.profile().equals(pin.profile()) && turn.round() == pin.round())
                .singleElement()
                .satisfies(turn -> assertThat(turn.date()).isEqualTo(pin.date()));
        assertOnceARound(world, moved, 2);
    }

    @Property(tries = 300)
    void specialDaysKeepTheRoundsFairAndEveryoneWhoseDayItIsComesWhileThereIsASlot(
            @ForAll @From("worlds") World world) {
        List<Turn> turns = world.planWithClaims(FIRST, List.of());
        assertLawful(turns);
        assertThat(turns).hasSameSizeAs(world.plan());
        assertThat(turns).allMatch(turn -> world.eligible().test(turn.profile(), turn.date()));
        turns.stream()
                .filter(turn -> turn.claim() != null)
                .forEach(turn ->
                        assertThat(world.claim(turn.profile(), turn.date())).contains(turn.claim()));
        assertOnceARound(
                world,
                turns,
                1 + (int) turns.stream().filter(turn -> turn.claim() != null).count());
        for (Turn turn : turns) {
            boolean inTurnAlthough = turn.claim() == null
                    && world.members().stream()
                            .map(Member::profile)
                            .filter(profile -> world.eligible().test(profile, turn.date()))
                            .filter(profile -> world.claim(profile, turn.date())
                                    .filter(claim -> claim != Claim.OBSERVANCE)
                                    .isPresent())
                            .anyMatch(profile -> turns.stream()
                                    .noneMatch(other -> other.date().equals(turn.date())
                                            && other.profile().equals(profile)));
            assertThat(inTurnAlthough).as("%s", turn).isFalse();
        }
    }

    @Property(tries = 300)
    void whoHasManySpecialDaysTakesNoTurnFromAnother(@ForAll @From("worlds") World world) {
        List<Turn> turns = world.planWithClaims(FIRST, List.of());
        for (int one = 0; one < world.steady(); one++) {
            for (int other = 0; other < world.steady(); other++) {
                long inTurn = count(turns, id(one), false);
                long all = count(turns, id(other), false) + count(turns, id(other), true);
                assertThat(inTurn).as("%s beside %s", id(one), id(other)).isLessThanOrEqualTo(all + 2);
            }
        }
    }

    private static long count(List<Turn> turns, ProfileId profile, boolean claimed) {
        return turns.stream()
                .filter(turn -> turn.profile().equals(profile) && (turn.claim() != null) == claimed)
                .count();
    }

    @Property(tries = 300)
    void planningAgainWithSpecialDaysChangesNothing(
            @ForAll @From("worlds") World world, @ForAll @IntRange(max = 60) int later) {
        List<Turn> plan = world.planWithClaims(FIRST, List.of());
        LocalDate from = FIRST.plusDays(later % world.days());
        List<Turn> before =
                plan.stream().filter(turn -> turn.date().isBefore(from)).toList();
        assertThat(world.planWithClaims(from, before)).isEqualTo(plan.subList(before.size(), plan.size()));
    }

    private static int firstFree(List<Turn> fixed, ProfileId profile) {
        int last = fixed.stream().mapToInt(Turn::round).max().orElse(1);
        int round = last;
        Set<Integer> used = new HashSet<>();
        fixed.stream().filter(turn -> turn.profile().equals(profile)).forEach(turn -> used.add(turn.round()));
        while (used.contains(round)) {
            round++;
        }
        return round;
    }

    @Property(tries = 200)
    void aHoldLeavesNoGapAndTheHeldOneComesFirstWhenItIsLifted(
            @ForAll @IntRange(min = 2, max = 12) int size,
            @ForAll @IntRange(max = 30) int first,
            @ForAll @IntRange(min = 1, max = 60) int length,
            @ForAll @IntRange(max = 11) int who) {
        Campaign campaign = campaign(RotationOrder.FAIR, Samples.MORNING);
        ProfileId held = id(who % size);
        LocalDate from = FIRST.plusDays(first);
        LocalDate back = from.plusDays(Math.max(length, size));
        List<Turn> turns = Rotation.plan(request(
                campaign,
                FIRST,
                FIRST.plusDays(120),
                List.of(),
                List.of(),
                roll(size),
                (profile, date) -> !profile.equals(held) || date.isBefore(from) || !date.isBefore(back)));
        assertThat(turns).hasSize(121);
        assertThat(turns.getLast().day()).isEqualTo(121);
        Turn onReturn = turns.stream()
                .filter(turn -> turn.date().equals(back))
                .findFirst()
                .orElseThrow();
        assertThat(onReturn.profile()).isEqualTo(held);
        assertLawful(turns);
    }

    @Property(tries = 200)
    void everySlotHasOneMomentADayAndTheyOnlyGrow(
            @ForAll @From("zones") String zone, @ForAll @IntRange(max = 1439) int minute) {
        Slot slot = slot("any", "%02d:%02d".formatted(minute / 60, minute % 60), EnumSet.allOf(DayOfWeek.class));
        Campaign campaign = campaign(RotationOrder.FAIR, null, null, zone, OptionalInt.empty(), slot);
        List<Occasion> occasions = Occasion.of(campaign, LocalDate.of(2011, 1, 1), LocalDate.of(2012, 12, 31));
        assertThat(occasions).extracting(Occasion::date).doesNotHaveDuplicates();
        for (int i = 1; i < occasions.size(); i++) {
            assertThat(occasions.get(i).moment()).isAfter(occasions.get(i - 1).moment());
        }
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of(
                "Europe/Berlin",
                "America/New_York",
                "Asia/Tehran",
                "Asia/Kathmandu",
                "Australia/Lord_Howe",
                "America/Sao_Paulo",
                "Pacific/Apia",
                "Africa/Cairo",
                "UTC");
    }

    @Provide
    Arbitrary<World> worlds() {
        Arbitrary<Integer> sizes = Arbitraries.integers().between(1, 8);
        return Combinators.combine(
                        campaigns(),
                        Arbitraries.integers().between(1, 60),
                        sizes,
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.integers().between(0, 10_000))
                .as((campaign, days, size, steady, seed) ->
                        new World(campaign, days, size, Math.min(steady, size), seed));
    }

    private Arbitrary<Campaign> campaigns() {
        return Combinators.combine(
                        Arbitraries.of(RotationOrder.class),
                        zones(),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(DayOfWeek.class).set().ofMinSize(1),
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.integers().between(20, 70))
                .as((order, zone, slots, days, begin, end) -> campaign(
                        order,
                        FIRST.plusDays(begin),
                        FIRST.plusDays(end),
                        zone,
                        OptionalInt.empty(),
                        slots(slots, days)));
    }

    private static Slot[] slots(int count, Set<DayOfWeek> days) {
        List<Slot> slots = new ArrayList<>();
        slots.add(slot("night", "02:30", days));
        slots.add(slot("later", "03:30", EnumSet.allOf(DayOfWeek.class)));
        slots.add(slot("evening", "18:00", days));
        return slots.subList(0, count).toArray(Slot[]::new);
    }
}
