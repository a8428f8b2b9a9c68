package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigil.Main;
import org.vigil.database.Database;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.Brakes;
import org.vigil.profile.ProfileId;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;
import org.vigil.testing.Rows;
import org.vigil.testing.TestDatabase;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EngagementTest {
    private static final Instant PUBLISHED = Instant.parse("2015-09-01T13:00:00Z");

    private final Map<String, String> environment = TestDatabase.environment();
    private final StringWriter out = new StringWriter();

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
        rows.observed(read, PUBLISHED.plusSeconds(900), 5L, null);
        rows.observed(read, PUBLISHED.plusSeconds(3600), 1234L, null);
        rows.published("free-the-20", "gao-yu", "sandbox-x", 2, PUBLISHED.plusSeconds(86_400), "words");
        rows.delivery("free-the-20", "liu-xia", "sandbox-x", 3, PUBLISHED.plusSeconds(200_000), "planned", null);
        rows.published("other", "wang-yu", "gone", 1, PUBLISHED.plusSeconds(300_000), "words");
        database.jdbc()
                .sql("update delivery set url = '=1+1' where account = 'gone'")
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
                        "simulated");
        assertThat(log.get(0).toString()).isEqualTo("""
                        {"campaign":"free-the-20","profile":"wang-yu","account":"sandbox-x","network":"sandbox",\
                        "publishedAt":"2015-09-01T13:00:00Z","url":null,"observedAt":"2015-09-01T14:00:00Z","likes":1234,\
                        "reposts":12,"replies":0,"quotes":null,"views":null,"simulated":true}""");
        assertThat(log.get(1).get("likes").isNull()).isTrue();
        assertThat(log.get(1).get("observedAt").isNull()).isTrue();
        assertThat(log.get(2).get("network").isNull()).isTrue();
    }

    /** A hold covers reports; the one line about it is for the team's own screen. */
    @Test
    void postsOfSomebodyOnHoldAreLeftOut() {
        try (Database database = Database.open(Path.of("target"), environment)) {
            new Brakes(database).apply(new Brakes.Target.Person(new ProfileId("wang-yu")), null, "Ada");
        }
        assertThat(run("--format", "json")).contains("gao-yu").doesNotContain("wang-yu");
    }

    @Test
    void nothingPublishedIsAnEmptyArray() {
        assertThat(run("--format", "json", "--campaign", "nobody")).isEqualTo("[]" + System.lineSeparator());
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
                        "free-the-20,wang-yu,sandbox-x,sandbox,2015-09-01T13:00:00Z,,2015-09-01T14:00:00Z,1234,12,0,,,true",
                        "other,wang-yu,gone,,2015-09-05T00:20:00Z,'=1+1,,,,,,,true");
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
