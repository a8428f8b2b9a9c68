package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.database.Database;
import org.vigil.delivery.DeliveryState;
import org.vigil.network.Outcome;
import org.vigil.network.Pause;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Somebody holds, corrects, deletes and takes down, as it is typed, over networks in memory. */
class AftercareCommandsTest {
    private final Map<String, String> environment = TestDatabase.environment();
    private final Database database = Database.open(Path.of("target"), environment);
    private final World world = new World(database);
    private Pause pause = duration -> {
        throw new AssertionError("nothing is to be waited for");
    };

    @AfterEach
    void close() {
        database.close();
    }

    private String typed(int code, String answers, String... arguments) {
        BufferedReader input = new BufferedReader(new StringReader(answers));
        Correct correct = new Correct(input, duration -> pause.pause(duration));
        Delete delete = new Delete(input, duration -> pause.pause(duration));
        Takedown takedown = new Takedown(input, duration -> pause.pause(duration));
        return new WorldCommands(world, environment)
                .typed(code, Stream.of(new Hold(), correct, delete, takedown, new DeliveriesCommand()), arguments);
    }

    private String does(String... arguments) {
        return typed(0, "", arguments);
    }

    private String fails(String... arguments) {
        return typed(Vigil.PROBLEMS, "", arguments);
    }

    private void published(String... accounts) {
        world.schedule("accounts: [x]", "accounts: [" + String.join(", ", accounts) + "]")
                .start()
                .at(World.MONDAY_AT_NINE);
    }

    private String number(String account) {
        return world.deliveries.all().stream()
                .filter(delivery -> delivery.account().value().equals(account))
                .map(delivery -> String.valueOf(delivery.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void correctShowsWhatStandsAndWhatWillStandAndAsks() {
        published("mastodon");
        String number = number("mastodon");
        assertThat(typed(0, "n\n", "correct", number, "--text", "Day 1: Anna Example. 364 days"))
                .contains(
                        "Stands now:",
                        "    Day 1: Anna Example. 365 days",
                        "Will stand in its place",
                        "    Day 1: Anna Example. 364 days",
                        "(29 of 500)",
                        "Nothing was corrected");
        assertThat(world.mastodon.posts().getFirst().part().text()).contains("365");
        assertThat(typed(0, "y\n", "correct", number, "--as", "Ada", "--text", "Day 1: Anna Example. 364 days"))
                .contains("corrected in its place", "asked by Ada");
        assertThat(world.mastodon.posts().getFirst().part().text()).contains("364");
        assertThat(does("deliveries", "--corrections"))
                .contains("was:", "365 days", "said:", "364 days", "asked by Ada");
        assertThat(does("deliveries", number))
                .contains("Sent:", "365 days", "corrected in its place", "364 days", ", since 2026-01-05 09:00:00 UTC");
        assertThat(does("deliveries")).contains("(corrected)");
    }

    @Test
    void correctTakesAnAddressAndAFileAndWhatIsTyped() throws IOException {
        published("x");
        Path file = Files.writeString(world.folder().resolve("right.txt"), "\uFEFF364 days.\r\n\r\n");
        assertThat(does("correct", "https://fake.example/x-1/?s=20", "--text-file", file.toString(), "--yes"))
                .contains("A reply will say:", "    Correction: 364 days.", "in a reply at https://fake.example/x-2");
        assertThat(typed(0, "363 days.\n\nTruly.\n", "correct", number("x"), "--text", "-", "--yes"))
                .contains("    Correction: 363 days.");
        assertThat(world.x.posts()).hasSize(3);
        assertThat(typed(Vigil.USAGE, "words\n", "correct", number("x"), "--text", "-"))
                .contains("say --yes");
    }

    @Test
    void correctEverywhereIsForAllAccountsOfThatLanguage() {
        world.edit(World.ACCOUNTS, "imitates: mastodon, language: en", "imitates: mastodon, language: de")
                .put("templates/vigil/prisoner.de.txt", "Tag {{day}}: {{name}}.\n");
        published("x", "mastodon", "box");
        assertThat(fails("correct", number("mastodon"), "--everywhere", "--text", "Anna Example, 364 days", "--yes"))
                .contains("Not on box", "another language", "corrected in its place", "corrected in a reply");
        assertThat(world.mastodon.posts().getFirst().part().text()).isEqualTo("Anna Example, 364 days");
        assertThat(world.x.posts().getLast().part().text()).isEqualTo("Correction: Anna Example, 364 days");
        assertThat(world.sandbox.posts()).hasSize(1);
        assertThat(fails("correct", number("mastodon"), "--everywhere", "--text", "long ".repeat(60), "--yes"))
                .contains("Not on x", "a reply takes 280", "corrected in its place");
    }

    @Test
    void correctSaysWhatIsWrong() {
        published("x");
        String number = number("x");
        assertThat(fails("correct", "999", "--text", "x")).contains("No delivery has the number 999");
        assertThat(fails("correct", "https://other.example/p/1", "--text", "x")).contains("made no post at");
        assertThat(typed(Vigil.USAGE, "", "correct", "anna", "--text", "x")).contains("\"anna\" cannot stand here");
        assertThat(fails("correct", number, "--text", " \n ")).contains("no words", "vigil delete");
        assertThat(fails("correct", number, "--text-file", "nowhere.txt")).contains("There is no file");
        assertThat(fails("correct", number, "--text", "x".repeat(281))).contains("293 there", "takes 280");
        assertThat(fails("correct", number, "--text", "x", "--part", "2")).contains("no part 2");
        assertThat(typed(Vigil.USAGE, "", "correct", number, "--text", "x", "--part", "-1"))
                .contains("a number from 1");
        assertThat(typed(Vigil.USAGE, "", "correct", number)).contains("See: vigil correct --help");
        typed(Vigil.USAGE, "", "correct", number, "--text", "x", "--send-again");
        assertThat(fails("correct", number, "--send-again")).contains("No correction of delivery");
        String planned = world.deliveries.in(DeliveryState.PLANNED).stream()
                .map(delivery -> String.valueOf(delivery.id()))
                .findFirst()
                .orElseThrow();
        assertThat(fails("correct", planned, "--text", "x")).contains("not gone out yet");
        world.hold("anna");
        assertThat(fails("correct", number, "--text", "Other words.")).contains("on hold", "./vigil -C", "delete");
        assertThat(world.x.posts()).hasSize(1);
    }

    @Test
    void aReplyThatNobodyFindsAsksForAPerson() {
        published("x");
        world.x.cannotBeAsked();
        world.x.loseAnswers(1);
        assertThat(fails("correct", number("x"), "--text", "364 days", "--yes"))
                .contains("uncertain", "--it-is-there URL");
        assertThat(typed(Vigil.USAGE, "", "correct", number("x"), "--it-is-there", "there"))
                .contains("https://…");
        assertThat(does("correct", number("x"), "--it-is-there", "https://fake.example/x-2"))
                .contains("corrected in a reply at https://fake.example/x-2");
        assertThat(world.x.posts()).hasSize(2);
    }

    @Test
    void correctWaitsAWhileForABusyNetworkAndLeavesTheRestToRun() {
        published("x");
        world.x.next(new Outcome.Unreachable("gone for a moment"));
        pause = duration -> world.pastBackOff();
        assertThat(does("correct", number("x"), "--text", "364 days", "--yes")).contains("corrected in a reply");
        world.x.next(new Outcome.Unreachable("gone for a moment"));
        assertThat(typed(Vigil.FAILED, "", "correct", number("x"), "--text", "3", "--yes", "--no-wait"))
                .contains("waits", "not reached", "goes on by itself");
    }

    @Test
    void deleteAsksAndDeletesAndSaysSo() {
        published("x");
        String number = number("x");
        assertThat(typed(0, "no\n", "delete", number)).contains("Day 1: Anna", "Delete it?", "Nothing was deleted");
        assertThat(typed(0, "y\n", "delete", number)).contains("1 of 1 posts are gone.");
        assertThat(world.x.posts()).isEmpty();
        assertThat(does("delete", number)).contains("was deleted before");
        assertThat(does("deliveries")).contains("published", "(deleted)");
        assertThat(does("deliveries", number)).contains("  deleted");
    }

    @Test
    void deleteSaysWhatIsWrong() {
        world.start();
        assertThat(fails("delete", "999")).contains("No delivery has the number 999");
        assertThat(fails("delete", "https://other.example/p/1", "--yes")).contains("made no post at");
        assertThat(typed(Vigil.USAGE, "", "delete", "anna")).contains("cannot stand here");
        assertThat(fails("delete", number("x"), "--yes")).contains("has not gone out", "approve reject");
        world.release("anna", "2026-01-04").follow();
        assertThat(fails("delete", number("x"), "--yes")).contains("never went out", "released");
    }

    @Test
    void deleteNamesWhoCanWhereVigilCannot() {
        published("x");
        world.x.cannotDelete();
        assertThat(fails("delete", number("x"), "--yes"))
                .contains("stays:", "Who can: whoever has the password of x", "0 of 1 posts are gone");
    }

    @Test
    void takedownHoldsShowsAsksAndDeletes() {
        published("x", "mastodon");
        assertThat(does("takedown")).contains("Nobody is being taken down.");
        assertThat(typed(0, "n\n", "takedown", "--person", "anna"))
                .contains("On hold: anna", "Posts of anna:", "Delete these 2 posts?", "stays on hold");
        assertThat(world.x.posts()).hasSize(1);
        assertThat(does("takedown", "--person", "Anna Example", "--yes")).contains("2 of 2 posts are gone.");
        assertThat(world.x.posts()).isEmpty();
        assertThat(world.mastodon.posts()).isEmpty();
        assertThat(does("takedown"))
                .containsPattern(
                        "anna +since [-0-9]{10} [0-9]{2}:[0-9]{2}:[0-9]{2} UTC, by .*: 2 gone, 0 to go, 0 cannot");
        assertThat(does("takedown", "--person", "anna")).contains("2 of 2 posts are gone.");
        assertThat(world.people()).doesNotContain("anna");
    }

    @Test
    void takedownFollowsALimitAndMayBeLeftToRun() {
        published("x", "mastodon");
        world.mastodon.throttle(world.clock.instant().plus(Duration.ofMinutes(30)));
        assertThat(typed(Vigil.FAILED, "", "takedown", "--person", "anna", "--yes", "--no-wait"))
                .contains("waits: the network asks to wait until 2026-01-05T09:30:00Z", "1 of 2", "goes on by itself");
        pause = duration -> {
            world.clock.advance(Duration.ofMinutes(31));
            world.pastBackOff();
        };
        assertThat(does("takedown", "--person", "anna", "--yes"))
                .contains("1 of 2 are gone", "Ctrl-C", "2 of 2 posts are gone.");
    }

    @Test
    void takedownEndsWhereOnlyPeopleCanGoOn() {
        published("x", "mastodon");
        world.x.signOut("x");
        world.mastodon.cannotDelete();
        assertThat(fails("takedown", "--person", "anna", "--yes"))
                .contains("signed out", "vigil account renew x", "Who can:", "moderator", "0 of 2 posts are gone");
        assertThat(does("takedown")).contains("0 gone, 1 to go, 1 cannot");
        assertThat(does("takedown", "--person", "anna", "--call-off")).contains("1 posts stay", "stays on hold");
        assertThat(typed(Vigil.USAGE, "", "takedown", "--call-off")).contains("Say of whom");
        assertThat(fails("takedown", "--person", "cara", "--call-off")).contains("Nobody asked");
    }

    @Test
    void takedownNamesFilesThatSpeakOfThePersonStill() {
        world.edit(World.profile("bela"), "basis:", "story: { en: a friend of Anna Example. }\nbasis:")
                .start()
                .at(World.MONDAY_AT_NINE);
        assertThat(does("takedown", "--person", "anna", "--yes"))
                .contains("These files name anna still", "profiles/bela.yaml");
    }

    @Test
    void takedownOfSomebodyWhomNoFileKnowsHoldsAndSuggests() {
        published("x");
        assertThat(fails("takedown", "--person", "ana", "--yes"))
                .contains("On hold: ana", "Careful", "anna (Anna Example)", "nothing has to be deleted");
        assertThat(world.x.posts()).hasSize(1);
    }

    @Test
    void holdListsWhatIsRecentWithTheCommandsToCopy() {
        world.schedule("[anna, bela, cara]", "[five, anna, bela]");
        published("x", "mastodon");
        String number = number("x");
        assertThat(does("hold", "anna"))
                .contains(
                        "On hold: anna",
                        "fake.example/x-1",
                        "./vigil -C " + world.folder() + " delete " + number,
                        "correct " + number + " --text",
                        "takedown --person anna");
        world.at("2026-01-09T09:00:00Z");
        assertThat(does("hold", "--person", "anna"))
                .contains("Was on hold already")
                .doesNotContain("x-1");
    }

    @ParameterizedTest
    @CsvSource({
        "anna",
        "ANNA",
        "Anna Example",
        "anna   example",
        "ÁNNA EXAMPLE",
        "--person=Anna Example",
        "Анна Примерова"
    })
    void holdFindsThePersonHoweverTheyAreCalled(String called) {
        world.edit(World.profile("anna"), "en: Anna Example", "en: Anna Example, ru: Анна Примерова")
                .start();
        assertThat(does("hold", called)).contains("On hold: anna");
        assertThat(world.people()).doesNotContain("anna");
    }

    @Test
    void holdSuggestsWhomOneMayHaveMeant() {
        world.start();
        assertThat(fails("hold", "ana")).contains("On hold: ana", "Did you mean: anna (Anna Example)");
        assertThat(fails("hold", "Bela Exampel")).contains("Nobody on the roll", "bela (Bela Example)");
        assertThat(fails("hold", "Somebody Else Entirely")).contains("Nobody on the roll", "vigil people");
        world.edit(World.profile("bela"), "en: Bela Example", "en: Anna Example")
                .accept();
        assertThat(fails("hold", "Anna Example")).contains("Several people", "anna, bela");
        assertThat(typed(Vigil.USAGE, "", "hold")).contains("Say whom");
        assertThat(typed(Vigil.USAGE, "", "hold", "anna", "--person", "bela")).contains("Say whom, once");
    }

    @Test
    void holdWorksWhileTheFilesAreBroken() throws IOException {
        world.start();
        world.put(World.profile("anna"), "id: [")
                .put(World.CAMPAIGN, "nonsense")
                .put(World.ACCOUNTS, "?")
                .follow();
        for (String path : List.of(World.profile("anna"), World.profile("bela"), World.CAMPAIGN)) {
            Path file = world.folder().resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, "id: [\u0000\uFFFF".getBytes(StandardCharsets.UTF_16));
        }
        assertThat(does("hold", "Bela Example")).contains("On hold: bela");
        assertThat(world.people()).doesNotContain("bela");
    }

    /** What is only likely theirs is shown, and goes when somebody says so. */
    @Test
    void takedownListsThePostsOfLikelyDuplicatesAndHowToTakeThemDown() {
        world.prisoner("anna-two", "2025-01-07")
                .edit(World.profile("anna-two"), "Anna-two Example", "Анна Эксампле")
                .schedule("[anna, bela, cara]", "[anna-two, anna, bela]");
        published("x");
        world.at("2026-01-06T09:00:00Z").at("2026-01-07T09:00:00Z");
        assertThat(world.x.posts()).hasSize(3);
        assertThat(does("takedown", "--person", "anna", "--yes"))
                .contains(
                        "Posts of anna-two, likely the same human. They stay, unless you say:",
                        "takedown --person anna-two",
                        "delete ");
        assertThat(world.x.posts()).hasSize(2);
        does("takedown", "--person", "anna-two", "--yes");
        assertThat(world.x.posts())
                .singleElement()
                .satisfies(post -> assertThat(post.part().text()).contains("Bela"));
    }

    @Test
    void holdNamesTheFilesWhoseWordsNameThePerson() {
        world.put(World.profile("bela"), world.text(World.profile("bela")) + "story: { ru: Писала Анне Эксампле. }\n");
        published("x");
        assertThat(does("hold", "anna"))
                .contains("These files name anna in words of their own", "profiles/bela.yaml")
                .doesNotContain("profiles/cara.yaml");
    }
}
