package org.vigil.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.network.Part;
import org.vigil.profile.Convention;
import org.vigil.profile.Counter;
import org.vigil.profile.CustodyCount;
import org.vigil.profile.CustodyDate;
import org.vigil.profile.CustodyKind;
import org.vigil.profile.CustodyPeriod;
import org.vigil.profile.LifeEvent;
import org.vigil.profile.PartialDate;
import org.vigil.profile.Status;
import org.vigil.profile.Total;

/** The rules of counting, R1 to R14, as a reader of the posts sees them. */
class CountingRulesTest {
    private static final CustodyKind.Label IN_CUSTODY = CustodyKind.Label.CUSTODY;
    private final Person person = new Person("somebody");
    private final Rendering rendering = new Rendering(person);

    @Test
    void r1_theDayOfDetentionIsDay0AndPeriodsThatTouchAddUp() {
        held(lasting(CustodyKind.DETENTION, "2016-05-25"));
        assertThat(on("2016-05-25", "{{count}}")).isEqualTo("0 days");
        assertThat(on("2016-05-26", "{{count}}")).isEqualTo("1 day");
        held(period(CustodyKind.DETENTION, "2003-06-19", "2007-08-06"), lasting(CustodyKind.PRISON, "2007-08-06"));
        assertThat(on("2019-11-22", "{{count}}")).isEqualTo("6,000 days");
    }

    @Test
    void r2_theFirstDayAsDay1IsAddedOnceAnEpisodeAndNotAtEachJoint() {
        person.convention = Convention.INCLUSIVE;
        held(period(CustodyKind.DETENTION, "2003-06-19", "2007-08-06"), lasting(CustodyKind.PRISON, "2007-08-06"));
        assertThat(on("2019-11-22", "{{count}}")).isEqualTo("6,001 days");
        held(
                period(CustodyKind.DETENTION, "2016-01-01", "2016-01-11"),
                period(CustodyKind.HOUSE_ARREST, "2016-01-11", "2016-01-21"),
                lasting(CustodyKind.PRISON, "2016-01-21"));
        assertThat(on("2016-01-15", "{{count}}{{#houseArrest}} at home{{/houseArrest}}"))
                .isEqualTo("4 days at home");
        assertThat(on("2016-01-31", "{{count}} / {{inTotal}}")).isEqualTo("10 days / 21 days in total, in two periods");
        held(period(CustodyKind.PRISON, "2015-01-01", "2015-01-11"), lasting(CustodyKind.PRISON, "2016-01-01"));
        assertThat(on("2016-01-11", "{{inTotal}}")).isEqualTo("22 days in total, in two periods");
    }

    @Test
    void r3_dayNIsSaidOnlyWhereTheFirstDayIsDay1() {
        String template =
                "{{#custodyDay}}Day {{custodyDay}} in custody{{/custodyDay}}{{^custodyDay}}{{count}}{{/custodyDay}}"
                        + "{{#houseArrest}} at home{{/houseArrest}}";
        held(lasting(CustodyKind.DETENTION, "2016-04-03"));
        assertThat(on("2017-04-02", template)).isEqualTo("364 days");
        person.convention = Convention.INCLUSIVE;
        assertThat(on("2017-04-02", template)).isEqualTo("Day 365 in custody");
        held(lasting(CustodyKind.DETENTION, "2016-04"));
        assertThat(on("2017-04-02", template)).isEqualTo("at least 338 days");
        held(
                period(CustodyKind.DETENTION, "2016-04-03", "2016-05-01"),
                lasting(CustodyKind.HOUSE_ARREST, "2016-05-01"));
        assertThat(on("2016-05-04", template)).isEqualTo("3 days at home");
    }

    @Test
    void r4_todayIsTheDateInThePlaceOfCustodyJustAfterItsMidnight() {
        person.zone = ZoneId.of("Asia/Shanghai");
        held(lasting(CustodyKind.PRISON, "2016-07-10"));
        assertThat(at("2016-07-20T15:59:59Z", "{{count}}")).isEqualTo("10 days");
        assertThat(at("2016-07-20T16:00:00Z", "{{count}}")).isEqualTo("11 days");
    }

    @Test
    void r4_aDayOf23Or25HoursIsADay() {
        person.zone = ZoneId.of("Europe/Berlin");
        held(lasting(CustodyKind.PRISON, "2016-03-26"));
        assertThat(at("2016-03-27T22:00:00Z", "{{count}}")).isEqualTo("2 days");
        held(lasting(CustodyKind.PRISON, "2016-10-29"));
        assertThat(at("2016-10-30T22:59:00Z", "{{count}}")).isEqualTo("1 day");
        assertThat(at("2016-10-30T23:00:00Z", "{{count}}")).isEqualTo("2 days");
    }

    @Test
    void r4_whoWasMovedIsCountedInTheZoneOfTheNewPlace() {
        person.zone = ZoneId.of("Europe/Moscow");
        held(lasting(CustodyKind.PRISON, "2016-05-01"));
        person.events = List.of(new LifeEvent(
                LifeEvent.Kind.TRANSFERRED,
                CustodyDate.parse("2016-05-20"),
                "a far camp",
                null,
                ZoneId.of("Asia/Magadan")));
        assertThat(at("2016-05-19T12:59:00Z", "{{count}}")).isEqualTo("18 days");
        assertThat(at("2016-05-19T13:30:00Z", "{{count}}"))
                .as("00:30 in Magadan")
                .isEqualTo("19 days");
        assertThat(at("2016-05-25T14:00:00Z", "{{count}}"))
                .as("01:00 in Magadan")
                .isEqualTo("25 days");
    }

    @Test
    void r5_gapsAreLeftOutAndTheTextSaysInHowManyPeriods() {
        held(period(CustodyKind.PRISON, "2011-08-04", "2014-06-21"), lasting(CustodyKind.PRISON, "2021-07-14"));
        assertThat(on("2025-12-12", "{{count}}; {{inTotal}}"))
                .isEqualTo("1,612 days; 2,664 days in total, in two periods");
        held(lasting(CustodyKind.PRISON, "2021-07-14"));
        assertThat(on("2021-12-12", "{{count}}{{#inTotal}}; {{inTotal}}{{/inTotal}}"))
                .isEqualTo("151 days");
        assertThat(rendering.of("{{inTotal}}").problems())
                .singleElement()
                .asString()
                .contains("no inTotal may be said of somebody on that day");
    }

    @Test
    void r5_aVaguePeriodMakesTheSumALowerBoundAndAYearMakesNone() {
        held(period(CustodyKind.PRISON, "2014-01-01", "2014-03"), lasting(CustodyKind.PRISON, "2016-01-01"));
        assertThat(on("2016-01-11", "{{inTotal}}")).isEqualTo("at least 69 days in total, in two periods");
        held(period(CustodyKind.PRISON, "2011", "2014-03-01"), lasting(CustodyKind.PRISON, "2016-01-01"));
        assertThat(on("2016-01-11", "{{count}}{{#inTotal}}; {{inTotal}}{{/inTotal}}"))
                .isEqualTo("10 days");
        held(
                new CustodyPeriod(
                        CustodyKind.PRISON,
                        CustodyDate.parse("2014-01-01"),
                        null,
                        true,
                        PartialDate.parse("2014-02-01"),
                        null),
                lasting(CustodyKind.PRISON, "2016-01-01"));
        assertThat(on("2016-01-11", "{{count}}{{#inTotal}}; {{inTotal}}{{/inTotal}}"))
                .isEqualTo("10 days");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 30 days in total, in three periods",
                "es | 30 días en total, en tres periodos",
                "fr | 30 jours au total, en trois périodes",
                "de | insgesamt 30 Tage, in drei Zeiträumen",
                "ru | в общей сложности 30 дней, за три периода",
                "uk | загалом 30 днів, за три періоди",
                "be | усяго 30 дзён, за тры перыяды",
                "pl | łącznie 30 dni, w trzech okresach",
                "az | cəmi 30 gün, üç dövrdə",
                "tr | toplam 30 gün, üç dönemde",
                "ar | 30 يومًا في المجموع، على ثلاث فترات",
                "fa | در مجموع ۳۰ روز، در سه دوره",
                "zh-Hans | 合计30天，分三个时段",
                "vi | tổng cộng 30 ngày, trong ba giai đoạn"
            })
    void r5_theSumIsSaidInEachLanguageThatCountsDays(String language, String said) {
        held(
                period(CustodyKind.PRISON, "2014-01-01", "2014-01-11"),
                period(CustodyKind.PRISON, "2015-01-01", "2015-01-11"),
                lasting(CustodyKind.PRISON, "2016-01-01"));
        rendering.at = Instant.parse("2016-01-11T08:00:00Z");
        assertThat(Rendering.text(rendering.of("prisoner." + language, "{{inTotal}}")))
                .isEqualTo(said);
        held(
                period(CustodyKind.PRISON, "2012-01-01", "2012-01-11"),
                period(CustodyKind.PRISON, "2013-01-01", "2013-01-11"),
                period(CustodyKind.PRISON, "2014-01-01", "2014-01-11"),
                period(CustodyKind.PRISON, "2015-01-01", "2015-01-11"),
                lasting(CustodyKind.PRISON, "2016-01-01"));
        assertThat(Rendering.text(rendering.of("prisoner." + language, "{{inTotal}}")))
                .containsPattern("[5۵]")
                .doesNotContain("#")
                .doesNotContain("§");
    }

    @Test
    void r6_daysUnderHouseArrestAreNamedAndNeverAddedToDaysInCustody() {
        String template =
                "{{count}}{{#custody}} in custody{{/custody}}{{#houseArrest}} under house arrest{{/houseArrest}}"
                        + "{{#inTotal}} ({{inTotal}}){{/inTotal}}";
        held(
                period(CustodyKind.PRISON, "2014-01-01", "2014-01-11"),
                period(CustodyKind.DETENTION, "2016-01-01", "2016-01-06"),
                lasting(CustodyKind.HOUSE_ARREST, "2016-01-06"));
        assertThat(on("2016-01-16", template)).isEqualTo("10 days under house arrest");
        assertThat(person.profile().totalsOn(LocalDate.parse("2016-01-16"), Convention.ELAPSED))
                .containsExactly(
                        new Total(new CustodyCount.Exact(15), IN_CUSTODY, 2),
                        new Total(new CustodyCount.Exact(10), CustodyKind.Label.HOUSE_ARREST, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "FURLOUGH, furlough",
        "MEDICAL_LEAVE, medicalLeave",
        "HOSPITAL, hospital",
    })
    void r7_aLeaveIsStillCustodyAndTheTextCanSayIt(LifeEvent.Kind kind, String section) {
        held(lasting(CustodyKind.PRISON, "2016-05-01"));
        person.events = List.of(new LifeEvent(
                kind, CustodyDate.parse("2016-05-10"), "for the team", CustodyDate.parse("2016-05-15"), null));
        String template = "{{count}}{{#" + section + "}}, out under guard since {{leaveSince}}"
                + "{{#leaveUntil}} until {{leaveUntil}}{{/leaveUntil}}{{/" + section + "}}";
        assertThat(on("2016-05-09", template)).isEqualTo("8 days");
        assertThat(on("2016-05-10", template)).isEqualTo("9 days, out under guard since 10 May 2016 until 15 May 2016");
        assertThat(on("2016-05-15", template)).isEqualTo("14 days");
        person.events = List.of(new LifeEvent(kind, CustodyDate.parse("2016-05"), "for the team"));
        assertThat(on("2016-05-30", template)).as("perhaps not yet").isEqualTo("29 days");
        assertThat(on("2016-06-10", template)).isEqualTo("40 days, out under guard since May 2016");
    }

    @Test
    void r7_aSuspendedSentenceIsOutsideAndTheSumGoesOnAfterIt() {
        held(period(CustodyKind.PRISON, "2016-01-01", "2016-02-01"), lasting(CustodyKind.PRISON, "2016-03-01"));
        person.events =
                List.of(new LifeEvent(LifeEvent.Kind.RELEASED, CustodyDate.parse("2016-02-01"), "sentence suspended"));
        assertThat(statusOn("2016-02-10"))
                .isEqualTo(new Status.Released(CustodyDate.parse("2016-02-01"), "sentence suspended"));
        assertThat(on("2016-02-10", "{{name}}{{#count}} {{count}}{{/count}}")).doesNotContain("day");
        assertThat(on("2016-03-11", "{{count}}; {{inTotal}}")).isEqualTo("10 days; 41 days in total, in two periods");
    }

    @Test
    void r8_aMonthCountsFromItsLastDayAndAYearHasNoNumber() {
        held(lasting(CustodyKind.PRISON, "2016-04"));
        assertThat(on("2016-05-25", "{{count}}")).isEqualTo("at least 25 days");
        held(lasting(CustodyKind.PRISON, "2016"));
        assertThat(on("2017-05-25", "{{#noCount}}since {{since}}{{/noCount}}{{#duration}}{{duration}}{{/duration}}"))
                .isEqualTo("since 2016");
    }

    @Test
    void r8_aDateInDoubtCountsFromItsLatestCandidate() {
        held(new CustodyPeriod(
                CustodyKind.PRISON,
                new CustodyDate(PartialDate.parse("2016-05-10"), false, true, LocalDate.parse("2016-05-15")),
                null,
                false,
                PartialDate.parse("2016-05-20"),
                null));
        assertThat(on("2016-05-25", "{{count}}")).isEqualTo("at least 10 days");
        held(new CustodyPeriod(
                CustodyKind.PRISON,
                new CustodyDate(PartialDate.parse("2016-05-10"), true, false, null),
                null,
                false,
                PartialDate.parse("2016-05-20"),
                null));
        // How late "about" may be is known by nobody: "at least 15 days" could be too many.
        assertThat(on("2016-05-25", "{{#count}}{{count}}{{/count}}{{#noCount}}since {{since}}{{/noCount}}"))
                .isEqualTo("since about 10 May 2016");
    }

    @Test
    void r8_wholeMonthsAndYearsMayBeSaidInstead() {
        held(lasting(CustodyKind.PRISON, "2014-12-05"));
        assertThat(on("2016-05-25", "{{duration}}")).isEqualTo("1 year, 5 months");
        held(lasting(CustodyKind.PRISON, "2016-02"));
        assertThat(on("2016-05-25", "{{duration}}")).isEqualTo("at least 2 months");
        assertThat(on("2016-03-20", "{{count}}{{#duration}}, {{duration}}{{/duration}}"))
                .isEqualTo("at least 20 days");
        held(lasting(CustodyKind.PRISON, "2016-02-29"));
        assertThat(on("2017-02-28", "{{duration}}")).isEqualTo("11 months");
        assertThat(on("2017-03-01", "{{duration}}")).isEqualTo("1 year");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ru | 1 год 5 месяцев",
                "fa | ۱ سال و ۵ ماه",
                "ar | سنة و٥ أشهر",
                "zh-Hans | 1年5个月",
                "uk | 1 рік і 5 місяців"
            })
    void r8_monthsAndYearsFollowThePluralsOfTheLanguage(String language, String said) {
        held(lasting(CustodyKind.PRISON, "2014-12-05"));
        rendering.at = Instant.parse("2016-05-25T08:00:00Z");
        assertThat(Rendering.text(rendering.of("prisoner." + language, "{{duration}}"))
                        .replaceAll("\\p{Zs}", " "))
                .satisfies(text ->
                        assertThat(text.replace(",", "").replace("٥", "5")).isEqualTo(said.replace("٥", "5")));
    }

    @Test
    void r9_oldNewsAndAnUnknownEndHaveNoRunningNumber() {
        String template =
                "{{#count}}{{count}}{{/count}}{{#noCount}}since {{since}}; last confirmed {{lastConfirmed}}{{/noCount}}"
                        + "{{#duration}} {{duration}}{{/duration}}{{#inTotal}} {{inTotal}}{{/inTotal}}{{#custodyDay}} {{custodyDay}}{{/custodyDay}}";
        person.convention = Convention.INCLUSIVE;
        held(new CustodyPeriod(
                CustodyKind.PRISON,
                CustodyDate.parse("2016-01-01"),
                null,
                false,
                PartialDate.parse("2016-03-01"),
                null));
        assertThat(on("2016-08-28", template)).isEqualTo("241 days 7 months 241");
        assertThat(on("2016-08-29", template)).isEqualTo("since 1 January 2016; last confirmed 1 March 2016");
        held(new CustodyPeriod(
                CustodyKind.PRISON,
                CustodyDate.parse("2016-01-01"),
                null,
                true,
                PartialDate.parse("2016-03-01"),
                null));
        assertThat(on("2016-03-02", template)).isEqualTo("since 1 January 2016; last confirmed 1 March 2016");
    }

    @Test
    void r10_aDisappearanceIsCountedSinceAndNeverAddedToCustody() {
        held(period(CustodyKind.PRISON, "2014-01-01", "2014-01-11"), lasting(CustodyKind.DISAPPEARANCE, "2016-05-01"));
        assertThat(on(
                        "2016-05-25",
                        "{{count}} since {{#she}}her{{/she}} {{#disappearance}}disappearance{{/disappearance}}"
                                + "{{#inTotal}} {{inTotal}}{{/inTotal}}"))
                .isEqualTo("24 days since her disappearance");
    }

    @Test
    void r11_afterADeathNothingRuns() {
        held(period(CustodyKind.PRISON, "2016-01-01", "2016-05-01"));
        person.events = List.of(new LifeEvent(LifeEvent.Kind.DIED, CustodyDate.parse("2016-05-01"), ""));
        assertThat(statusOn("2016-05-01")).isInstanceOf(Status.Died.class);
        assertThat(person.profile().silence(LocalDate.parse("2016-05-25"), Convention.ELAPSED))
                .isPresent();
        assertThat(person.profile().totalsOn(LocalDate.parse("2016-05-25"), Convention.ELAPSED))
                .as("it stopped on the day of death")
                .containsExactly(new Total(new CustodyCount.Exact(121), IN_CUSTODY, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-12-13", "2025-12-14", "2026-11-01"})
    void r12_aReleaseFreezesTheCountAtItsDate(String day) {
        held(
                period(CustodyKind.PRISON, "2011-08-04", "2014-06-21"),
                period(CustodyKind.PRISON, "2021-07-14", "2025-12-13"));
        person.events = List.of(
                new LifeEvent(LifeEvent.Kind.RELEASED, CustodyDate.parse("2014-06-21"), "amnesty"),
                new LifeEvent(LifeEvent.Kind.RELEASED, CustodyDate.parse("2025-12-13"), "deported"));
        assertThat(statusOn(day)).isInstanceOf(Status.Released.class);
        assertThat(person.profile()
                        .totalsUpTo(LocalDate.parse(day), Convention.ELAPSED)
                        .getLast()
                        .count())
                .isEqualTo(new CustodyCount.Exact(1613));
        assertThat(person.profile().totalsOn(LocalDate.parse(day), Convention.ELAPSED))
                .containsExactly(new Total(new CustodyCount.Exact(2665), IN_CUSTODY, 2));
    }

    @Test
    void r13_theNumberStandsInTheTextAsANumber() {
        held(lasting(CustodyKind.PRISON, "2003-06-19"));
        assertThat(on("2019-11-22", "{{count}}")).isEqualTo("6,000 days");
    }

    @Test
    void r14_aHungerStrikeHasACounterOfItsOwn() {
        String template = "{{count}}{{#hungerStrike}}, on hunger strike since {{hungerStrikeSince}}: {{hungerStrike}}"
                + "{{#hungerStrikeDay}}, day {{hungerStrikeDay}}{{/hungerStrikeDay}}{{/hungerStrike}}";
        held(lasting(CustodyKind.PRISON, "2014-05-10"));
        person.counters = List.of(strike("2018-05-14", "2018-07-20", null));
        assertThat(on("2018-07-21", template)).isEqualTo("1,533 days, on hunger strike since 14 May 2018: 68 days");
        person.counters = List.of(strike("2018-05-14", "2018-08-08", Convention.INCLUSIVE));
        assertThat(on("2018-08-08", template))
                .isEqualTo("1,551 days, on hunger strike since 14 May 2018: 87 days, day 87");
        person.counters = List.of(strike("2018-05", "2018-08-08", Convention.INCLUSIVE));
        assertThat(on("2018-08-08", template))
                .isEqualTo("1,551 days, on hunger strike since May 2018: at least 70 days");
        person.counters = List.of(strike("2018", "2018-08-08", null));
        assertThat(on("2018-08-08", template)).isEqualTo("1,551 days");
    }

    @Test
    void r14_anEndedOrUnconfirmedHungerStrikeIsNotSaid() {
        String template = "{{count}}{{#hungerStrike}} {{hungerStrike}}{{/hungerStrike}}";
        held(lasting(CustodyKind.PRISON, "2016-01-01"));
        person.counters = List.of(strike("2016-05-01", "2016-05-10", null));
        assertThat(on("2016-04-30", template)).isEqualTo("120 days");
        assertThat(on("2016-05-24", template)).isEqualTo("144 days 23 days");
        assertThat(on("2016-05-25", template))
                .as("no news for more than 14 days")
                .isEqualTo("145 days");
        person.counters = List.of(new Counter(
                Counter.Kind.HUNGER_STRIKE,
                CustodyDate.parse("2016-05-01"),
                CustodyDate.parse("2016-05-20"),
                false,
                null,
                null,
                null));
        assertThat(on("2016-05-19", template)).isEqualTo("139 days 18 days");
        assertThat(on("2016-05-20", template)).isEqualTo("140 days");
    }

    @Test
    void r14_solitaryConfinementHasACounterOfItsOwn() {
        held(lasting(CustodyKind.PRISON, "2016-01-01"));
        person.counters = List.of(new Counter(
                Counter.Kind.SOLITARY,
                CustodyDate.parse("2016-05-01"),
                null,
                false,
                PartialDate.parse("2016-05-02"),
                null,
                null));
        assertThat(on("2016-05-25", "{{count}}, {{solitary}} in solitary confinement since {{solitarySince}}"))
                .isEqualTo("145 days, 24 days in solitary confinement since 1 May 2016");
    }

    @Test
    void r14_aPostThatSpeaksOfAHungerStrikeCarriesAContentWarningBesideTheText() {
        held(lasting(CustodyKind.PRISON, "2016-01-01"));
        String template = "{{count}}{{#hungerStrike}}, {{hungerStrike}} of hunger strike{{/hungerStrike}}";
        assertThat(part("en", template).contentWarning()).isNull();
        person.counters = List.of(strike("2016-05-20", "2016-05-24", null));
        assertThat(part("en", template).contentWarning()).isEqualTo("hunger strike");
        assertThat(part("ru", template).contentWarning()).isEqualTo("голодовка");
        assertThat(part("en", "---\ncontent_warning: health\n---\n" + template).contentWarning())
                .isEqualTo("health");
        assertThat(part("en", "{{count}}").contentWarning()).isNull();
    }

    @Test
    void anApprovalStaysAsTheNumbersGrowAndFallsWhenAnotherThingIsCounted() {
        String template = "{{count}}, {{inTotal}}, {{duration}}{{#hungerStrike}}, {{hungerStrike}}{{/hungerStrike}}";
        CustodyPeriod former = period(CustodyKind.PRISON, "2011-08-04", "2014-06-21");
        held(former, lasting(CustodyKind.PRISON, "2016-01-01"));
        person.counters = List.of(strike("2016-05-20", "2016-05-24", null));
        String approved = rendering.of(template).approvalDigest();
        rendering.at = Instant.parse("2016-05-27T08:00:00Z");
        assertThat(rendering.of(template).approvalDigest()).isEqualTo(approved);
        person.counters = List.of(strike("2016-05-21", "2016-05-24", null));
        assertThat(rendering.of(template).approvalDigest()).isNotEqualTo(approved);
        person.counters = List.of(strike("2016-05-20", "2016-05-24", null));
        held(period(CustodyKind.PRISON, "2011-08-05", "2014-06-21"), lasting(CustodyKind.PRISON, "2016-01-01"));
        assertThat(rendering.of(template).approvalDigest()).isNotEqualTo(approved);
    }

    private static Counter strike(String from, String confirmed, @Nullable Convention convention) {
        return new Counter(
                Counter.Kind.HUNGER_STRIKE,
                CustodyDate.parse(from),
                null,
                false,
                PartialDate.parse(confirmed),
                convention,
                null);
    }

    private Part part(String language, String template) {
        return rendering
                .of("prisoner." + language, template)
                .message()
                .orElseThrow()
                .parts()
                .getFirst();
    }

    private Status statusOn(String day) {
        return person.profile().statusOn(LocalDate.parse(day), Convention.ELAPSED);
    }

    private void held(CustodyPeriod... periods) {
        person.custody = List.of(periods);
    }

    private static CustodyPeriod period(CustodyKind kind, String from, String to) {
        return new CustodyPeriod(kind, CustodyDate.parse(from), CustodyDate.parse(to), false, null, null);
    }

    private static CustodyPeriod lasting(CustodyKind kind, String from) {
        return new CustodyPeriod(kind, CustodyDate.parse(from), null, false, PartialDate.parse("2030"), null);
    }

    private String on(String day, String template) {
        return at(day + "T08:00:00Z", template);
    }

    private String at(String moment, String template) {
        rendering.at = Instant.parse(moment);
        return rendering.text(template);
    }
}
