package org.vigil.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.account.AccountName;
import org.vigil.profile.Convention;
import org.vigil.profile.ProfileId;
import org.vigil.profile.ProfileKind;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

class CampaignFileTest {
    static final String GOOD = """
            campaign: free-to-be-home
            name: "#FreeToBeHome"
            from: 2016-12-12
            to: 2016-12-23
            zone: America/New_York
            slots: [{ id: morning, at: "09:00", days: [mon, tue, wed, thu, fri] }]
            roll: { include: [family], tag: free-to-be-home }
            rotation: fair
            accounts: [sandbox-x, sandbox-mastodon]
            templates: free-to-be-home
            hashtags: ["#FreeToBeHome"]
            late_window: 6h
            approval: required
            """;

    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            actions: [{ ask: { tr: O bir casus }, office: A }] | actions[1].ask.tr
            actions: [{ ask: { en: Write }, office: A, text: { pl: Ona jest terrorystką } }] | actions[1].text.pl
            """)
    void aChargeToldAsAFactIsRefused(String line, String field) {
        assertThat(read(GOOD + line + "\n")).isEmpty();
        assertThat(problems.list()).singleElement().asString().contains(field + ": ", "tells a charge as a fact");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            note: Call +48 22 123 45 67 | note
            note: Ask help@example.org | note
            actions: [{ ask: { en: Write to help@example.org }, office: The ministry, checked: 2016-12-01 }] | ask
            actions: [{ ask: { en: Write }, office: "＠ministry", checked: 2016-12-01 }] | office
            actions: [{ ask: { en: Write }, office: The ministry (+48 22 123 45 67), checked: 2016-12-01 }] | office
            actions: [{ ask: { en: Write }, office: The ministry, text: { en: Call +48 22 123 45 67 }, checked: 2016-12-01 }] | text
            """)
    void nobodysContactStandsInASchedule(String line, String field) {
        assertThat(read(GOOD + line + "\n")).isEmpty();
        assertThat(problems.list()).singleElement().asString().contains(field);
        assertThat(read(GOOD.replace("\"#FreeToBeHome\"\nfrom", "\"Call +48 22 123 45 67\"\nfrom")))
                .isEmpty();
    }

    @Test
    void readsTheWholeSchedule() {
        Campaign campaign = read(GOOD
                        + "rounds: 2\nspread: 20m\nconvention: inclusive\nstatus_limit: 90d\nreplies: keep\nposters: always\nno_posters_on: [sandbox-x]\nnote: Rebuilt.\n"
                        + "public: { pages: true, counter: true }\naction_hour: 2016-12-20T18:00\n")
                .orElseThrow();
        assertThat(campaign)
                .isEqualTo(new Campaign(
                        new CampaignId("free-to-be-home"),
                        "#FreeToBeHome",
                        LocalDate.of(2016, 12, 12),
                        LocalDate.of(2016, 12, 23),
                        ZoneId.of("America/New_York"),
                        List.of(new Slot(
                                "morning", LocalTime.of(9, 0), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY))),
                        new Roll.Chosen(Set.of(ProfileKind.FAMILY), "free-to-be-home"),
                        RotationOrder.FAIR,
                        SpecialDays.NONE,
                        OptionalInt.of(2),
                        List.of(new AccountName("sandbox-x"), new AccountName("sandbox-mastodon")),
                        Coalition.NONE,
                        "free-to-be-home",
                        List.of("#FreeToBeHome"),
                        List.of(),
                        Duration.ofHours(6),
                        Duration.ofMinutes(20),
                        true,
                        Convention.INCLUSIVE,
                        Duration.ofDays(90),
                        true,
                        new PosterUse(PosterUse.When.ALWAYS, List.of(new AccountName("sandbox-x"))),
                        new ForFollowers(true, true, false, LocalDateTime.of(2016, 12, 20, 18, 0)),
                        "Rebuilt.",
                        "schedules/free-to-be-home.yaml"));
    }

    @Test
    void postersAreNotDrawnWhereAnAccountIsNoneOfTheCampaigns() {
        assertThat(read(GOOD + "posters: sometimes\nno_posters_on: [elsewhere]\n"))
                .isEmpty();
        assertThat(problems.list())
                .extracting(Object::toString)
                .containsExactly(
                        "schedules/free-to-be-home.yaml:14: posters: \"sometimes\" cannot stand here; one of: none,"
                                + " without_photo, always",
                        "schedules/free-to-be-home.yaml:15: no_posters_on: \"elsewhere\" is no account of this"
                                + " campaign; a name that stands at accounts");
    }

    @Test
    void whatMayBeLeftOutHasADefault() {
        Campaign campaign = read(GOOD.replaceAll("(?m)^(from|to|rotation|hashtags|late_window|approval):.*\n", "")
                        .replace(", days: [mon, tue, wed, thu, fri]", "")
                        .replace("include: [family], tag: free-to-be-home", "listed: [b, a]"))
                .orElseThrow();
        assertThat(campaign.from()).isNull();
        assertThat(campaign.slots().getFirst().days()).hasSize(7);
        assertThat(campaign.roll()).isEqualTo(new Roll.Listed(List.of(new ProfileId("b"), new ProfileId("a"))));
        assertThat(campaign.approvalRequired()).isTrue();
        assertThat(campaign.lateWindow()).isEqualTo(Duration.ofHours(6));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    to: 2016-12-23          | to: 2015-02-30               | 4: to: "2015-02-30" cannot stand here (the calendar has no such day)
                    to: 2016-12-23          | to: 23 December              | 4: to: "23 December" cannot stand here
                    to: 2016-12-23          | to: 2016-12-11               | 4: to: 2016-12-11 lies before from, 2016-12-12
                    zone: America/New_York  | zone: America/Newyork        | 5: zone: "America/Newyork" cannot stand here (no such zone is known)
                    zone: America/New_York  | zone: "+02:00"               | 5: zone: "+02:00" cannot stand here
                    late_window: 6h         | late_windw: 6h               | 12: late_windw: unknown field; did you mean "late_window"?
                    late_window: 6h         | milestones: always           | 12: milestones: "always" cannot stand here
                    late_window: 6h         | milestone_days: [100]        | 12: milestone_days: milestones are off
                    late_window: 6h         | milestone_days: [0]          | 12: milestone_days[1]: "0" cannot stand here
                    late_window: 6h         | observances: [towel-day]     | 12: observances[1]: "towel-day" cannot stand here
                    late_window: 6h         | observances: [press-freedom, press-freedom] | 12: observances: "press-freedom" stands there twice
                    late_window: 6h         | observance_days: choose      | 12: observance_days: no observance is switched on
                    late_window: 6h         | late_window: 6 hours         | 12: late_window: "6 hours" cannot stand here
                    late_window: 6h         | late_window: 8d              | 12: late_window: a post may go out at most 7 days late
                    late_window: 6h         | late_window: 0m              | 12: late_window: a post may go out at most 7 days late
                    late_window: 6h         | spread: 6h                   | 12: spread: it is not shorter than late_window
                    wed, thu                | wed, thr                     | 6: slots[1].days[4]: "thr" cannot stand here
                    [mon, tue, wed, thu, fri] | []                         | 6: slots[1].days: no day is named
                    "09:00"                 | "9:00"                       | 6: slots[1].at: "9:00" cannot stand here
                    slots: [                | slots: [{ id: morning, at: "10:00" }, | 6: slots[2].id: two slots are called "morning"
                    slots: [                | slots: [{ id: early, at: "09:00" },   | 6: slots[2].at: the slot "early" has the same time on the same day
                    campaign: free-to-be-home | campaign: free             | 1: campaign: "free" is not the file's name
                    campaign: free-to-be-home | campaign: Free Home        | 1: campaign: "Free Home" cannot stand here
                    [sandbox-x, sandbox-mastodon] | []                     | 9: accounts: there is no account
                    [sandbox-x, sandbox-mastodon] | [a, b, a]              | 9: accounts: "a" stands there twice
                    ["#FreeToBeHome"]       | ["#free-to-be-home"]         | 11: hashtags[1]: "#free-to-be-home" cannot stand here
                    ["#FreeToBeHome"]       | ["#freetobehome"]            | 11: hashtags[1]: "#freetobehome" cannot stand here (a screen reader
                    ["#FreeToBeHome"]       | ["#2016"]                    | 11: hashtags[1]: "#2016" cannot stand here
                    ["#FreeToBeHome"]       | ["#Home", "#HOME"]           | 11: hashtags: "#HOME" stands there twice
                    { include: [family], tag: free-to-be-home } | { listed: [] } | 7: roll.listed: nobody is listed
                    { include: [family], tag: free-to-be-home } | { listed: [a, b, a] } | 7: roll.listed: "a" stands there twice
                    { include: [family], tag: free-to-be-home } | { listed: [a], tag: b } | 7: roll.tag: a listed roll chooses nobody else
                    [family]                | [families]                   | 7: roll.include[1]: "families" cannot stand here
                    rotation: fair          | rotation: listed             | 8: rotation: the roll has no order to go by
                    rotation: fair          | rotation: random             | 8: rotation: "random" cannot stand here
                    rotation: fair          | rounds: 0                    | 8: rounds: "0" cannot stand here
                    approval: required      | approval: no                 | 13: approval: "no" cannot stand here; one of: required, none
                    late_window: 6h         | action_hour: 2016-12-20T18:00 | 12: action_hour: it stands on pages that are not public
                    late_window: 6h         | action_hour: 2017-03-12T02:30 | 12: action_hour: 2017-03-12T02:30 does not exist in America/New_York
                    late_window: 6h         | action_hour: tomorrow         | 12: action_hour: "tomorrow" cannot stand here
                    late_window: 6h         | public: { pages: perhaps }    | 12: public.pages: "perhaps" cannot stand here
                    templates: free-to-be-home | templates: ../secrets     | 10: templates: "../secrets" cannot stand here
                    """)
    void saysWhatIsWrongAndWhere(String good, String bad, String expected) {
        assertThat(GOOD).contains(good);
        assertThat(read(GOOD.replace(good, bad))).isEmpty();
        assertThat(problems.list())
                .extracting(Problem::toString)
                .anyMatch(line -> line.startsWith("schedules/free-to-be-home.yaml:" + expected));
    }

    @Test
    void saysEverythingAtOnce() {
        assertThat(read("campaign: free-to-be-home\nzone: Nowhere/Town\nslots: []\nwhat: 1\n"))
                .isEmpty();
        assertThat(problems.list())
                .extracting(Problem::field)
                .containsExactlyInAnyOrder("name", "zone", "slots", "roll", "accounts", "templates", "what");
    }

    @Test
    void aTypoInTheYamlIsNamedWithItsLine() {
        assertThat(read("campaign: free-to-be-home\nslots: [{ id: morning\nzone: UTC\n"))
                .isEmpty();
        assertThat(problems.list()).singleElement().satisfies(problem -> {
            assertThat(problem.wrong()).startsWith("YAML cannot be read");
            assertThat(problem.line()).isBetween(2, 4);
        });
    }

    private Optional<Campaign> read(String yaml) {
        return CampaignFile.read(SourceFile.ofText("schedules/free-to-be-home.yaml", yaml), problems);
    }
}
