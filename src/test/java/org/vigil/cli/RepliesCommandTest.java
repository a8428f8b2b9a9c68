package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigil.account.KeyFile;
import org.vigil.account.SensitiveRecords;
import org.vigil.database.Database;
import org.vigil.delivery.ConsentDesk;
import org.vigil.network.Counts;
import org.vigil.network.RepliesReading.Said;
import org.vigil.profile.ProfileId;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Operators read what was answered, and it does nothing to their screen. */
class RepliesCommandTest {
    private static final String HOSTILE = "Zxqv\u001B[2J\u202Eevil\u2066\r\n\u009Bhello \uD83D\uDC69\u200D\uD83D\uDCBB";

    private final Map<String, String> environment = TestDatabase.environment();
    private final Database database = Database.open(Path.of("target"), environment);
    private final World world = new World(database).schedule("approval: none", "approval: none\nreplies: keep");
    private final WorldCommands commands = new WorldCommands(world, environment);

    @AfterEach
    void close() {
        database.close();
    }

    /** Somebody's post, on a network that tells what was answered. */
    @BeforeEach
    void somebodyAnswered() {
        world.accept();
        world.start().at(World.MONDAY_AT_NINE);
        world.clock.set(World.MONDAY_AT_NINE.plusSeconds(901));
        world.x.engagement().count("x-1", new Counts(1L, null, 2L, null, null, null));
        world.x
                .engagement()
                .answered(
                        "x-1",
                        new Said("r1", HOSTILE, "en", Instant.parse("2026-01-05T09:05:00Z")),
                        new Said("r2", "later", null, Instant.parse("2026-01-06T00:00:00Z")));
        world.node.collector().collect();
        world.node.upkeep().step();
    }

    private String run(int code, String... arguments) {
        return commands.typed(code, Stream.of(new RepliesCommand()), arguments);
    }

    private String person() {
        return world.database
                .jdbc()
                .sql("select profile from delivery where state = 'published'")
                .query(String.class)
                .single();
    }

    @Test
    void theTableSaysWhenWhatAndWhereAndDoesNothingToAScreen() {
        String said = run(0, "replies");
        assertThat(said)
                .contains("2026-01-05 09:05:00 UTC  en  ")
                .contains("Zxqv[2Jevil hello \uD83D\uDC69\u200D\uD83D\uDCBB")
                .contains("2026-01-06 00:00:00 UTC");
        assertThat(said.replace("\n", "").replace("\u200D", "")).doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
    }

    @Test
    void jsonLosesNothingAndDoesNothingToAScreenEither() {
        List<String> lines = run(0, "replies", "--format", "json").lines().toList();
        assertThat(lines).hasSize(2);
        JsonNode first = new JsonMapper().readTree(lines.getFirst());
        assertThat(first.get("text").asString()).isEqualTo(HOSTILE);
        assertThat(first.propertyNames())
                .containsExactly(
                        "at", "language", "text", "url", "campaign", "profile", "account", "post", "simulated");
        assertThat(lines.getFirst().replace("\u200D", "")).doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
    }

    @Test
    void onlyWhatIsAskedForIsShown() {
        assertThat(run(0, "replies", "--since", "2026-01-06")).contains("later").doesNotContain("Zxqv");
        assertThat(run(0, "replies", "--campaign", "other")).contains("No replies are kept");
        assertThat(run(0, "replies", "--person", person())).contains("Zxqv");
        assertThat(run(2, "replies", "--since", "yesterday")).contains("--since", "yesterday");
        assertThat(run(2, "replies", "--campaign", "no name!")).contains("no name!");
        assertThat(run(1, "replies", "--person", "no name!")).contains("Nobody on the roll");
        assertThat(run(2, "replies", "--format", "csv")).contains("csv");
    }

    /** The list may be printed or shown around; the team still has to see what is said against whom it protects. */
    @Test
    void ofPeopleOnHoldOnlyWhoeverAsksForThemSees() {
        world.hold(person());
        assertThat(run(0, "replies")).doesNotContain("Zxqv").contains("on hold").contains("left out: 2");
        assertThat(run(0, "replies", "--person", person())).contains("Zxqv");
    }

    @Test
    void forgettingIsAtOnceAndAudited() {
        assertThat(run(2, "replies", "forget")).contains("--campaign");
        assertThat(run(0, "replies", "forget", "--person", person(), "--as", "Ada"))
                .contains("Deleted: 2.");
        assertThat(world.count("follower_reply")).isZero();
        assertThat(world.count("audit where what = 'forget replies' and who = 'Ada' and detail = 'texts: 2'"))
                .isOne();
        assertThat(run(0, "replies", "forget", "--campaign", "vigil")).contains("None were kept");
    }

    @Test
    void anErasedConsentTakesThemAlong() {
        new ConsentDesk(world.database, new SensitiveRecords(world.database, KeyFile.of(world.folder(), Map.of())))
                .erase(new ProfileId(person()), "Ada");
        world.node.upkeep().step();
        assertThat(world.count("follower_reply")).isZero();
    }

    @Test
    void takenOutOfTheFileTheyGo() {
        world.schedule("replies: keep", "replies: count").accept();
        world.node.upkeep().step();
        assertThat(world.count("follower_reply")).isZero();
    }

    @Test
    void whatDoesNotOpenIsSaid() {
        world.change("update follower_reply set ciphertext = decode('00', 'hex') where remote_id = 'r1'");
        assertThat(run(3, "replies")).contains("does not open with the key");
    }

    @Test
    void theTimeIsTheOneOfTheSettings() {
        assertThat(world.count("follower_reply where remote_id = 'r1' and delete_at = '2026-02-04T09:05:00Z'"))
                .isOne();
    }
}
