package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.Main;
import org.vigil.database.Database;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.Brakes;
import org.vigil.engagement.Observation;
import org.vigil.engagement.Observations;
import org.vigil.network.Counts;
import org.vigil.profile.ProfileId;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;
import org.vigil.testing.Rows;
import org.vigil.testing.TestDatabase;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EngagementTest {
    private static final Path FULL = Path.of("/dev/full");
    private static final Instant PUBLISHED = Instant.parse("2015-09-01T13:00:00Z");

    private final Map<String, String> environment = TestDatabase.environment();
    private final StringWriter out = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    EngagementTest() {
        try (Database database = Database.open(Path.of("target"), environment)) {
            fill(database);
        }
    }

    private static void fill(Database database) {
        new AcceptedFiles(database, InstantSource.system())
                .accept(SourceTree.of(List.of(SourceFile.ofText(
                        "accounts.yaml", "accounts: [{ name: sandbox-x, network: sandbox, language: en }]"))));
        Rows rows = new Rows(database);
        long read = rows.published("free-the-20", "wang-yu", "sandbox-x", 1, PUBLISHED, "words");
        observed(database, read, PUBLISHED.plusSeconds(900), 5);
        observed(database, read, PUBLISHED.plusSeconds(3600), 1234);
        series(database, read, "sandbox", null);
        rows.published("free-the-20", "gao-yu", "sandbox-x", 2, PUBLISHED.plusSeconds(86_400), "words");
        rows.delivery("free-the-20", "liu-xia", "sandbox-x", 3, PUBLISHED.plusSeconds(200_000), "planned", null);
        long gone = rows.published("other", "wang-yu", "gone", 1, PUBLISHED.plusSeconds(300_000), "words");
        database.jdbc()
                .sql("update delivery set url = '=1+1' where account = 'gone'")
                .update();
        series(database, gone, "mastodon", "vanished");
    }

    private static void observed(Database database, long delivery, Instant at, int likes) {
        new Observations(database.jdbc())
                .append(
                        List.of(new Observation(
                                delivery, at, new Counts((long) likes, 12L, 0L, null, null, null), true)),
                        null);
    }

    /** As the newest observation has it; it is read no more where there is a reason. */
    private static void series(Database database, long delivery, String network, @Nullable String end) {
        database.jdbc()
                .sql("""
                        insert into series (delivery, account, network, remote_id, campaign, profile, published_at, hour, weekday,
                                            language, template, with_link, simulated, observed_at, likes, reposts, replies,
                                            next_at, ended_at, ended_why)
                        select d.id, d.account, :network, 'remote', d.campaign, d.profile, d.published_at, 13, 2, 'en',
                               'templates/vigil/prisoner.en.txt', false, d.simulated, o.observed_at, o.likes, o.reposts, o.replies,
                               case when cast(:end as text) is null then now() end,
                               case when cast(:end as text) is not null then timestamptz '2015-10-01 00:00Z' end, :end
                        from delivery d left join lateral (
                            select * from observation where delivery = d.id order by observed_at desc limit 1) o on true
                        where d.id = :delivery
                        """)
                .param("delivery", delivery)
                .param("network", network)
                .param("end", end, java.sql.Types.VARCHAR)
                .update();
    }

    @Test
    void jsonHasTheLatestCountsAndNullForWhatIsAbsent() {
        JsonNode log = new JsonMapper().readTree(run("--format", "json"));
        assertThat(log).hasSize(3);
        assertThat(log.get(0).propertyNames())
                .containsExactly(
                        "campaign",
                        "profile",
                        "account",
                        "network",
                        "publishedAt",
                        "url",
                        "observedAt",
                        "likes",
                        "reposts",
                        "replies",
                        "quotes",
                        "views",
                        "simulated",
                        "clicks",
                        "template",
                        "language",
                        "endedAt",
                        "ended");
        assertThat(log.get(0).toString()).isEqualTo("""
                        {"campaign":"free-the-20","profile":"wang-yu","account":"sandbox-x","network":"sandbox",\
                        "publishedAt":"2015-09-01T13:00:00Z","url":null,"observedAt":"2015-09-01T14:00:00Z","likes":1234,\
                        "reposts":12,"replies":0,"quotes":null,"views":null,"simulated":true,"clicks":null,\
                        "template":"templates/vigil/prisoner.en.txt","language":"en","endedAt":null,"ended":null}""");
        assertThat(log.get(1).get("likes").isNull()).isTrue();
        assertThat(log.get(1).get("observedAt").isNull()).isTrue();
        assertThat(log.get(1).get("network").asString()).as("the account's").isEqualTo("sandbox");
        assertThat(log.get(2).get("network").asString())
                .as("of an account that is gone")
                .isEqualTo("mastodon");
        assertThat(log.get(2).get("ended").asString()).isEqualTo("vanished");
        assertThat(log.get(2).get("endedAt").asString()).isEqualTo("2015-10-01T00:00:00Z");
    }

    /** A hold covers reports; the one line about it is for the team's own screen. */
    @Test
    void postsOfSomebodyOnHoldAreLeftOut() {
        try (Database database = Database.open(Path.of("target"), environment)) {
            new Brakes(database).apply(new Brakes.Target.Person(new ProfileId("wang-yu")), null, "Ada");
        }
        assertThat(run("--format", "json")).contains("gao-yu").doesNotContain("wang-yu");
    }

    /** Nobody may read their names, which ids often are, out of a list that is shown around. */
    @Test
    void postsOfWhoeverIsWithheldOrUnderAgeAreLeftOut() {
        try (Database database = Database.open(Path.of("target"), environment)) {
            new AcceptedFiles(database, InstantSource.system())
                    .accept(SourceTree.of(List.of(
                            SourceFile.ofText(
                                    "accounts.yaml", "accounts: [{ name: sandbox-x, network: sandbox, language: en }]"),
                            profile("wang-yu", "withheld: true"),
                            profile("gao-yu", "birth_date: 2024-01-01"))));
        }
        StringWriter err = new StringWriter();
        assertThat(commandLine().setErr(new PrintWriter(err, true)).execute("engagement", "--format", "csv"))
                .isZero();
        assertThat(out.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("withheld or under age", "left out: 3.");
    }

    private static SourceFile profile(String id, String line) {
        return SourceFile.ofText("profiles/" + id + ".yaml", """
                id: ID
                kind: prisoner
                names: { en: Somebody ID }
                held_by: AZ
                zone: Asia/Baku
                custody: [{ kind: prison, from: 2024-05-06, confirmed: 2026-01-05 }]
                sources: [{ title: A report, publisher: A paper }]
                """.replace("ID", id) + line + "\n");
    }

    /** Where the months of its readings were dropped, there is how it stood at last; never that nobody has read it. */
    @Test
    void theHistoryOfAPostWhoseMonthsWereDroppedIsHowItStoodAtLast() {
        try (Database database = Database.open(Path.of("target"), environment)) {
            TestDatabase.asOwner(database, "drop table observation_2015_09");
        }
        JsonNode log = new JsonMapper().readTree(run("--format", "json", "--history", "--account", "sandbox-x"));
        assertThat(log.findValuesAsString("likes")).containsExactly("1234", "");
        assertThat(log.findValuesAsString("observedAt")).containsExactly("2015-09-01T14:00:00Z", "");
        assertThat(run("--history", "--account", "sandbox-x", "--to", "2015-09-01"))
                .doesNotContain("(not read yet)");
    }

    @Test
    void nothingPublishedIsAnEmptyArray() {
        assertThat(run("--format", "json", "--to", "2014-01-01")).isEqualTo("[]" + System.lineSeparator());
    }

    @Test
    void eachLineOfNdjsonIsAnObject() {
        assertThat(run("--format", "ndjson").lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(new JsonMapper().readTree(line).get("campaign"))
                        .isNotNull());
    }

    @Test
    void theHistoryHasEveryReadingInOrder() {
        JsonNode log = new JsonMapper().readTree(run("--format", "json", "--history", "--account", "sandbox-x"));
        assertThat(log.findValuesAsString("likes")).containsExactly("5", "1234", "");
        assertThat(log.findValuesAsString("observedAt"))
                .containsExactly("2015-09-01T13:15:00Z", "2015-09-01T14:00:00Z", "");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            --campaign, other,                                  wang-yu
            --person,   gao-yu,                                 gao-yu
            --account,  gone,                                   wang-yu
            --network,  mastodon,                               wang-yu
            --template, templates/vigil/prisoner.en.txt,        wang-yu wang-yu
            --language, en,                                     wang-yu wang-yu
            --from,     2015-09-02,                             gao-yu wang-yu
            --to,       2015-09-02,                             wang-yu gao-yu
            """)
    void eachFilterLeavesOnlyWhatItNames(String option, String value, String profiles) {
        JsonNode log = new JsonMapper().readTree(run("--format", "json", option, value));
        assertThat(String.join(" ", log.findValuesAsString("profile"))).isEqualTo(profiles);
    }

    /** 13:00 UTC is the next day in Kiritimati, fourteen hours ahead. */
    @Test
    void theDaysOfARangeAreThoseOfTheZoneThatIsNamed() {
        StringWriter err = new StringWriter();
        assertThat(commandLine()
                        .setErr(new PrintWriter(err, true))
                        .execute(
                                "engagement",
                                "--format",
                                "ndjson",
                                "--to",
                                "2015-09-01",
                                "--zone",
                                "Pacific/Kiritimati"))
                .isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("The days of the range are those of Pacific/Kiritimati.");
        err.getBuffer().setLength(0);
        assertThat(commandLine().setErr(new PrintWriter(err, true)).execute("engagement", "--to", "2015-09-01"))
                .isZero();
        assertThat(err.toString()).contains("The days of the range are those of UTC.");
        out.getBuffer().setLength(0);
        assertThat(run("--format", "ndjson", "--to", "2015-09-01").lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | --campaign nobody              | there is no campaign "nobody"
            1 | --person nobody-at-all         | nobody is called "nobody-at-all"
            1 | --account nobody               | There is: sandbox-x
            1 | --template prisoner            | there is no template "prisoner"
            1 | --language tlh                 | no account speaks "tlh"
            2 | --from 2015-09-03 --to 2015-09-02 | The range ends before it begins
            2 | --from 2015-02-30              | --from: "2015-02-30" is no day of the calendar
            2 | --from 2015-09-01 --zone Baku  | "Baku" is no zone
            2 | --network myspace              | myspace
            2 | --format xml                   | xml
            """)
    void whatNobodyKnowsIsSaidInWords(int code, String options, String said) {
        StringWriter err = new StringWriter();
        String[] arguments = ("engagement " + options).split(" ");
        assertThat(commandLine().setErr(new PrintWriter(err, true)).execute(arguments))
                .isEqualTo(code);
        assertThat(err.toString()).contains(said);
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json", "ndjson", "csv"})
    void anExportToAFullDiskFailsInWords(String format) throws IOException {
        assumeTrue(Files.exists(FULL));
        StringWriter err = new StringWriter();
        try (PrintStream full = new PrintStream(new FileOutputStream(FULL.toFile()), true, StandardCharsets.UTF_8)) {
            CommandLine line = commandLine();
            line.setOut(Main.printer(full, line)).setErr(new PrintWriter(err, true));
            assertThat(line.execute("engagement", "--format", format)).isEqualTo(Vigil.FAILED);
        }
        assertThat(err.toString()).contains("It could not be written whole: the disk is full");
    }

    @Test
    void aFileIsWrittenWholeAndNotOverAnother() throws IOException {
        Path file = folder.resolve("log.csv");
        run("--format", "csv", "--out", file.toString());
        assertThat(Files.readString(file)).contains("free-the-20,gao-yu").endsWith("\r\n");
        StringWriter err = new StringWriter();
        assertThat(commandLine().setErr(new PrintWriter(err, true)).execute("engagement", "--out", file.toString()))
                .isEqualTo(Vigil.PROBLEMS);
        assertThat(err.toString()).contains("log.csv is there", "--force");
        run("--format", "json", "--out", file.toString(), "--force");
        assertThat(Files.readString(file)).startsWith("[");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void theTableIsForPeople() {
        assertThat(run("--campaign", "free-the-20").lines())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("2015-09-01 13:00")
                        .containsPattern("1,234 +12 +0 +– +–")
                        .endsWith("(simulated)"))
                .anySatisfy(line -> assertThat(line).contains("gao-yu").endsWith("(simulated) (not read yet)"));
    }

    @Test
    void csvLeavesAbsentEmptyAndMakesFormulasHarmless() {
        assertThat(run("--format", "csv").split("\r\n"))
                .contains(
                        "free-the-20,wang-yu,sandbox-x,sandbox,2015-09-01T13:00:00Z,,2015-09-01T14:00:00Z,1234,12,0,,,true,,"
                                + "templates/vigil/prisoner.en.txt,en,,",
                        "other,wang-yu,gone,mastodon,2015-09-05T00:20:00Z,'=1+1,,,,,,,true,,templates/vigil/prisoner.en.txt,en,"
                                + "2015-10-01T00:00:00Z,vanished");
    }

    @Test
    void aNameThatIsNoneIsExplained() {
        StringWriter err = new StringWriter();
        int code = commandLine().setErr(new PrintWriter(err)).execute("engagement", "--campaign", "no such");
        assertThat(code).isEqualTo(Vigil.PROBLEMS);
        assertThat(err.toString()).contains("--campaign", "no such", "free-the-20");
    }

    private String run(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "engagement";
        System.arraycopy(options, 0, arguments, 1, options.length);
        assertThat(commandLine().execute(arguments)).isZero();
        return out.toString();
    }

    private CommandLine commandLine() {
        return Main.commandLine(environment).setOut(new PrintWriter(out, true));
    }
}
