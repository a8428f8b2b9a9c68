package org.vigil.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigil.profile.People.lasting;
import static org.vigil.profile.People.period;
import static org.vigil.profile.People.prisoner;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** RULES 1, R12 and RULES 2, "false news" and "release is not freedom". */
class ReleaseTest {
    private static final CustodyPeriod HELD = period(CustodyKind.PRISON, "2014-12-05", "2016-05-25");
    private static final LocalDate LATER = LocalDate.parse("2016-06-10");

    @Test
    void aReleaseFreezesTheCountOnItsDay() {
        Profile person = prisoner("p", List.of(HELD), released("2016-05-25"));
        for (String day : List.of("2016-05-25", "2016-06-10", "2020-01-01")) {
            assertThat(Release.of(person, LocalDate.parse(day), Convention.ELAPSED))
                    .hasValueSatisfying(release -> assertThat(release.totals())
                            .containsExactly(new Total(new CustodyCount.Exact(537), CustodyKind.Label.CUSTODY, 1)));
        }
        assertThat(Release.of(person, LocalDate.parse("2016-05-24"), Convention.ELAPSED))
                .isEmpty();
    }

    @Test
    void houseArrestIsToldApartAndAdjacentPeriodsAddUp() {
        Profile person = prisoner(
                "p",
                List.of(
                        period(CustodyKind.DETENTION, "2016-01-01", "2016-01-11"),
                        period(CustodyKind.HOUSE_ARREST, "2016-01-11", "2016-01-16"),
                        period(CustodyKind.PRISON, "2016-01-16", "2016-02-15")),
                released("2016-02-15"));
        assertThat(totals(person, Convention.ELAPSED))
                .isEqualTo(Map.of(
                        CustodyKind.Label.CUSTODY, new CustodyCount.Exact(40),
                        CustodyKind.Label.HOUSE_ARREST, new CustodyCount.Exact(5)));
        assertThat(totals(person, Convention.INCLUSIVE))
                .as("the first day once for the episode")
                .isEqualTo(Map.of(
                        CustodyKind.Label.CUSTODY, new CustodyCount.Exact(41),
                        CustodyKind.Label.HOUSE_ARREST, new CustodyCount.Exact(5)));
    }

    @Test
    void anEarlierCustodyIsNoPartOfTheTotal() {
        Profile person = prisoner(
                "p", List.of(period(CustodyKind.PRISON, "2008-01-01", "2009-01-01"), HELD), released("2016-05-25"));
        assertThat(totals(person, Convention.ELAPSED))
                .isEqualTo(Map.of(CustodyKind.Label.CUSTODY, new CustodyCount.Exact(537)));
    }

    @Test
    void whereADateIsVagueTheTotalIsALowerBound() {
        Profile person =
                prisoner("p", List.of(period(CustodyKind.PRISON, "2016-01", "2016-03-01")), released("2016-03-01"));
        assertThat(totals(person, Convention.ELAPSED))
                .isEqualTo(Map.of(CustodyKind.Label.CUSTODY, new CustodyCount.AtLeast(30)));
    }

    @Test
    void somebodyReleasedIsWatchedForThirtyDays() {
        Profile person = prisoner("p", List.of(HELD), released("2016-05-25"));
        assertThat(Release.watchedUntil(person, LocalDate.parse("2016-05-24"))).isEmpty();
        assertThat(Release.watchedUntil(person, LocalDate.parse("2016-05-25"))).contains(LocalDate.parse("2016-06-24"));
        assertThat(Release.watchedUntil(person, LocalDate.parse("2016-06-24"))).isPresent();
        assertThat(Release.watchedUntil(person, LocalDate.parse("2016-06-25"))).isEmpty();
    }

    @Test
    void aRearrestSoonAfterAReleaseSilencesUntilTwoSourcesTellIt() {
        List<CustodyPeriod> again = List.of(HELD, lasting(CustodyKind.DETENTION, "2016-06-20", "2016-06-20"));
        LocalDate day = LocalDate.parse("2016-06-21");
        LifeEvent release = released("2016-05-25");
        assertThat(prisoner("p", again, release).silence(day, Convention.ELAPSED))
                .hasValueSatisfying(why -> assertThat(why).contains("arrested again on 20 June 2016", "two sources"));
        assertThat(rearrested(again, release, "A paper").silence(day, Convention.ELAPSED))
                .isPresent();
        assertThat(rearrested(again, release, "A paper", "a paper ").silence(day, Convention.ELAPSED))
                .as("twice the same publisher")
                .isPresent();
        assertThat(rearrested(again, release, "A paper", "Her lawyer").silence(day, Convention.ELAPSED))
                .isEmpty();
    }

    @Test
    void aRearrestAfterACustodyOfWhichNobodyKnowsTheEndIsMeasuredFromTheRelease() {
        List<CustodyPeriod> again = List.of(
                People.unknownEnd(CustodyKind.PRISON, "2014-12-05", "2016-05-01"),
                lasting(CustodyKind.DETENTION, "2016-06-20", "2016-06-20"));
        LocalDate day = LocalDate.parse("2016-06-21");
        assertThat(prisoner("p", again, released("2016-05-25")).silence(day, Convention.ELAPSED))
                .hasValueSatisfying(why -> assertThat(why).contains("arrested again on 20 June 2016"));
        assertThat(rearrested(again, released("2016-05-25"), "A paper", "Her lawyer")
                        .silence(day, Convention.ELAPSED))
                .isEmpty();
        assertThat(prisoner("p", again, released("2015-05-25")).silence(day, Convention.ELAPSED))
                .as("a year later it is a new fact")
                .isEmpty();
    }

    @Test
    void aNewCustodyMuchLaterIsANewFact() {
        Profile person = prisoner(
                "p", List.of(HELD, lasting(CustodyKind.DETENTION, "2016-06-25", "2016-06-25")), released("2016-05-25"));
        assertThat(person.silence(LocalDate.parse("2016-06-26"), Convention.ELAPSED))
                .isEmpty();
    }

    @Test
    void silenceNeedsNoSourceAndAnAnnouncementTwoOneOfThemNear() {
        Profile person = prisoner("p", List.of(HELD), released("2016-05-25"));
        assertThat(person.silence(LATER, Convention.ELAPSED)).isPresent();
        assertThat(Announcement.forbidden(person, LATER))
                .hasValueSatisfying(why -> assertThat(why).contains("two sources", "there is none"));
        assertThat(mayBeAnnounced(source("A paper", null))).isFalse();
        assertThat(mayBeAnnounced(source("A paper", Source.Voice.PRESS), source("Another", Source.Voice.PRESS)))
                .isFalse();
        assertThat(mayBeAnnounced(source("A paper", Source.Voice.PRESS), source("A PAPER", Source.Voice.LAWYER)))
                .as("one publisher is one source")
                .isFalse();
        assertThat(mayBeAnnounced(source("A paper", null), source("The lawyer", Source.Voice.LAWYER)))
                .isTrue();
        assertThat(mayBeAnnounced(source("The mother", Source.Voice.FAMILY), source("The lawyer", Source.Voice.LAWYER)))
                .isTrue();
    }

    @Test
    void aSourceThatTheEventDoesNotNameTellsNothingOfIt() {
        List<Source> others =
                List.of(dated("A paper", "2016", null), dated("The mother", "2016-06-01", Source.Voice.FAMILY));
        Profile person = prisoner("p", List.of(HELD), others, released("2016-05-25"));
        assertThat(Announcement.forbidden(person, LATER))
                .as("one of the same year, and a later one about something else")
                .hasValueSatisfying(why -> assertThat(why).contains("there is none"));
    }

    @Test
    void nobodyInCustodyIsAnnouncedToBeOut() {
        Profile person = prisoner("p", List.of(lasting(CustodyKind.PRISON, "2016-01-01", "2016-06-01")));
        assertThat(Announcement.forbidden(person, LATER))
                .hasValueSatisfying(why -> assertThat(why).contains("nothing is recorded"));
    }

    private static boolean mayBeAnnounced(Source... sources) {
        LifeEvent event = new LifeEvent(
                LifeEvent.Kind.RELEASED,
                CustodyDate.parse("2016-05-25"),
                "bail",
                null,
                null,
                LifeEvent.Condition.BAIL,
                Map.of(),
                ids(List.of(sources)));
        return Announcement.forbidden(prisoner("p", List.of(HELD), List.of(sources), event), LATER)
                .isEmpty();
    }

    private static Map<CustodyKind.Label, CustodyCount> totals(Profile person, Convention convention) {
        return Release.of(person, LATER, convention).orElseThrow().totals().stream()
                .collect(Collectors.toMap(Total::label, Total::count));
    }

    private static LifeEvent released(String day) {
        return People.event(LifeEvent.Kind.RELEASED, day, "acquitted");
    }

    private static Profile rearrested(List<CustodyPeriod> custody, LifeEvent release, String... publishers) {
        List<Source> sources =
                Stream.of(publishers).map(each -> source(each, null)).toList();
        LifeEvent event = new LifeEvent(
                LifeEvent.Kind.REARRESTED,
                CustodyDate.parse("2016-06-20"),
                "at the airport",
                null,
                null,
                null,
                Map.of(),
                ids(sources));
        return prisoner("p", custody, sources, release, event);
    }

    private static Source source(String publisher, Source.@Nullable Voice voice) {
        SourceId id =
                new SourceId(publisher.strip().replaceAll("[^A-Za-z]", "-").toLowerCase(Locale.ROOT)
                        + Integer.toHexString(publisher.hashCode()));
        return new Source("A title", publisher, null, null, voice, id, null, null);
    }

    private static Source dated(String publisher, String date, Source.@Nullable Voice voice) {
        return new Source("A title", publisher, PartialDate.parse(date), null, voice, null, null, null);
    }

    private static List<SourceId> ids(List<Source> sources) {
        return sources.stream().flatMap(each -> Stream.ofNullable(each.id())).toList();
    }
}
