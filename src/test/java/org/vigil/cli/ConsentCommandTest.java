package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigil.database.Database;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Somebody records a consent, shows it, takes it back; somebody holds and lifts: as it is typed. */
class ConsentCommandTest {
    private final Map<String, String> environment = TestDatabase.environment();
    private final Database database = Database.open(Path.of("target"), environment);
    private final World world = new World(database).withoutRecords();

    @BeforeEach
    void folder() throws IOException {
        for (String id : new String[] {"anna", "bela"}) {
            Path file = world.folder().resolve(World.profile(id));
            Files.createDirectories(file.getParent());
            Files.writeString(file, world.text(World.profile(id)));
        }
        world.schedule("[anna, bela, cara]", "[anna]").familySaysYes("anna").start();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private String typed(int code, String answers, String... arguments) {
        BufferedReader input = new BufferedReader(new StringReader(answers));
        return new WorldCommands(world, environment)
                .typed(
                        code,
                        Stream.of(
                                new ConsentCommand(input),
                                new Hold(input),
                                new Lift(),
                                new Stop(input),
                                new Resume(),
                                new ExportCommand()),
                        arguments);
    }

    @Test
    void aConsentIsRecordedFromAnswersAndWhatTheFileSays() {
        assertThat(typed(0, "", "consent", "list")).contains("anna", "not recorded");
        assertThat(typed(0, "Her mother\na letter\nthe lawyer\n", "consent", "record", "anna", "--as", "Ada"))
                .contains("name; given 2025-12-01; until revoked", "Recorded: consent ")
                .doesNotContain("says something else");
        assertThat(typed(0, "", "consent", "list")).contains("recorded: name").doesNotContain("mother");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).hasSize(1);
    }

    @Test
    void whoGaveItIsShownOnlyToWhoSaysYesAndThatIsWrittenDown() {
        typed(0, "Her mother\na letter\nthe lawyer\n", "consent", "record", "anna");
        assertThat(typed(0, "\n", "consent", "show", "anna"))
                .contains("name; given")
                .doesNotContain("mother");
        assertThat(world.count("audit where what = 'look at consent'")).isZero();
        assertThat(typed(0, "y\n", "consent", "show", "anna", "--as", "Ada"))
                .contains("given by Her mother; by a letter; reached by the lawyer");
        assertThat(world.count("audit where what = 'look at consent' and who = 'Ada'"))
                .isOne();
    }

    @Test
    void aRecordThatSaysSomethingElseThanTheFileIsToldAndTheNarrowerHolds() {
        assertThat(typed(
                        0,
                        "She\na visit\n\n",
                        "consent",
                        "record",
                        "anna",
                        "--scope",
                        "name,photo",
                        "--until",
                        "2026-01-31"))
                .contains("says something else", "What both say holds: name; given 2025-12-01; until 2026-01-31");
    }

    @Test
    void withoutAnswersNothingIsRecorded() {
        assertThat(typed(Vigil.PROBLEMS, "Her mother\n", "consent", "record", "anna"))
                .contains("Nothing was written");
        assertThat(world.count("consent")).isZero();
        assertThat(typed(Vigil.PROBLEMS, "", "consent", "record", "ana")).contains("Did you mean anna?");
        assertThat(typed(Vigil.USAGE, "", "consent", "record", "anna", "--scope", "everything"))
                .contains("name, story, photo, quotes, relation");
    }

    @Test
    void aConsentIsRevokedAtOnceAndRecordedAnewOnPurpose() {
        typed(0, "Her mother\na letter\n\n", "consent", "record", "anna");
        assertThat(typed(0, "", "consent", "revoke", "Anna Example"))
                .contains("Revoked: anna", "takedown --person anna");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).isEmpty();
        assertThat(typed(0, "", "consent", "list")).contains("REVOKED");
        assertThat(typed(Vigil.PROBLEMS, "She\na letter\n\nn\n", "consent", "record", "anna"))
                .contains("Nothing was recorded");
        typed(0, "She\na letter\n\ny\n", "consent", "record", "anna");
        assertThat(typed(0, "", "consent", "list")).doesNotContain("REVOKED");
    }

    @Test
    void aClaimIsComparedAfterErasing() {
        typed(0, "Her mother\na letter\n\n", "consent", "record", "anna");
        assertThat(typed(0, "n\n", "consent", "erase", "anna")).contains("Nothing was erased");
        assertThat(typed(0, "y\n", "consent", "erase", "anna")).contains("Erased: 2 entries");
        assertThat(typed(0, "y\n", "consent", "show", "anna")).contains("is not kept here");
        assertThat(typed(0, "her mother\n", "consent", "check", "anna")).contains("given by that person");
        assertThat(typed(Vigil.PROBLEMS, "her brother\n", "consent", "check", "anna"))
                .contains("not by a person of that name");
    }

    @Test
    void twoPeopleSignAReasonEachForThemselves() throws IOException {
        world.signedReason("anna");
        Files.writeString(world.folder().resolve(World.profile("anna")), world.text(World.profile("anna")));
        assertThat(typed(0, "", "consent", "list")).contains("signed by nobody", "vigil consent sign anna");
        assertThat(typed(Vigil.PROBLEMS, "n\n", "consent", "sign", "anna", "--as", "Ada"))
                .contains("A public campaign of the family", "with name", "Nothing was signed");
        assertThat(typed(0, "y\n", "consent", "sign", "anna", "--as", "Ada")).contains("Signed by Ada", "once another");
        assertThat(typed(Vigil.PROBLEMS, "", "consent", "sign", "anna", "--yes", "--as", "Mallory"))
                .contains("the file names Ada and Ben", "--as NAME");
        assertThat(typed(0, "", "consent", "sign", "anna", "--yes", "--as", "ben"))
                .contains("signed by Ada and ben");
        assertThat(typed(0, "", "consent", "list")).contains("a stated reason, signed by Ada and ben");
        assertThat(typed(Vigil.PROBLEMS, "", "consent", "sign", "bela", "--yes"))
                .contains("states no reason");
        typed(0, "", "consent", "revoke", "anna");
        assertThat(typed(Vigil.PROBLEMS, "", "consent", "sign", "anna", "--yes", "--as", "Ada"))
                .contains("somebody has said no", "consent record anna");
    }

    @Test
    void holdSaysWhomItCoversAndHowToExceptThem() {
        world.edit(World.profile("bela"), "Bela Example", "Анна Эксампле").follow();
        assertThat(typed(0, "", "hold", "anna", "--as", "Ada"))
                .contains(
                        "as likely the same human: bela",
                        "hold --not-the-same anna bela",
                        "families and groups",
                        "five");
        assertThat(typed(Vigil.PROBLEMS, "", "hold", "--not-the-same", "anna", "bela", "--as", "Bo"))
                .contains("only who may lift the hold may say so", "taken back: Ada");
        assertThat(typed(0, "", "hold", "--not-the-same", "anna", "bela", "--as", "Ada"))
                .contains("two people");
        assertThat(typed(0, "", "hold", "anna", "--as", "Ada")).contains("Not covered: bela");
        assertThat(typed(Vigil.USAGE, "", "hold", "--the-same", "anna", "anna")).contains("one profile");
        assertThat(typed(Vigil.PROBLEMS, "", "hold", "--the-same", "anna", "zoe"))
                .contains("No profile");
    }

    /** A list that is passed on is a report, too. */
    @Test
    void whoIsOnHoldOrTookTheConsentBackDoesNotLeaveInAnExport() {
        assertThat(typed(0, "", "export")).contains("Anna Example", "Bela Example");
        typed(0, "", "hold", "anna", "--as", "Ada");
        assertThat(typed(0, "", "export")).contains("Bela Example", "on hold").doesNotContain("Anna Example");
        typed(0, "", "consent", "revoke", "bela");
        assertThat(typed(0, "", "export")).doesNotContain("Bela Example");
    }

    @Test
    void onlyWhoSetAHoldLiftsIt() {
        typed(0, "", "hold", "anna", "--as", "Ada");
        assertThat(typed(Vigil.PROBLEMS, "", "lift", "--person", "anna", "--as", "Bo"))
                .contains("only who set a hold may lift it", "on hold by Ada");
        assertThat(typed(0, "", "lift", "--person", "anna", "--as", "Ada")).contains("Lifted: anna");
    }

    @Test
    void thePeopleOfTheCasesHolderLiftIt() {
        world.put(
                        "organisations.yaml",
                        "organisations: [{ id: free-pen, name: Free Pen, people: [Cy], approvers: [Cy] }]\n")
                .put(World.profile("anna"), world.text(World.profile("anna")) + "case_holder: free-pen\n")
                .follow();
        typed(0, "", "hold", "anna", "--as", "Ada");
        assertThat(typed(Vigil.PROBLEMS, "", "lift", "--person", "anna", "--as", "Bo"))
                .contains("organisation");
        assertThat(typed(0, "", "lift", "--person", "anna", "--as", "Cy")).contains("Lifted: anna");
    }

    @Test
    void aReasonIsAskedForAndKeptEncrypted() {
        assertThat(typed(0, "the family was threatened\n", "hold", "anna", "--why"))
                .contains("The reason is kept, encrypted")
                .doesNotContain("Careful");
        assertThat(world.count("sensitive_record where person = 'anna' and field = 'why'"))
                .isOne();
        assertThat(typed(0, "", "lift")).contains("anna").doesNotContain("threatened");
        assertThat(typed(0, "", "hold", "bela", "--why", "ill")).contains("Careful", "other users of this machine");
    }

    @Test
    void whyThereIsAStopIsAskedForToldOnlyWhereSomebodyAsksAndGoesWithTheStop() {
        assertThat(typed(0, "", "stop", "status")).contains("Nothing is stopped.");
        assertThat(typed(0, "the family was threatened\n", "stop", "--campaign", "vigil", "--as", "Ada", "--why"))
                .contains("The reason is kept, encrypted", "./vigil resume --campaign vigil")
                .doesNotContain("Careful");
        assertThat(typed(0, "", "stop", "--campaign", "vigil", "--why", "another"))
                .contains("Was stopped already", "Its reason stays as it was");
        assertThat(world.count("restriction where why is not null")).isZero();
        assertThat(typed(0, "", "stop", "status")).contains("campaign vigil", "by Ada: the family was threatened");
        typed(0, "", "resume", "--campaign", "vigil");
        assertThat(world.count("sensitive_record where person = 'campaign vigil' and field = 'why'"))
                .isZero();
        assertThat(typed(0, "", "stop", "status")).doesNotContain("threatened");
    }
}
