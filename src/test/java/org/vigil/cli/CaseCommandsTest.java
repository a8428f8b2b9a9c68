package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigil.database.Database;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** release, memorial, family, hold status and hold confirm, as they are typed. */
class CaseCommandsTest {
    private static final String SOURCES = "sources: [{ id: news, title: News, publisher: A daily, from: press },"
            + " { id: letter, title: A letter, publisher: Her mother, from: family }, ";

    private final Map<String, String> environment = TestDatabase.environment();
    private final Database database = Database.open(Path.of("target"), environment);
    private final World world = new World(database);

    @AfterEach
    void close() {
        database.close();
    }

    private String typed(int code, String... arguments) {
        Hold hold = new Hold(new BufferedReader(new StringReader("")));
        return new WorldCommands(world, environment)
                .write()
                .typed(
                        code,
                        Stream.of(hold, new ReleaseCommand(), new MemorialCommand(), new FamilyCommand()),
                        arguments);
    }

    private void out(String kind, String more) {
        world.edit(World.profile("anna"), "sources: [", SOURCES)
                .put(
                        "templates/vigil/released.en.txt",
                        "{{name}} was released on {{releasedOn}}{{#conditional}}, under conditions{{/conditional}}.\n")
                .put("templates/vigil/memorial.en.txt", "{{name}} died on {{diedOn}}.\n")
                .start();
        world.release("anna", "2026-01-04")
                .edit(World.profile("anna"), "kind: released", "kind: " + kind)
                .edit(World.profile("anna"), "what: acquitted", "what: as it was told" + more);
    }

    @Test
    void releaseTellsTheFrozenTotalAndWhatIsMissing() {
        out("released", "");
        assertThat(typed(0, "release", "anna"))
                .contains(
                        "Anna Example: released on 4 January 2026, and nobody has written down whether under conditions",
                        "Total, frozen on that day: 364 days in custody.",
                        "On watch until 2026-02-03.",
                        "It may not be said in public yet: to announce it, two sources");
        assertThat(typed(Vigil.PROBLEMS, "release", "anna", "--draft")).contains("vigil: no draft: ", "two sources");
    }

    @Test
    void releaseOffersADraftOnceAndSaysThatAPersonHasToApproveIt() {
        out("released", ", conditional: bail, sources: [news, letter]");
        assertThat(typed(0, "release", "Anna Example", "--draft", "--as", "Ada"))
                .contains(
                        "under conditions (bail)",
                        "Two sources tell it, one of them the family or the lawyer.",
                        "vigil: offered. It goes out only after somebody has approved it",
                        "Anna Example was released on 4 January 2026, under conditions.");
        assertThat(typed(0, "release", "anna", "--draft")).contains("vigil: offered before.");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).noneMatch(post -> post.part().text().contains("Anna"));
    }

    @Test
    void releaseSaysWhatIsWrong() {
        world.start();
        assertThat(typed(Vigil.PROBLEMS, "release", "anna"))
                .contains(
                        "anna: no release is recorded that holds today", "in custody, 365 days", "profiles/anna.yaml");
        assertThat(typed(Vigil.PROBLEMS, "release", "ana")).contains("There is no profile ana");
        assertThat(typed(Vigil.USAGE, "release")).contains("PERSON");
        assertThat(typed(Vigil.USAGE, "release", "anna", "--campaign", "No Such!"))
                .contains("\"No Such!\"");
        out("released", ", conditional: none, sources: [news, letter]");
        assertThat(typed(Vigil.PROBLEMS, "release", "anna", "--draft", "--campaign", "other"))
                .contains("No started campaign called other speaks of anna.");
    }

    @Test
    void memorialNeedsTwoSourcesAndSomebodyElseToApprove() {
        out("died", "");
        assertThat(typed(Vigil.PROBLEMS, "memorial", "anna")).contains("vigil: no draft: ", "two sources");
        world.edit(World.profile("anna"), "what: as it was told", "what: as it was told, sources: [news, letter]");
        assertThat(typed(0, "memorial", "anna"))
                .contains("vigil: offered. It goes out only after somebody has approved it", "Anna Example died on");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).noneMatch(post -> post.part().text().contains("Anna"));
    }

    @Test
    void memorialOfSomebodyAliveIsRefused() {
        world.start();
        assertThat(typed(Vigil.PROBLEMS, "memorial", "anna")).contains("vigil: no draft: ");
        assertThat(typed(Vigil.USAGE, "memorial")).contains("PERSON");
        assertThat(typed(Vigil.PROBLEMS, "memorial", "nobody-at-all")).contains("nobody-at-all");
    }

    @Test
    void familyWritesALetterThatIsSentNowhere() throws IOException {
        world.start();
        assertThat(typed(0, "family", "anna", "--lang", "en")).contains("Anna Example", "365 days");
        Path letter = world.folder().resolve("letter.txt");
        // The folder's own name has any digits.
        assertThat(typed(0, "family", "anna", "--lang", "ru", "--out", letter.toString())
                        .replace(world.folder().toString(), ""))
                .contains("which only your user can read", "No native reader")
                .doesNotContain("365");
        assertThat(Files.readString(letter)).contains("Anna Example");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(letter)))
                .isEqualTo("rw-------");
        assertThat(typed(Vigil.PROBLEMS, "family", "anna", "--lang", "ru", "--out", letter.toString()))
                .contains("letter.txt");
        assertThat(world.x.posts()).isEmpty();
    }

    @Test
    void familyKeepsAnAnswerAndANoSilences() {
        world.withoutRecords().start();
        assertThat(typed(Vigil.PROBLEMS, "family", "anna", "--answer", "yes"))
                .contains("Nothing was written for them that a yes could be an answer to", "family anna --lang LANG");
        typed(0, "family", "anna", "--lang", "en");
        assertThat(typed(0, "family", "anna", "--answer", "YES")).contains("the family of anna said yes");
        assertThat(typed(0, "family", "anna", "--answer", "no"))
                .contains("Revoked: nothing is said of anna any more", "takedown --person anna");
        assertThat(world.node.brakes().inForce()).isEmpty();
        assertThat(world.count("consent_revocation where profile = 'anna' and ended_at is null"))
                .isOne();
        assertThat(typed(0, "family", "bela", "--stop", "--as", "Ada")).contains("Revoked: nothing is said of bela");
    }

    @Test
    void familySaysWhatIsWrong() {
        world.start();
        assertThat(typed(Vigil.USAGE, "family", "anna")).contains("Say one of: --lang LANG");
        assertThat(typed(Vigil.USAGE, "family", "anna", "--lang", "en", "--stop"))
                .contains("Say one of");
        assertThat(typed(Vigil.USAGE, "family", "anna", "--out", "x", "--stop")).contains("Say one of");
        assertThat(typed(Vigil.USAGE, "family", "anna", "--answer", "perhaps"))
                .contains("\"perhaps\" cannot stand here; yes or no");
        assertThat(typed(Vigil.USAGE, "family", "anna", "--lang", "xx")).contains("\"xx\" cannot stand here", "az");
        assertThat(typed(Vigil.PROBLEMS, "family", "ana", "--lang", "en")).contains("Did you mean anna?");
        assertThat(typed(Vigil.USAGE, "family", "No Id!", "--stop")).contains("\"No Id!\"");
    }

    private void coalition() {
        world.put("organisations.yaml", """
                        organisations:
                          - { id: pen, name: Free Pen, people: [Ada, Bo], approvers: [Ada] }
                          - { id: help, name: Quiet Help, people: [Cy], approvers: [Cy] }
                        """)
                .edit(World.ACCOUNTS, "{ name: x,", "{ name: x, organisation: pen,")
                .edit(World.ACCOUNTS, "{ name: mastodon,", "{ name: mastodon, organisation: help,")
                .schedule("accounts: [x]", "accounts: [x, mastodon]\norganisations: [pen, help]\nspread: 0m")
                .start();
    }

    @Test
    void holdStatusTellsWhoIsOnHoldAndWhichPartnersKnow() {
        coalition();
        assertThat(typed(0, "hold", "status")).contains("Nobody is on hold.");
        assertThat(typed(0, "hold", "status", "anna")).contains("There is no hold on anna.");
        typed(0, "hold", "anna", "--as", "Ada");
        assertThat(typed(0, "hold", "status"))
                .contains("anna  since ", ", by Ada", "Quiet Help: has not confirmed yet")
                .doesNotContain("bela");
        assertThat(typed(0, "hold", "status", "bela")).contains("There is no hold on bela.");
    }

    @Test
    void holdConfirmIsForThePeopleOfAPartner() {
        coalition();
        assertThat(typed(Vigil.PROBLEMS, "hold", "confirm", "anna", "--as", "Cy"))
                .contains("Nothing was confirmed");
        typed(0, "hold", "anna", "--as", "Ada");
        assertThat(typed(Vigil.PROBLEMS, "hold", "confirm", "anna", "--as", "Nobody"))
                .contains("Nothing was confirmed: Nobody acts for no organisation", "organisations.yaml");
        assertThat(typed(0, "hold", "confirm", "anna", "--as", "Cy"))
                .contains("Confirmed: help knows that nothing is said of anna.");
        assertThat(typed(0, "hold", "status", "anna")).contains("Quiet Help: confirmed by Cy");
        assertThat(typed(Vigil.USAGE, "hold", "confirm")).contains("ID");
        assertThat(typed(Vigil.USAGE, "hold", "confirm", "No Id!", "--as", "Cy"))
                .contains("\"No Id!\"");
    }
}
