package org.vigil.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CustodyCountTest {

    @Test
    void aMonthCountsFromItsLastDayAndAYearNotAtAll() {
        LocalDate on = LocalDate.parse("2015-03-01");
        assertThat(CustodyCount.between(CustodyDate.parse("2015-02"), on, Convention.ELAPSED))
                .isEqualTo(new CustodyCount.AtLeast(1));
        assertThat(CustodyCount.between(CustodyDate.parse("2015-02"), on.minusDays(1), Convention.ELAPSED))
                .isInstanceOf(CustodyCount.None.class);
        assertThat(CustodyCount.between(CustodyDate.parse("2014"), on, Convention.ELAPSED))
                .isEqualTo(new CustodyCount.None("only the year of the first day is known"));
        assertThat(CustodyCount.between(CustodyDate.parse("2015-03-02"), on, Convention.INCLUSIVE))
                .isInstanceOf(CustodyCount.None.class);
    }

    /** Until now the day that stands there was taken for the latest, and "at least" could be too many. */
    @Test
    void aDoubtThatNobodyBoundsGivesNoNumber() {
        LocalDate on = LocalDate.parse("2016-01-01");
        PartialDate day = PartialDate.parse("2015-09-01");
        for (CustodyDate from : List.of(
                new CustodyDate(day, true, false, null),
                new CustodyDate(day, false, true, null),
                new CustodyDate(day, true, false, null, List.of(other("2015-08-01")), List.of()))) {
            assertThat(CustodyCount.between(from, on, Convention.ELAPSED))
                    .isEqualTo(new CustodyCount.None(
                            "the sources doubt the first day, and nobody has written down the latest that it may be"));
        }
        assertThat(CustodyCount.between(
                        new CustodyDate(day, true, false, LocalDate.parse("2015-09-11")), on, Convention.ELAPSED))
                .isEqualTo(new CustodyCount.AtLeast(112));
        assertThat(CustodyCount.between(
                        new CustodyDate(day, false, true, null, List.of(other("2015-08-01")), List.of()),
                        on,
                        Convention.ELAPSED))
                .as("the date in use is the later of the two")
                .isEqualTo(new CustodyCount.AtLeast(122));
    }

    @Test
    void anEndOfWhichNobodyKnowsHowEarlyItWasGivesNoNumber() {
        CustodyDate from = CustodyDate.parse("2015-01-01");
        PartialDate end = PartialDate.parse("2015-02-01");
        assertThat(CustodyCount.between(from, new CustodyDate(end, true, false, null), Convention.ELAPSED))
                .isInstanceOf(CustodyCount.None.class);
        assertThat(CustodyCount.between(
                        from,
                        new CustodyDate(end, false, true, null, List.of(other("2015-01-21")), List.of()),
                        Convention.ELAPSED))
                .isEqualTo(new CustodyCount.AtLeast(20));
    }

    private static Alternative other(String date) {
        return new Alternative(PartialDate.parse(date), List.of());
    }

    @Test
    void theLeapDayIsADay() {
        assertThat(CustodyCount.between(
                        CustodyDate.parse("2016-02-28"), LocalDate.parse("2016-03-01"), Convention.ELAPSED))
                .isEqualTo(new CustodyCount.Exact(2));
        assertThat(CustodyCount.between(
                        CustodyDate.parse("2016-02-29"), LocalDate.parse("2017-02-28"), Convention.ELAPSED))
                .isEqualTo(new CustodyCount.Exact(365));
        assertThat(CustodyCount.between(
                        CustodyDate.parse("2016-02"), LocalDate.parse("2016-03-01"), Convention.ELAPSED))
                .isEqualTo(new CustodyCount.AtLeast(1));
    }

    @Property(tries = 200)
    void adjacentPeriodsAddUp(
            @ForAll @IntRange(max = 20_000) int start,
            @ForAll @IntRange(max = 5_000) int first,
            @ForAll @IntRange(max = 5_000) int second) {
        LocalDate a = day(start);
        LocalDate b = a.plusDays(first);
        LocalDate c = b.plusDays(second);
        assertThat(exact(a, b) + exact(b, c)).isEqualTo(exact(a, c));
    }

    @Property(tries = 200)
    void aLaterStartNeverGivesALargerNumber(
            @ForAll @IntRange(max = 20_000) int start,
            @ForAll @IntRange(max = 400) int later,
            @ForAll @IntRange(max = 800) int on,
            @ForAll Convention convention,
            @ForAll boolean month) {
        LocalDate until = day(start + on);
        assertThat(number(CustodyCount.between(start(day(start + later), month), until, convention)))
                .isLessThanOrEqualTo(number(CustodyCount.between(start(day(start), month), until, convention)));
    }

    @Property(tries = 300)
    void whatIsSaidOfAVagueMonthIsTrueForEachOfItsDays(
            @ForAll @IntRange(max = 20_000) int start,
            @ForAll @IntRange(max = 100) int on,
            @ForAll @IntRange(max = 30) int nth,
            @ForAll Convention convention) {
        YearMonth month = YearMonth.from(day(start));
        LocalDate truth = month.atDay(1 + nth % month.lengthOfMonth());
        LocalDate until = day(start + on);
        isTrueOf(truth, until, convention, CustodyCount.between(start(truth, true), until, convention));
    }

    @Property(tries = 300)
    void whatIsSaidOfADoubtfulDayIsTrueUpToItsLastCandidate(
            @ForAll @IntRange(max = 20_000) int start,
            @ForAll @IntRange(max = 40) int candidates,
            @ForAll @IntRange(max = 40) int nth,
            @ForAll @IntRange(max = 100) int on,
            @ForAll boolean circa,
            @ForAll Convention convention) {
        CustodyDate from = new CustodyDate(PartialDate.of(day(start)), circa, !circa, day(start + candidates));
        LocalDate truth = day(start + Math.min(nth, candidates));
        LocalDate until = day(start + on);
        isTrueOf(truth, until, convention, CustodyCount.between(from, until, convention));
    }

    @Property(tries = 300)
    void whatIsSaidUpToAVagueEndIsTrueForEachOfItsDays(
            @ForAll @IntRange(max = 20_000) int start,
            @ForAll @IntRange(max = 100) int length,
            @ForAll @IntRange(max = 30) int nth) {
        YearMonth month = YearMonth.from(day(start + length));
        LocalDate truth = month.atDay(1 + nth % month.lengthOfMonth());
        CustodyCount count = CustodyCount.between(
                CustodyDate.of(PartialDate.of(day(start))), start(truth, true), Convention.ELAPSED);
        isTrueOf(day(start), truth, Convention.ELAPSED, count);
    }

    private static void isTrueOf(LocalDate from, LocalDate until, Convention convention, CustodyCount said) {
        long truly = ChronoUnit.DAYS.between(from, until) + (convention == Convention.INCLUSIVE ? 1 : 0);
        assertThat(said).isNotInstanceOf(CustodyCount.Exact.class);
        if (said instanceof CustodyCount.AtLeast atLeast) {
            assertThat(atLeast.days()).isBetween(1L, truly);
        }
    }

    private static CustodyDate start(LocalDate day, boolean month) {
        return CustodyDate.of(month ? PartialDate.of(YearMonth.from(day)) : PartialDate.of(day));
    }

    private static LocalDate day(int sinceNewYear1970) {
        return LocalDate.ofEpochDay(sinceNewYear1970);
    }

    private static long exact(LocalDate from, LocalDate until) {
        return ((CustodyCount.Exact)
                        CustodyCount.between(CustodyDate.of(PartialDate.of(from)), until, Convention.ELAPSED))
                .days();
    }

    private static long number(CustodyCount count) {
        return switch (count) {
            case CustodyCount.Exact exact -> exact.days();
            case CustodyCount.AtLeast atLeast -> atLeast.days();
            case CustodyCount.None none -> -1;
        };
    }
}
