package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.Main;
import org.vigil.database.Database;
import org.vigil.delivery.CorrectionDesk;
import org.vigil.delivery.DeliveryState;
import org.vigil.delivery.LostReply;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** A person and a post of which nobody knows whether it stands. The network is the sandbox, which can be asked. */
class UncertainCommandTest {
    private final Map<String, String> environment = TestDatabase.environment();
    private final Database database;
    private final World world;
    private final Path folder;

    UncertainCommandTest(@TempDir Path folder) {
        this.folder = folder;
        database = Database.open(folder, environment);
        world = new World(database).schedule("accounts: [x]", "accounts: [box]").start();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void losesAnAnswer() {
        world.sandbox.loseAnswers(1);
        world.at(World.MONDAY_AT_NINE);
    }

    private void nobodyCanTell() {
        world.sandbox.cannotBeAsked();
        losesAnAnswer();
        world.databaseGoesOn(Duration.ofSeconds(20)).after(Duration.ofSeconds(20));
        world.secret("box", ""); // the real sandbox has none
    }

    private long stands(String words) {
        return database.jdbc().sql("""
                        insert into sandbox_post (account, idempotency_key, text, language, images, posted_at)
                        values ('box', :text, :text, 'en', '[]', now()) returning id
                        """).param("text", words).query(Long.class).single();
    }

    private String typed(int code, String... arguments) {
        StringWriter out = new StringWriter();
        String[] all = Stream.concat(Stream.of("--dir", folder.toString(), "uncertain"), Stream.of(arguments))
                .toArray(String[]::new);
        int was = Main.commandLine(environment, world.clock, new BufferedReader(new StringReader("")))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(all);
        assertThat(was).as(out.toString()).isEqualTo(code);
        return out.toString();
    }

    private String number() {
        return Long.toString(world.first().id());
    }

    @Test
    void saysWhatIsStillBeingAsked() {
        assertThat(typed(0)).contains("Nothing is uncertain.");
        losesAnAnswer();
        assertThat(typed(0))
                .contains(
                        "Still being asked about",
                        "2026-01-05  vigil  anna  box: it may stand on the network",
                        "Day 1: Anna",
                        "Nothing is uncertain.");
        assertThat(typed(Vigil.PROBLEMS, number(), "--send-again")).contains("still being asked");
    }

    @Test
    void saysWhatOnlyAPersonCanSettleAndWhatWasSeen() {
        nobodyCanTell();
        assertThat(typed(0)).contains("1 to look at.", "the fake tells nobody", "Day 1: Anna", "asked once, last at ");
        assertThat(typed(0, number(), "--send-again", "--as", "Ada"))
                .contains("It goes out again, unless it is too late for it or something keeps it back:")
                .contains("deliveries " + number());
        assertThat(typed(0)).contains("Nothing is uncertain.");
    }

    @Test
    void promisesNothingForWhichItIsTooLate() {
        nobodyCanTell();
        world.clock.advance(Duration.ofHours(7));
        assertThat(typed(0, number(), "--send-again", "--as", "Ada"))
                .contains("unless it is too late for it")
                .doesNotContain("again.");
        world.after(Duration.ZERO);
        assertThat(world.first().state()).isEqualTo(DeliveryState.MISSED);
    }

    @Test
    void listsRepliesWithTheCommandsThatSettleThem() {
        world.sandbox.cannotEdit();
        world.at(World.MONDAY_AT_NINE);
        CorrectionDesk desk = new CorrectionDesk(database, world.clock, world.node.files(), world.node.sessions());
        desk.ask((CorrectionDesk.Proposal.Possible) desk.propose(world.first(), 0, "Day 1: 364 days.", false), "Ada");
        world.sandbox.loseRequests(1);
        world.aftercare();
        String command = "./vigil -C " + folder + " correct " + number();
        assertThat(typed(0))
                .contains("The correction of " + number() + "  2026-01-05  vigil  anna  box: ")
                .contains("Day 1: 364 days.", "1 to look at.")
                .contains("it is there: " + command + " --it-is-there URL")
                .contains("it is not there: " + command + " --send-again");
        assertThat(new LostReply(database).sendAgain(world.first().id(), "Ada")).isTrue();
        assertThat(typed(0)).contains("Nothing is uncertain.").doesNotContain(" correct ");
    }

    @Test
    void looksAtTheAddressThatItIsGiven() {
        nobodyCanTell();
        long other = stands("Other words");
        String words = "Day 1: Anna Example. 365 days #Vigil";
        long right = stands(words);
        assertThat(typed(Vigil.PROBLEMS, number(), "--it-is-there", "https://vigil.example/sandbox/" + other))
                .contains("Nothing was noted: other words stand there", "Other words", "--anyway");
        assertThat(typed(Vigil.PROBLEMS, number(), "--it-is-there", "https://vigil.example/sandbox/999"))
                .contains("it has no post there");
        assertThat(typed(0, number(), "--it-is-there", "https://vigil.example/sandbox/" + right))
                .contains("Noted: it is published. The network shows it there.");
        assertThat(world.first().url()).endsWith("/" + right);
    }

    @Test
    void takesAPersonsWordAgainstTheNetworks() {
        nobodyCanTell();
        assertThat(typed(0, number(), "--it-is-there", "https://vigil.example/sandbox/999", "--anyway"))
                .contains("The network says otherwise: it has no post there");
        assertThat(typed(Vigil.PROBLEMS, number(), "--it-is-there", "https://vigil.example/sandbox/999"))
                .contains("No uncertain delivery");
    }

    @Test
    void whatDoesNotFitTogetherIsSaid() {
        assertThat(typed(Vigil.USAGE, "1")).contains("Say both");
        assertThat(typed(Vigil.USAGE, "1", "--send-again", "--anyway")).contains("--anyway goes with");
        assertThat(typed(Vigil.PROBLEMS, "77", "--send-again")).contains("No uncertain delivery has the number 77");
    }
}
