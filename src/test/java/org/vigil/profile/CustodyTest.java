package org.vigil.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigil.profile.CustodyKind.DETENTION;
import static org.vigil.profile.CustodyKind.HOUSE_ARREST;
import static org.vigil.profile.CustodyKind.PRISON;
import static org.vigil.profile.LifeEvent.Kind.DIED;
import static org.vigil.profile.LifeEvent.Kind.FURLOUGH;
import static org.vigil.profile.LifeEvent.Kind.RELEASED;
import static org.vigil.profile.People.event;
import static org.vigil.profile.People.lasting;
import static org.vigil.profile.People.period;
import static org.vigil.profile.People.unknownEnd;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigil.profile.CustodyKind.Label;

class CustodyTest {
    private static final List<CustodyPeriod> BIALIATSKI =
            List.of(period(PRISON, "2011-08-04", "2014-06-21"), period(PRISON, "2021-07-14", "2025-12-13"));
    private static final List<CustodyPeriod> PICHUGIN =
            List.of(period(DETENTION, "2003-06-19", "2007-08-06"), lasting(PRISON, "2007-08-06", "2020-06-05"));
    private static final List<CustodyPeriod> AFIUNI =
            List.of(period(PRISON, "2009-12-10", "2011-02"), period(HOUSE_ARREST, "2011-02", "2013-06"));

    @Test
    void theHeadlineIsTheCurrentImprisonmentAndNotTheSumOfBoth() {
        Profile bialiatski = People.prisoner(
                "ales-bialiatski",
                BIALIATSKI,
                event(RELEASED, "2014-06-21", "amnesty"),
                event(RELEASED, "2025-12-13", "deported"));
        assertThat(headline(bialiatski, "2025-12-12").count()).isEqualTo(new CustodyCount.Exact(1612));
        assertThat(status(bialiatski, "2025-12-13"))
                .isEqualTo(new Status.Released(CustodyDate.parse("2025-12-13"), "deported"));
        assertThat(bialiatski.totalsUpTo(LocalDate.parse("2025-12-13"), Convention.ELAPSED))
                .extracting(Headline::count)
                .containsExactly(new CustodyCount.Exact(1052), new CustodyCount.Exact(1613));
        assertThat(status(bialiatski, "2018-01-01")).isInstanceOf(Status.Released.class);
        assertThat(status(bialiatski, "2021-07-14")).isInstanceOf(Status.InCustody.class);
    }

    @Test
    void detentionAndPrisonAreOneCount() {
        Profile pichugin = People.prisoner("alexey-pichugin", PICHUGIN);
        assertThat(headline(pichugin, "2019-11-22").count()).isEqualTo(new CustodyCount.Exact(6000));
        assertThat(pichugin.statusOn(LocalDate.parse("2019-11-22"), Convention.INCLUSIVE))
                .isInstanceOfSatisfying(
                        Status.InCustody.class,
                        held -> assertThat(held.headline().count()).isEqualTo(new CustodyCount.Exact(6001)));
    }

    @Test
    void whatNobodyConfirmedFor180DaysHasNoNumber() {
        Profile pichugin = People.prisoner("alexey-pichugin", PICHUGIN);
        assertThat(status(pichugin, "2020-12-02")).isInstanceOf(Status.InCustody.class);
        assertThat(status(pichugin, "2020-12-03")).isInstanceOfSatisfying(Status.Unknown.class, unknown -> {
            assertThat(unknown.reason()).isEqualTo("custody was last confirmed on 5 June 2020");
            assertThat(unknown.headline())
                    .isEqualTo(new Headline(
                            new CustodyCount.None("custody was last confirmed on 5 June 2020"),
                            Label.CUSTODY,
                            CustodyDate.parse("2003-06-19")));
        });
        assertThat(status(pichugin, "2026-11-21")).isInstanceOf(Status.Unknown.class);
    }

    @Test
    void daysUnderHouseArrestAreDaysOfTheirOwn() {
        Profile shevchenko = People.prisoner(
                "anastasia-shevchenko",
                List.of(
                        period(DETENTION, "2019-01-21", "2019-01-23"),
                        period(HOUSE_ARREST, "2019-01-23", "2021-02-18")));
        assertThat(headline(shevchenko, "2019-01-22"))
                .isEqualTo(new Headline(new CustodyCount.Exact(1), Label.CUSTODY, CustodyDate.parse("2019-01-21")));
        assertThat(headline(shevchenko, "2019-01-24"))
                .isEqualTo(
                        new Headline(new CustodyCount.Exact(1), Label.HOUSE_ARREST, CustodyDate.parse("2019-01-23")));
        assertThat(status(shevchenko, "2019-01-24").word()).isEqualTo("under house arrest");
    }

    @Test
    void insideAVagueJointTheKindIsNotKnown() {
        Profile afiuni = People.prisoner("maria-lourdes-afiuni", AFIUNI);
        assertThat(headline(afiuni, "2011-01-31").count()).isEqualTo(new CustodyCount.Exact(417));
        assertThat(headline(afiuni, "2011-02-10").count())
                .isEqualTo(new CustodyCount.None("the kind of custody on that day is not known"));
        assertThat(headline(afiuni, "2011-03-01"))
                .isEqualTo(new Headline(new CustodyCount.AtLeast(1), Label.HOUSE_ARREST, CustodyDate.parse("2011-02")));
        assertThat(status(afiuni, "2013-06-01")).isInstanceOf(Status.Released.class);
        assertThat(status(afiuni, "2013-05-31")).isInstanceOf(Status.InCustody.class);
    }

    @Test
    void aYearJoinsNothing() {
        Profile twice = People.prisoner(
                "twice", List.of(period(PRISON, "2010-05-01", "2012"), lasting(PRISON, "2012", "2013-01-01")));
        assertThat(status(twice, "2012-06-01")).isInstanceOf(Status.Unknown.class);
        assertThat(headline(twice, "2013-01-01").since()).isEqualTo(CustodyDate.parse("2012"));
    }

    @Test
    void releaseRestrictsOnTheVeryDay() {
        Profile tan = People.prisoner(
                "ta-phong-tan",
                List.of(period(DETENTION, "2011-09-05", "2012-09-24"), period(PRISON, "2012-09-24", "2015-09-19")),
                event(RELEASED, "2015-09-19", "exile"));
        assertThat(status(tan, "2015-09-18")).isInstanceOf(Status.InCustody.class);
        assertThat(status(tan, "2015-09-19")).isEqualTo(new Status.Released(CustodyDate.parse("2015-09-19"), "exile"));
        assertThat(status(tan, "2011-09-04")).isEqualTo(new Status.Unknown("no custody is recorded up to that day"));
    }

    @Test
    void aReleaseOrDeathRestrictsEvenWhereAPeriodStillStandsOpen() {
        CustodyPeriod open = lasting(PRISON, "2015-01-01", "2015-12-01");
        assertThat(status(People.prisoner("a", List.of(open), event(RELEASED, "2015-11", "bail")), "2015-11-01"))
                .isInstanceOf(Status.Released.class);
        assertThat(status(People.prisoner("a", List.of(open), event(DIED, "2015-11-20", "")), "2015-11-20"))
                .isInstanceOf(Status.Died.class);
        assertThat(status(People.prisoner("a", List.of(open), event(DIED, "2015-11-20", "")), "2015-11-19"))
                .isInstanceOf(Status.InCustody.class);
        assertThat(status(People.prisoner("a", List.of(open), event(FURLOUGH, "2015-11-20", "")), "2015-11-20"))
                .isInstanceOf(Status.InCustody.class);
    }

    @Test
    void aNewArrestInTheMonthOfTheReleaseIsANewCustody() {
        Profile again = People.prisoner(
                "again",
                List.of(period(PRISON, "2015-01-01", "2016-04"), lasting(PRISON, "2016-04-20", "2016-06-01")),
                event(RELEASED, "2016-04", "amnesty"));
        assertThat(status(again, "2016-04-19")).isInstanceOf(Status.Released.class);
        assertThat(headline(again, "2016-04-25").count()).isEqualTo(new CustodyCount.Exact(5));
    }

    /** The one that is told by its month alone does not hide a later one of that month. */
    @Test
    void aSecondReleaseInTheMonthOfTheFirstSilences() {
        Profile twice = People.prisoner(
                "twice",
                List.of(period(PRISON, "2015-01-01", "2016-04"), lasting(PRISON, "2016-04-10", "2016-04-15")),
                event(RELEASED, "2016-04-20", "bail"),
                event(RELEASED, "2016-04", "amnesty"));
        assertThat(status(twice, "2016-04-19")).isInstanceOf(Status.InCustody.class);
        assertThat(status(twice, "2016-04-20")).isEqualTo(new Status.Released(CustodyDate.parse("2016-04-20"), "bail"));
        assertThat(Release.of(twice, LocalDate.parse("2016-05-20"), Convention.ELAPSED))
                .hasValueSatisfying(
                        release -> assertThat(release.event().what()).isEqualTo("bail"));
    }

    @Test
    void anUnknownEndIsSayableUpToTheLastConfirmation() {
        Profile blen = People.prisoner("blen-mesfin", List.of(unknownEnd(DETENTION, "2015-04", "2015-08-20")));
        assertThat(status(blen, "2015-04-15"))
                .isEqualTo(new Status.Unknown("whether custody had begun on that day is not known"));
        assertThat(headline(blen, "2015-08-20").count()).isEqualTo(new CustodyCount.AtLeast(112));
        assertThat(status(blen, "2015-08-21")).isInstanceOf(Status.Unknown.class);
    }

    private static Status status(Profile profile, String day) {
        return profile.statusOn(LocalDate.parse(day), Convention.ELAPSED);
    }

    private static Headline headline(Profile profile, String day) {
        return ((Status.InCustody) status(profile, day)).headline();
    }
}
