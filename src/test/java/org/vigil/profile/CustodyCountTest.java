package org.vigil.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
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
