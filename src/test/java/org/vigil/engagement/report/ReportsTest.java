package org.vigil.engagement.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.campaign.Campaign;
import org.vigil.database.Database;
import org.vigil.testing.SeriesRows;
import org.vigil.testing.SeriesRows.Post;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** What a report says, in numbers that one can check by hand. The roll is Anna, Bela and Cara; it is winter in London. */
@ExtendWith(TestDatabase.class)
class ReportsTest {
    private static final Instant NOW = Instant.parse("2026-01-20T12:00:00Z");
    private static final Period WEEK = period("2026-01-05", "2026-01-11");

    private final World world;
    private final SeriesRows rows;

    ReportsTest(Database database) {
        world = new World(database);
        world.clock.set(NOW);
        rows = new SeriesRows(database);
    }

    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to), ZoneId.of("Europe/London"));
    }

    private Report report() {
        return report(Optional.empty());
    }

    private Report report(Optional<Boolean> simulated) {
        Campaign campaign = Objects.requireNonNull(
                world.node.files().inForce().workspace().campaigns().get(World.VIGIL));
        return new Reports(world.database, world.node.files()).of(campaign, WEEK, simulated, NOW);
    }

    private List<String> opening() {
        return new Sentences(report()).opening();
    }

    private void post(String profile, String at, int likes) {
        rows.write(Post.of(profile, at, likes));
    }

    /** So many posts about somebody, one an hour, with 10, 11, 12 … likes. */
    private void many(String profile, String day, int number, int from) {
        IntStream.range(0, number).forEach(n -> post(profile, "%sT%02d:00:00Z".formatted(day, n), from + n));
    }

    @Test
    void sumsAreAsLastReadAndComparisonsAtAnAgeOfOneDay() {
        rows.write(Post.of("anna", "2026-01-05T09:00:00Z", 10).grownTo(100).seen(1000));
        rows.write(Post.of("bela", "2026-01-06T09:00:00Z", 30).grownTo(50));
        rows.write(Post.of("cara", "2026-01-07T09:00:00Z", 7).notReadInTime());
        Sums total = report().now().total();
        assertThat(total.messages()).isEqualTo(3);
        assertThat(total.latest(Count.LIKES)).isEqualTo(new Told(3, 157));
        assertThat(total.atOneDay(Count.LIKES)).isEqualTo(new Told(2, 40));
        assertThat(total.atOneDay(Count.VIEWS)).isEqualTo(new Told(1, 1000));
        assertThat(total.latest(Count.QUOTES).known()).as("absent is not zero").isFalse();
        assertThat(total.notCompared()).isEqualTo(1);
        assertThat(total.logs().sum())
                .isCloseTo(Math.log(11) + Math.log(31), org.assertj.core.api.Assertions.within(1e-9));
        assertThat(new Sentences(report()).method())
                .anyMatch(said -> said.contains("2 of 3 posts can be compared so; 1 cannot"));
    }

    @Test
    void thePlainSentencesComeFirst() {
        post("anna", "2026-01-05T09:00:00Z", 1200);
        post("bela", "2026-01-06T09:00:00Z", 34);
        assertThat(opening())
                .startsWith(
                        "2 of 3 of the roll were shown from 5 January 2026 to 11 January 2026, in 2 posts on 1 account.",
                        "Followers gave 1,234 likes; no network told how often a post was seen, as last read.",
                        "No change is shown: in the 7 days before nothing was published.")
                .contains("Never shown by this campaign: Cara Example.");
    }

    /** The days are London's, and both ends belong to the range. */
    @Test
    void aRangeHasItsFirstAndItsLastMoment() {
        post("anna", "2026-01-04T23:59:59Z", 1);
        post("anna", "2026-01-05T00:00:00Z", 2);
        post("anna", "2026-01-11T23:59:59Z", 3);
        post("anna", "2026-01-12T00:00:00Z", 4);
        assertThat(report().now().total().latest(Count.LIKES)).isEqualTo(new Told(2, 5));
        assertThat(report().change().before().latest(Count.LIKES)).isEqualTo(new Told(1, 1));
    }

    @Test
    void whoHasLessThanHalfTheMedianIsLeftBehindAndWhoNeverWasShownIsSaid() {
        many("anna", "2026-01-05", 5, 10);
        many("bela", "2026-01-06", 4, 10);
        post("cara", "2026-01-07T09:00:00Z", 3);
        Exposure exposure = report().exposure();
        assertThat(exposure.posts()).isEqualTo(4);
        assertThat(exposure.acts()).as("10 + 11 + 12 + 13, between 60 and 3").isEqualTo(46);
        assertThat(exposure.leftBehind()).extracting(Person::name).containsExactly("Cara Example");
        assertThat(exposure.neverShown()).isEmpty();
        assertThat(exposure.people())
                .extracting(share -> share.sums().messages())
                .containsExactly(1L, 4L, 5L);
    }

    @Test
    void whoWasShownBeforeTheRangeIsLeftBehindAndNotNeverShown() {
        post("cara", "2025-06-01T09:00:00Z", 3);
        many("anna", "2026-01-05", 2, 10);
        many("bela", "2026-01-06", 2, 10);
        assertThat(report().exposure().neverShown()).isEmpty();
        assertThat(report().exposure().leftBehind()).extracting(Person::name).containsExactly("Cara Example");
    }

    @Test
    void whoIsOnHoldStandsInNoNumberAndNoWord() {
        many("anna", "2026-01-05", 3, 10);
        many("bela", "2026-01-06", 2, 1000);
        world.hold("bela");
        Report report = report();
        assertThat(report.now().total().messages()).isEqualTo(3);
        assertThat(report.now().total().latest(Count.LIKES).sum()).isEqualTo(33);
        assertThat(report.exposure().people())
                .extracting(share -> share.person().name())
                .doesNotContain("Bela Example");
        assertThat(report.leftOut()).isEqualTo(2);
        assertThat(String.join("\n", opening())).doesNotContain("Bela", "hold").contains("1 of 2 of the roll");
    }

    @Test
    void whoIsWithheldIsNotCountedEither() {
        many("anna", "2026-01-05", 3, 10);
        many("bela", "2026-01-06", 2, 1000);
        world.put(World.profile("bela"), world.text(World.profile("bela")) + "withheld: true\n")
                .accept();
        assertThat(report().now().total().messages()).isEqualTo(3);
        assertThat(report().now().by(Grouping.PERSON)).extracting(Group::key).containsExactly("anna");
    }

    /** Her posts were right when they went out. Nobody calls her left behind, and she is not named. */
    @Test
    void whoWasReleasedOrDiedCountsInTheSumsAndIsNotNamed() {
        many("anna", "2026-01-05", 3, 10);
        many("bela", "2026-01-06", 2, 1000);
        world.dies("bela", "2026-01-08").accept();
        world.change("update restriction set lifted_at = now(), lifted_by = 'Tester' where lifted_at is null");
        Report report = report();
        assertThat(report.now().total().messages()).isEqualTo(5);
        assertThat(report.exposure().others()).isEqualTo(2);
        assertThat(report.exposure().people())
                .extracting(share -> share.person().name())
                .containsExactly("Cara Example", "Anna Example");
        assertThat(String.join("\n", opening())).doesNotContain("Bela");
    }

    @Test
    void whatWasTakenDownIsNotCounted() {
        many("anna", "2026-01-05", 3, 10);
        world.change("update attempt set removed_at = now() where delivery = (select min(id) from delivery)");
        world.change(
                "update series set ended_at = now(), next_at = null, ended_why = 'deleted' where delivery = (select max(id) from delivery)");
        assertThat(report().now().total().messages()).isEqualTo(1);
    }

    @Test
    void simulatedNeverEntersAReportOfWhatIsReal() {
        post("anna", "2026-01-05T09:00:00Z", 5);
        rows.write(Post.of("bela", "2026-01-06T09:00:00Z", 900)
                .on("box", "sandbox")
                .asSimulated());
        assertThat(report().simulated()).isFalse();
        assertThat(report().now().total().latest(Count.LIKES).sum()).isEqualTo(5);
        Report played = report(Optional.of(true));
        assertThat(played.simulated()).isTrue();
        assertThat(played.now().total().latest(Count.LIKES).sum()).isEqualTo(900);
        assertThat(new Sections(played).all())
                .isNotEmpty()
                .allSatisfy(part -> assertThat(part.table().caption()).startsWith("Simulated: "));
        assertThat(new Sections(report()).all())
                .allSatisfy(part -> assertThat(part.table().caption()).doesNotContain("Simulated"));
    }

    @Test
    void aCampaignThatWasInSandboxesOnlyHasASimulatedReport() {
        rows.write(Post.of("bela", "2026-01-06T09:00:00Z", 900)
                .on("box", "sandbox")
                .asSimulated());
        assertThat(report().simulated()).isTrue();
    }

    @Test
    void anEmptyPeriodSaysSo() {
        assertThat(opening())
                .contains(
                        "Nothing was published from 5 January 2026 to 11 January 2026.",
                        "Never shown by this campaign: Anna Example, Bela Example, Cara Example.");
    }

    @Test
    void postsThatNobodyHasBegunToReadAreSaidToBeMissing() {
        post("anna", "2026-01-05T09:00:00Z", 5);
        world.change("delete from series");
        assertThat(opening())
                .startsWith(
                        "There is nothing to tell of the days from 5 January 2026 to 11 January 2026 yet.",
                        "1 post is in none of these numbers, since nobody has begun to read what followers did with it.");
        assertThat(report().exposure().neverShown()).extracting(Person::name).doesNotContain("Anna Example");
    }

    @Test
    void noChangeIsShownWithoutAnHonestBaseline() {
        many("anna", "2026-01-05", 6, 10);
        assertThat(report().change().noBaseline()).contains("in the 7 days before nothing was published");
        many("anna", "2025-12-30", 4, 10);
        assertThat(report().change().noBaseline())
                .contains("in the 7 days before only 4 posts were read when a day old, and 5 are needed");
        rows.write(Post.of("anna", "2025-12-31T09:00:00Z", 10).on("mastodon", "mastodon"));
        assertThat(report().change().noBaseline())
                .contains("other accounts spoke in the 7 days before (silent now: mastodon on mastodon)");
        rows.write(Post.of("anna", "2026-01-08T09:00:00Z", 10).on("mastodon", "mastodon"));
        assertThat(report().change().noBaseline())
                .as("five posts on two accounts may have been three turns")
                .hasValueSatisfying(why -> assertThat(why).contains("fewer than 5 turns on 2 accounts"));
        many("anna", "2025-12-29", 5, 10);
        many("anna", "2026-01-06", 3, 10);
        assertThat(report().change().noBaseline()).isEmpty();
    }

    /** From about 10 likes to about 100 with little spread. */
    @Test
    void aChangeThatItsIntervalCarriesIsCalled() {
        many("anna", "2025-12-30", 8, 10);
        many("anna", "2026-01-05", 8, 100);
        assertThat(report().change().acts())
                .isInstanceOfSatisfying(
                        Difference.Called.class,
                        called -> assertThat(called.low()).isGreaterThan(5));
        assertThat(new Sentences(report()).changed())
                .startsWith("A typical post a day old had ")
                .contains("times as much engagement as in the 7 days before (between ");
    }

    /** What has grown for longer is not better: at the same age both are the same. */
    @Test
    void olderPostsWithMoreLikesByNowAreNoChange() {
        IntStream.range(0, 8).forEach(n -> {
            rows.write(Post.of("anna", "2025-12-30T%02d:00:00Z".formatted(n), 10 + n)
                    .grownTo(1000));
            rows.write(Post.of("anna", "2026-01-05T%02d:00:00Z".formatted(n), 10 + n));
        });
        assertThat(report().change().acts()).isInstanceOf(Difference.Unclear.class);
    }

    @Test
    void aDifferenceOfGroupsIsCalledOnlyWhereItsIntervalCarriesIt() {
        IntStream.range(0, 8).forEach(n -> {
            String hour = "T%02d:00:00Z".formatted(n);
            rows.write(Post.of("anna", "2026-01-05" + hour, 100 + n).with(true, n % 2 == 0));
            rows.write(Post.of("bela", "2026-01-06" + hour, 10 + n).with(false, n % 2 == 0));
        });
        Report report = report();
        assertThat(report.differences().get(Grouping.IMAGE))
                .hasEntrySatisfying("true", with -> assertThat(with).isInstanceOf(Difference.Called.class))
                .hasEntrySatisfying("false", without -> assertThat(without).isInstanceOf(Difference.Called.class));
        assertThat(report.differences().getOrDefault(Grouping.LINK, Map.of()).values())
                .allSatisfy(link -> assertThat(link).isInstanceOf(Difference.Unclear.class));
        assertThat(report.differences().getOrDefault(Grouping.HOUR, Map.of()).values())
                .as("two posts an hour are too few")
                .allSatisfy(hour -> assertThat(hour).isInstanceOf(Difference.Unclear.class));
        assertThat(new Sentences(report).differences())
                .filteredOn(said -> said.contains("an image"))
                .as("both sides of one comparison are said once")
                .singleElement()
                .asString()
                .startsWith("Posts with an image had ");
    }

    @Test
    void groupsAreOfTheCampaignsHourAndWeekday() {
        post("anna", "2026-01-05T09:00:00Z", 1);
        post("anna", "2026-01-11T23:30:00Z", 1);
        assertThat(report().now().by(Grouping.HOUR)).extracting(Group::key).containsExactly("9", "23");
        assertThat(report().now().by(Grouping.WEEKDAY)).extracting(Group::key).containsExactly("1", "7");
        assertThat(Labels.of(Grouping.HOUR, "9")).isEqualTo("09:00 to 09:59");
        assertThat(Labels.of(Grouping.WEEKDAY, "7")).isEqualTo("Sunday");
    }

    /** The id of the organisation whose own words they are stands in the file's name. */
    @Test
    void anOrganisationsOwnWordsCountWithThoseThatAllShare() {
        many("anna", "2026-01-05", 2, 10);
        world.change("update series set template = 'templates/vigil/prisoner.en.quiet-circle.txt'"
                + " where delivery = (select min(delivery) from series)");
        assertThat(report().now().by(Grouping.TEMPLATE))
                .singleElement()
                .satisfies(group -> assertThat(group.key()).isEqualTo("templates/vigil/prisoner.en.txt"))
                .satisfies(group -> assertThat(group.sums().messages()).isEqualTo(2));
    }

    @Test
    void thePageNamesItsLanguageHasNoScriptAndAsksNobody() {
        world.edit(World.profile("anna"), "en: Anna Example", "en: \"Anna <b>&\"")
                .accept();
        many("anna", "2026-01-05", 6, 10);
        java.io.StringWriter page = new java.io.StringWriter();
        new ReportPage().write(report(), NOW, page);
        assertThat(page.toString())
                .startsWith("<!DOCTYPE html>")
                .contains("<html lang=\"en\">", ReportPage.MARK, "<svg", "@media print", "prefers-color-scheme: dark")
                .contains("Anna &lt;b&gt;&amp;", "Bela Example", "never shown", "Apache Commons Statistics")
                .doesNotContain("<script", "<img", "<link", " th:", "href=\"http", "src=", "url(", "Anna <b>");
    }

    /** Of Bela's post the network told no views: half of the others' is not what anybody got. */
    @Test
    void whatNobodyToldIsNoZeroInAMedian() {
        rows.write(Post.of("anna", "2026-01-05T09:00:00Z", 10).seen(100));
        rows.write(Post.of("bela", "2026-01-06T09:00:00Z", 20).notReadInTime());
        rows.write(Post.of("cara", "2026-01-07T09:00:00Z", 30).seen(300));
        assertThat(report().exposure().views()).as("between 100 and 300").isEqualTo(200);
        assertThat(report().exposure().acts()).as("between 10 and 30").isEqualTo(20);
    }

    @Test
    void aMedianOfWhatNoNetworkToldIsAbsent() {
        post("anna", "2026-01-05T09:00:00Z", 10);
        assertThat(report().exposure().views()).isNaN();
        assertThat(report().exposure().acts()).as("0, 0 and 10").isZero();
        java.io.StringWriter json = new java.io.StringWriter();
        ReportJson.write(report(), json);
        assertThat(json.toString()).contains("\"median_views\" : null", "\"median_engagement\" : 0.0");
        java.io.StringWriter page = new java.io.StringWriter();
        new ReportPage().write(report(), NOW, page);
        assertThat(page.toString().replaceAll("\\s*<", "<"))
                .contains("Median of the roll</th><td>0</td><td>0</td><td>–</td>");
    }

    /** Whoever was shown where no network tells anything was shown. */
    @Test
    void postsOnANetworkThatTellsNothingCountAsShown() {
        many("anna", "2026-01-05", 4, 10);
        many("bela", "2026-01-06", 4, 10);
        long number = rows.write(Post.of("cara", "2026-01-07T09:00:00Z", null).on("channel", "telegram"));
        world.change(
                "update series set next_at = null, ended_at = published_at, ended_why = 'not told', readings = 0 where delivery = "
                        + number);
        assertThat(report().now().total().messages()).isEqualTo(9);
        assertThat(report().exposure().people())
                .filteredOn(share -> share.person().name().equals("Cara Example"))
                .singleElement()
                .satisfies(share -> assertThat(share.sums().messages()).isOne())
                .satisfies(share -> assertThat(share.sums().acts().known()).isFalse());
    }

    @Test
    void whereMoreThanHalfOfTheRollHadNoPostNobodyIsSaidToHaveHadEnough() {
        post("bela", "2025-12-01T09:00:00Z", 10);
        post("cara", "2025-12-02T09:00:00Z", 10);
        many("anna", "2026-01-05", 4, 10);
        assertThat(opening())
                .contains(
                        "More than half of the roll had no post in these days, so nobody can be called left behind; 2 of them had one"
                                + " before.")
                .noneMatch(said -> said.contains("Nobody on the roll is left behind"));
    }

    @Test
    void aNameFromRightToLeftTurnsNothingRoundIt() {
        world.edit(World.profile("anna"), "en: Anna Example", "fa: مریم نمونه").accept();
        post("bela", "2026-01-05T09:00:00Z", 10);
        assertThat(opening()).anyMatch(said -> said.contains(": \u2068مریم نمونه\u2069, Cara Example."));
    }

    @Test
    void aDrawingSaysWhatItShowsAndWhereItsNumbersStand() {
        many("anna", "2026-01-05", 6, 10);
        java.io.StringWriter page = new java.io.StringWriter();
        new ReportPage().write(report(), NOW, page);
        assertThat(page.toString())
                .containsPattern("<svg[^>]* role=\"img\"[^>]* aria-labelledby=\"t2 d2\"")
                .contains(
                        "<title id=\"t2\">Posts about each of the roll</title>",
                        "the table below it has the same numbers")
                .doesNotContain("aria-hidden");
    }

    @Test
    void whoWasShownByAPartnersHandOnlyIsNotNeverShown() {
        post("anna", "2026-01-05T09:00:00Z", 10);
        long number = rows.write(Post.of("cara", "2026-01-06T09:00:00Z", null));
        world.change("delete from series where delivery = " + number);
        world.change("delete from attempt where delivery = " + number);
        world.change("update delivery set state = 'missed', why = 'by hand', published_at = null where id = " + number);
        assertThat(report().exposure().neverShown())
                .extracting(Person::name)
                .containsExactly("Bela Example", "Cara Example");
        world.change("insert into handed_out (delivery, words, given_by, url, reported_by, reported_at) values ("
                + number + ", 'words', 'Ada', 'https://example.org/1', 'Ada', timestamptz '2026-01-06 12:00Z')");
        assertThat(report().exposure().neverShown()).extracting(Person::name).containsExactly("Bela Example");
    }

    /** On 29 March there is no half past one in London: 23 hours belong to that day, and 25 to 25 October. */
    @Test
    void aDayOnWhichTheClocksGoForwardHasItsOwnMoments() {
        Period day = period("2026-03-29", "2026-03-29");
        assertThat(day.start()).isEqualTo("2026-03-29T00:00:00Z");
        assertThat(day.end()).isEqualTo("2026-03-29T23:00:00Z");
        assertThat(day.before().start()).isEqualTo("2026-03-28T00:00:00Z");
        assertThat(period("2026-10-25", "2026-10-25").start()).isEqualTo("2026-10-24T23:00:00Z");
        assertThat(period("2026-10-25", "2026-10-25").end()).isEqualTo("2026-10-26T00:00:00Z");
    }

    /** One evening about Anna on six accounts, which many saw, is one evening. */
    @Test
    void whatWentOutAtOnceOnManyAccountsIsOneTurn() {
        for (int account = 0; account < 6; account++) {
            rows.write(Post.of("anna", "2026-01-05T21:00:00Z", 1000 + account).on("account-" + account, "x"));
            for (int day = 6; day < 11; day++) {
                rows.write(Post.of("bela", "2026-01-%02dT09:00:00Z".formatted(day), 10 + account + day)
                        .on("account-" + account, "x"));
            }
        }
        Report report = report();
        Difference.Unclear few = new Difference.Unclear("fewer than 5 turns to compare");
        assertThat(report.differences().get(Grouping.PERSON)).containsEntry("anna", few);
        assertThat(report.differences().get(Grouping.HOUR)).containsEntry("21", few);
        assertThat(Objects.requireNonNull(report.differences().get(Grouping.ACCOUNT))
                        .values())
                .as("on each account there were six turns")
                .doesNotContain(few);
        assertThat(opening()).noneMatch(said -> said.contains("Anna Example had"));
    }

    @Test
    void oneTurnOnManyAccountsIsNoBaseline() {
        for (int account = 0; account < 6; account++) {
            rows.write(Post.of("anna", "2025-12-30T09:00:00Z", 10 + account).on("account-" + account, "x"));
            rows.write(Post.of("anna", "2026-01-05T09:00:00Z", 1000 + account).on("account-" + account, "x"));
        }
        assertThat(report().change().noBaseline())
                .contains(
                        "in the 7 days before the posts that were read when a day old went out in fewer than 5 turns on 6"
                                + " accounts, and 5 are needed");
    }

    @Test
    void aSingleDayIsADayAndNotARange() {
        assertThat(period("2026-01-05", "2026-01-05").during()).isEqualTo("on 5 January 2026");
        assertThat(WEEK.during()).isEqualTo("from 5 January 2026 to 11 January 2026");
    }
}
