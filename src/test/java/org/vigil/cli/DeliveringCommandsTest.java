package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.Main;
import org.vigil.database.Database;
import org.vigil.source.SourceFile;
import org.vigil.testing.MutableClock;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a team does with a campaign, from its start to its stop, as it types it. */
class DeliveringCommandsTest {
    private final Map<String, String> environment = TestDatabase.environment();
    private final MutableClock clock = MutableClock.at(World.MONDAY_AT_SIX);
    private final Path folder;

    DeliveringCommandsTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        try (Database scratch = TestDatabase.create()) {
            World world = new World(scratch).schedule("[x]", "[box]").schedule("approval: none", "approval: required");
            List.of("anna", "bela", "cara").forEach(world::signedReason);
            for (SourceFile file : world.tree().all()) {
                Path path = folder.resolve(file.path());
                Files.createDirectories(path.getParent());
                Files.write(path, file.bytes());
            }
        }
    }

    private String typed(int code, String input, String... arguments) {
        StringWriter out = new StringWriter();
        String[] all = Stream.concat(Stream.of("--dir", folder.toString()), Stream.of(arguments))
                .toArray(String[]::new);
        int was = Main.commandLine(environment, clock, new BufferedReader(new StringReader(input)))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(all);
        assertThat(was).as(out.toString()).isEqualTo(code);
        return out.toString();
    }

    private void signed(String... people) {
        try (Database database = Database.open(folder, environment)) {
            List.of(people).forEach(person -> World.sign(database, person));
        }
    }

    private String does(String... arguments) {
        return typed(0, "", arguments);
    }

    private static List<String> numbers(String list) {
        return list.lines()
                .map(String::strip)
                .filter(line -> line.matches("\\d+  2.*"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    @Test
    void startAsksForTheName() {
        assertThat(typed(Vigil.PROBLEMS, "vigli\n", "start", "vigil"))
                .contains("Day 1: Anna Example", "Not started: the name was not typed as it is.");
        assertThat(typed(Vigil.PROBLEMS, "", "start", "vigil")).contains("Not started");
        assertThat(does("deliveries")).contains("Nothing is planned yet");
        assertThat(typed(Vigil.PROBLEMS, "", "start", "nobody")).contains("There are: vigil");
        assertThat(typed(0, "#Vigil\n", "start", "vigil", "--as", "Ada")).contains("Started by Ada", "approval");
        assertThat(typed(Vigil.PROBLEMS, "vigil\n", "start", "vigil")).contains("was started before");
        assertThat(does("deliveries"))
                .contains("number  date        campaign", "In all campaigns: 7 planned = 7 deliveries");
    }

    /** Nine o'clock of that day is over: the first post is tomorrow's, and of whoever comes first. */
    @Test
    void startShowsWhatIsToComeAndNotWhatHasPassedToday() {
        clock.set(java.time.Instant.parse("2026-01-05T12:00:00Z"));
        String shown = typed(0, "vigil\n", "start", "vigil");
        assertThat(shown).contains("2026-01-06 morning", "Day 1: Anna Example").doesNotContain("2026-01-05 morning");
        assertThat(does("deliveries").lines().skip(1).findFirst())
                .hasValueSatisfying(first -> assertThat(first).contains("2026-01-06", "anna"));
    }

    @Test
    void startedAgainSomebodyAgreesToWhatTheFileCameToSay() throws IOException {
        typed(0, "vigil\n", "start", "vigil", "--as", "Ada");
        Path schedule = folder.resolve(World.CAMPAIGN);
        Files.writeString(schedule, Files.readString(schedule).replace("approval: required", "approval: none"));
        assertThat(does("approve", "list")).contains("2026-01-05  vigil  anna  box  waits", "7 posts");
        assertThat(typed(Vigil.PROBLEMS, "no\n", "start", "vigil"))
                .contains(
                        "was started before. Since then it has come to say: approval: none.",
                        "Day 1: Anna Example",
                        "Not started");
        assertThat(does("approve", "list")).contains("anna  box  waits");
        assertThat(typed(0, "vigil\n", "start", "vigil", "--as", "Bo"))
                .contains("Agreed to by Bo. No approval is asked");
        assertThat(does("approve", "list")).contains("Nothing waits for an approval");
        assertThat(typed(Vigil.PROBLEMS, "vigil\n", "start", "vigil")).contains("To stop it: ./vigil stop");
    }

    @Test
    void whoeverWroteTheWordsDoesNotStartWhatGoesOutUnread() throws IOException {
        Path schedule = folder.resolve(World.CAMPAIGN);
        Files.writeString(
                schedule,
                Files.readString(schedule).replace("[box]", "[x]").replace("approval: required", "approval: none"));
        does("approve", "list");
        try (Database database = Database.open(folder, environment)) {
            database.jdbc().sql("""
                            insert into file_version (path, number, bytes, digest, who, author, worded_at)
                            select path, number + 1, bytes, digest, 'Ada', 'Ada', now() from file_version where path = ?
                            """).param(World.TEMPLATE).update();
        }
        assertThat(typed(Vigil.PROBLEMS, "vigil\n", "start", "vigil", "--as", "ada"))
                .contains("Not started: its posts go out unread", "ada wrote the text " + World.TEMPLATE);
        assertThat(typed(0, "vigil\n", "start", "vigil", "--as", "Bo")).contains("Started by Bo");
    }

    @Test
    void startSaysWhatXAsksFor() throws IOException {
        assertThat(typed(Vigil.PROBLEMS, "", "start", "vigil")).doesNotContain("X asks for money");
        Path schedule = folder.resolve(World.CAMPAIGN);
        Files.writeString(schedule, Files.readString(schedule).replace("[box]", "[x]"));
        assertThat(typed(Vigil.PROBLEMS, "", "start", "vigil"))
                .contains("X asks for money: about $0.11 for the 30 days from 2026-01-05 on, 7 posts, 0 with a link");
    }

    /** A consent in a file is nothing until it is recorded who gave it: nobody has recorded Anna's. */
    @Test
    void startAndTheStoredPreviewSayOfWhomNothingGoesToARealNetwork() throws IOException {
        Path schedule = folder.resolve(World.CAMPAIGN);
        Files.writeString(schedule, Files.readString(schedule).replace("[box]", "[x, box]"));
        Path anna = folder.resolve(World.profile("anna"));
        Files.writeString(
                anna,
                Files.readString(anna)
                        .replaceAll("(?m)^basis: .*$", "basis: { consent: { given: 2025-12-01, scope: [name] } }"));
        signed("bela", "cara");
        assertThat(does("preview", "--campaign", "vigil", "--days", "1"))
                .contains("Note: whether it was recorded who gave the consents is not known from the files")
                .doesNotContain("does not go out");
        assertThat(does("preview", "--campaign", "vigil", "--days", "1", "--consents"))
                .contains("    does not go out as it is now: the consent in profiles/anna.yaml counts on real networks")
                .contains("\nNote: as it is now nothing goes out about anna: no consent that was recorded")
                .doesNotContain("is not known from the files");
        JsonNode entries = JsonMapper.shared()
                .readTree(does("preview", "--campaign", "vigil", "--days", "2", "--consents", "--format", "json"));
        assertThat(entries).hasSize(4);
        entries.forEach(entry -> assertThat(entry.path("basisMissing").isNull())
                .isEqualTo(!entry.path("profile").asString().equals("anna")));
        assertThat(typed(0, "vigil\n", "start", "vigil"))
                .contains("    Does not go out as it is now: the consent in profiles/anna.yaml counts on real networks"
                        + " only once it is recorded who gave it")
                .contains("Held back: as it is now nothing goes out about anna: no consent that was recorded");
        assertThat(does("preview", "--campaign", "vigil", "--stored", "--days", "2"))
                .as("whoever lacks one does not come, on the sandbox neither")
                .contains("Bela Example")
                .doesNotContain("Anna Example")
                .contains("\nNote: as it is now nothing goes out about anna");
    }

    @Test
    void startAndApproveSayWhatNoNativeReaderHasSigned() throws IOException {
        signed("anna", "bela", "cara");
        Path schedule = folder.resolve(World.CAMPAIGN);
        Files.writeString(schedule, Files.readString(schedule).replace("[box]", "[x]"));
        assertThat(typed(Vigil.PROBLEMS, "", "start", "vigil")).doesNotContain("Held back");
        Path template = folder.resolve(World.TEMPLATE);
        Files.writeString(template, Files.readString(template).replace("Day {{day}}", "Number {{day}}"));
        assertThat(typed(0, "vigil\n", "start", "vigil"))
                .contains("Held back: nothing will be posted on x: " + World.TEMPLATE
                        + " is unreviewed (A Native Reader signed"
                        + " it on 2026-01-01, and it was changed since): ./vigil templates sign " + World.TEMPLATE);
        assertThat(does("approve", "show", "1")).contains("Note: held back on x: " + World.TEMPLATE);
    }

    @Test
    void postsAreReadApprovedAndRejected() {
        typed(0, "vigil\n", "start", "vigil");
        String list = does("approve", "list");
        assertThat(list).contains("2026-01-05  vigil  anna  box  waits", "7 posts");
        List<String> numbers = numbers(list);
        assertThat(does("approve", "show", numbers.getFirst())).contains("Day 1: Anna Example. 365 days");
        assertThat(does("approve", "approve", "--as", "Ada", numbers.getFirst()))
                .contains("Approved by Ada: 1");
        assertThat(does("approve", "reject", "--as", "Bo", "--why", "no", numbers.get(1)))
                .contains("Rejected by Bo");
        assertThat(does("approve", "list", "--all"))
                .contains("anna  box  approved by Ada", "bela  box  rejected by Bo");
        assertThat(numbers(does("approve", "list"))).as("cara twice").hasSize(2);
        assertThat(typed(Vigil.PROBLEMS, "", "approve", "show", "999")).contains("No coming post");
        assertThat(typed(Vigil.USAGE, "", "approve", "approve")).contains("Say which");
        assertThat(typed(Vigil.USAGE, "", "approve", "approve", "--all", "1")).contains("Say which");
        assertThat(does("approve", "approve", "--all")).contains("2 posts");
        assertThat(does("approve", "list")).contains("Nothing waits");
    }

    @Test
    void whatWasReadIsWhatIsApprovedAndAChangeIsShown() throws IOException {
        typed(0, "vigil\n", "start", "vigil");
        String shown = does("approve", "show", "1");
        String words = shown.lines()
                .filter(line -> line.startsWith("Just these words"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
        assertThat(words).matches("1:[0-9a-f]{8}");
        Path anna = folder.resolve(World.profile("anna"));
        Files.writeString(anna, Files.readString(anna).replace("Anna Example", "Anna E."));
        assertThat(typed(Vigil.PROBLEMS, "", "approve", "approve", words))
                .contains("other words by now", "Nothing was");
        assertThat(does("approve", "approve", "1", "--as", "Ada")).contains("Approved by Ada: 1 posts.");
        Files.writeString(anna, Files.readString(anna).replace("Anna E.", "Anna Example"));
        assertThat(does("approve", "list"))
                .containsPattern(
                        "anna  box  waits again: approved by Ada on [-\\d]{10} [:\\d]{5} UTC; since then changed: name");
        assertThat(does("approve", "show", "1"))
                .contains("What has changed since:", "  name:", "    was: Anna E.", "    now: Anna Example");
        assertThat(does("approve", "approve", words)).contains("1 posts");
        assertThat(typed(Vigil.USAGE, "", "approve", "show", "1:x")).contains("a number as in the list, such as 12");
    }

    @Test
    void onlyApproversApprove() throws IOException {
        typed(0, "vigil\n", "start", "vigil");
        Files.writeString(folder.resolve("settings.yaml"), "approvers: [Ada]\n");
        assertThat(typed(Vigil.PROBLEMS, "", "approve", "approve", "1", "--as", "Bo"))
                .contains("Bo is not among those who may approve (approvers in settings.yaml: Ada)");
        assertThat(does("approve", "approve", "1", "--as", "Ada")).contains("Approved by Ada");
    }

    @Test
    void stopsAndHoldsAreSetAndLifted() {
        typed(0, "vigil\n", "start", "vigil");
        assertThat(does("stop")).contains("Stopped: everything", "vigil resume");
        assertThat(does("stop")).contains("Was stopped already");
        assertThat(does("resume")).contains("Goes on: everything");
        assertThat(typed(Vigil.PROBLEMS, "", "resume")).contains("There was no such stop");
        assertThat(does("stop", "--campaign", "vigil")).contains("vigil resume --campaign vigil");
        assertThat(does("resume", "--campaign", "vigil")).contains("Goes on");
        typed(Vigil.USAGE, "", "stop", "--campaign", "vigil", "--account", "box");

        assertThat(does("lift")).contains("Nobody is on hold.");
        assertThat(does("hold", "--person", "bela", "--as", "Ada")).contains("On hold: bela");
        assertThat(does("lift")).containsPattern("bela  since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC, by Ada");
        assertThat(typed(Vigil.PROBLEMS, "", "hold", "--person", "nobody"))
                .contains("no profile in force has the id nobody");
        assertThat(does("preview", "--stored", "--campaign", "vigil"))
                .doesNotContain("Bela")
                .contains("Anna", "Cara");
        assertThat(does("deliveries", "--state", "withdrawn")).contains("bela", "on hold");
        assertThat(typed(Vigil.PROBLEMS, "", "lift", "--person", "bela", "--as", "Bo"))
                .contains("only who set a hold may lift it");
        assertThat(does("lift", "--person", "bela", "--as", "Ada")).contains("Lifted: bela");
        assertThat(does("preview", "--stored", "--campaign", "vigil")).contains("Bela");
        assertThat(typed(Vigil.PROBLEMS, "", "lift", "--person", "bela")).contains("There was no hold");
    }
}
