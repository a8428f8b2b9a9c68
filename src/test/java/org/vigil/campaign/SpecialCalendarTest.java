package org.vigil.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileFile;
import org.vigil.profile.ProfileId;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

class SpecialCalendarTest {
    private final Map<String, Profile> roll = new TreeMap<>();

    @ParameterizedTest
    @CsvSource({
        "2024-02-29, 2025-02-28T08:00:00Z, 1",
        "2024-02-29, 2025-03-01T08:00:00Z,",
        "2024-02-29, 2028-02-28T08:00:00Z,",
        "2024-02-29, 2028-02-29T08:00:00Z, 4",
        "2024-05-10, 2025-05-10T08:00:00Z, 1",
        "2024-05-10, 2024-05-10T08:00:00Z,",
        "2024-05, 2025-05-31T08:00:00Z,",
        "2024, 2025-12-31T08:00:00Z,",
        "'{ date: 2024-05-10, circa: true }', 2025-05-10T08:00:00Z,",
    })
    void anAnniversaryIsThatOfACertainDay(String from, Instant moment, Integer years) {
        prisoner("anna", from, "journalist");
        assertThat(calendar("anniversaries: flavour").at(person("anna"), moment).anniversaryYears())
                .isEqualTo(years == null ? OptionalInt.empty() : OptionalInt.of(years));
    }

    /** Who disappeared was not said to be arrested: "arrested a year ago today" would be a word that nobody has said. */
    @Test
    void aDisappearanceIsNoArrest() {
        prisoner("anna", "2024-05-10", "journalist");
        put("""
                id: lost
                kind: prisoner
                names: { en: lost }
                held_by: AZ
                zone: Asia/Baku
                custody:
                  - { kind: disappearance, from: 2024-05-10, to: 2024-06-10 }
                  - { kind: prison, from: 2024-06-10, confirmed: 2030-01-01 }
                sources: [{ title: A report, publisher: A paper }]
                """);
        SpecialCalendar calendar = calendar("anniversaries: choose");
        Instant yearLater = Instant.parse("2025-05-10T08:00:00Z");
        assertThat(calendar.at(person("anna"), yearLater).anniversaryYears()).hasValue(1);
        assertThat(calendar.at(person("lost"), yearLater)).isEqualTo(Special.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-10, 2024-08-18T08:00:00Z, 100",
        "2024-05-10, 2024-08-17T19:59:00Z,",
        "2024-05-10, 2024-08-17T20:00:00Z, 100",
        "2024-05-10, 2024-08-18T20:00:00Z,",
        "2024-04, 2024-08-08T08:00:00Z,",
    })
    void aMilestoneIsAnExactNumberOnTheDayOfThePlaceOfCustody(String from, Instant moment, Long days) {
        prisoner("anna", from, "journalist");
        assertThat(calendar("milestones: choose").at(person("anna"), moment).milestone())
                .isEqualTo(days == null ? OptionalLong.empty() : OptionalLong.of(days));
    }

    @Test
    void aCampaignMayHaveMilestonesOfItsOwn() {
        prisoner("anna", "2024-05-10", "journalist");
        SpecialCalendar calendar = calendar("milestones: choose\nmilestone_days: [7, 444]");
        assertThat(calendar.at(person("anna"), Instant.parse("2024-05-17T08:00:00Z"))
                        .words())
                .isEqualTo("milestone: 7 days");
        assertThat(calendar.at(person("anna"), Instant.parse("2024-08-18T08:00:00Z")))
                .isEqualTo(Special.NONE);
    }

    @Test
    void pastTheCampaignsLimitOfAgeNoDayIsSpecial() {
        Instant milestone = Instant.parse("2024-08-18T08:00:00Z");
        Instant anniversary = Instant.parse("2025-05-10T08:00:00Z");
        String rules = "milestones: choose\nanniversaries: choose";
        prisoner("anna", "2024-05-10", "journalist", "2024-07-10", "");
        assertThat(calendar(rules).at(person("anna"), milestone)).isNotEqualTo(Special.NONE);
        SpecialCalendar strict = calendar(rules + "\nstatus_limit: 30d");
        assertThat(strict.at(person("anna"), milestone)).isEqualTo(Special.NONE);
        assertThat(strict.claim(new ProfileId("anna"), LocalDate.parse("2024-08-18"), milestone))
                .isEmpty();
        assertThat(strict.at(person("anna"), anniversary)).isEqualTo(Special.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "custody, 2025-05-10T08:00:00Z",
        "custody, 2024-08-18T08:00:00Z",
        "role, 2025-05-03T08:00:00Z",
        "pronoun, 2025-03-08T08:00:00Z",
    })
    void aDayThatWouldTellWhatIsNotToBePublishedIsSpecialToNobody(String field, Instant moment) {
        prisoner("anna", "2024-05-10", "journalist");
        SpecialCalendar calendar = calendar(
                "milestones: choose\nanniversaries: choose\nobservances: [press-freedom, womens-day]\nobservance_days: choose");
        assertThat(calendar.at(person("anna"), moment)).isNotEqualTo(Special.NONE);
        prisoner("anna", "2024-05-10", "journalist", "2030-01-01", "do_not_publish: [" + field + "]\n");
        assertThat(calendar.at(person("anna"), moment)).isEqualTo(Special.NONE);
        assertThat(calendar.claim(new ProfileId("anna"), LocalDate.ofInstant(moment, ZoneOffset.UTC), moment))
                .isEmpty();
    }

    @Test
    void anObservanceIsKeptForThoseWhomItIsAbout() {
        prisoner("anna", "2024-05-10", "investigative journalist");
        prisoner("bela", "2024-05-10", "lawyer");
        SpecialCalendar calendar = calendar("observances: [press-freedom, womens-day, belarus-prisoners]");
        Instant may3 = Instant.parse("2025-05-03T08:00:00Z");
        assertThat(calendar.at(person("anna"), may3).words()).isEqualTo("observance: World Press Freedom Day");
        assertThat(calendar.at(person("bela"), may3)).isEqualTo(Special.NONE);
        assertThat(calendar.at(person("bela"), Instant.parse("2025-03-08T08:00:00Z"))
                        .observance())
                .isPresent();
        assertThat(calendar.at(person("bela"), Instant.parse("2025-05-21T08:00:00Z")))
                .as("held in Azerbaijan")
                .isEqualTo(Special.NONE);
        assertThat(calendar("milestones: choose").at(person("anna"), may3)).isEqualTo(Special.NONE);
    }

    @Test
    void onlyWhatChoosesClaimsADayAndThePrisonerGoesBeforeTheFamily() {
        prisoner("anna", "2024-05-10", "journalist");
        put("""
                id: anna-family
                kind: family
                names: { en: The family }
                zone: Asia/Baku
                speaks_for: anna
                sources: [{ title: A report, publisher: A paper }]
                """);
        Instant day100 = Instant.parse("2024-08-18T08:00:00Z");
        assertThat(claim("milestones: flavour", "anna", day100)).isEmpty();
        assertThat(claim("milestones: choose", "anna", day100)).contains(Claim.MILESTONE);
        assertThat(claim("milestones: choose", "anna-family", day100)).isEmpty();
        assertThat(calendar("milestones: choose")
                        .at(person("anna-family"), day100)
                        .milestone())
                .hasValue(100);
    }

    private Optional<Claim> claim(String rules, String id, Instant moment) {
        return calendar(rules).claim(new ProfileId(id), LocalDate.ofInstant(moment, java.time.ZoneOffset.UTC), moment);
    }

    private void prisoner(String id, String from, String role) {
        prisoner(id, from, role, "2030-01-01", "");
    }

    private void prisoner(String id, String from, String role, String confirmed, String more) {
        put("""
                id: %s
                kind: prisoner
                names: { en: %s }
                role: { en: %s }
                pronoun: she
                held_by: AZ
                zone: Asia/Baku
                custody: [{ kind: prison, from: %s, confirmed: %s }]
                sources: [{ title: A report, publisher: A paper }]
                """.formatted(id, id, role, from, confirmed) + more);
    }

    private void put(String yaml) {
        Problems problems = new Problems();
        String id = yaml.lines().findFirst().orElseThrow().substring(4);
        Profile profile = ProfileFile.read(SourceFile.ofText("profiles/" + id + ".yaml", yaml), problems)
                .orElseThrow(() -> new AssertionError(problems.list()));
        roll.put(id, profile);
    }

    private SpecialCalendar calendar(String rules) {
        Problems problems = new Problems();
        Campaign campaign = CampaignFile.read(
                        SourceFile.ofText(
                                "schedules/free-to-be-home.yaml",
                                CampaignFileTest.GOOD
                                                .replace(
                                                        "include: [family], tag: free-to-be-home",
                                                        "listed: [anna, anna-family, bela]")
                                                .replace("zone: America/New_York", "zone: UTC")
                                        + rules + "\n"),
                        problems)
                .orElseThrow(() -> new AssertionError(problems.list()));
        return new SpecialCalendar(campaign, id -> Optional.ofNullable(roll.get(id.value())));
    }

    private Profile person(String id) {
        return Objects.requireNonNull(roll.get(id));
    }
}
