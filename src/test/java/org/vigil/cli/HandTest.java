package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigil.database.Database;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.DeliveryState;
import org.vigil.delivery.Desk;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** A partner without a key in our hands gets the words of the day, posts them, and says where they stand. */
class HandTest {
    private final Map<String, String> environment = TestDatabase.environment();
    private final Database database = Database.open(Path.of("target"), environment);
    private final World world = new World(database);
    private int kits;

    @AfterEach
    void close() {
        database.close();
    }

    @BeforeEach
    void aPartnerWithoutAKey() {
        world.put("organisations.yaml", """
                        organisations:
                          - { id: pen, name: Free Pen, people: [Ada, Bo], approvers: [Ada] }
                          - { id: help, name: Quiet Help, unlisted: true, people: [Cy], approvers: [Cy] }
                        """)
                .put(World.ACCOUNTS, """
                        accounts:
                          - { name: mastodon, network: mastodon, server: "https://mastodon.example", language: en, organisation: help }
                          - { name: pen-x, network: x, language: en, organisation: pen, by_hand: true }
                        """)
                .schedule("accounts: [x]", "accounts: [mastodon, pen-x]\norganisations: [pen, help]\nspread: 0m")
                .photo("anna", 3)
                .start();
    }

    private String typed(int code, String... arguments) {
        BufferedReader input = new BufferedReader(new StringReader(""));
        Correct correct = new Correct(input, duration -> {});
        Takedown takedown = new Takedown(input, duration -> {});
        return new WorldCommands(world, environment)
                .write()
                .typed(code, Stream.of(new Hand(), new Hold(), correct, takedown, new DeliveriesCommand()), arguments);
    }

    private Path kit() {
        return world.folder().resolve("kit-" + kits);
    }

    private String handed(int code) {
        kits++;
        return typed(code, "hand", "pen", "--date", "2026-01-05", "--out", kit().toString());
    }

    private Delivery byHand() {
        return world.deliveries.all().stream()
                .filter(delivery -> delivery.account().value().equals("pen-x"))
                .findFirst()
                .orElseThrow();
    }

    private String number() {
        return String.valueOf(byHand().id());
    }

    private String report(int code, String who) {
        return typed(code, "hand", "report", number(), "https://x.com/pen/status/1", "--as", who);
    }

    @Test
    void theFolderHasWordsPicturesAltTextsAndWhatToDoByWhen() throws IOException {
        assertThat(handed(0)).contains("1 post for 2026-01-05");
        Path post = kit().resolve(number() + "-pen-x");
        assertThat(post.resolve("text-1.txt")).hasContent("Day 1: Anna Example. 365 days\n\n#Vigil");
        assertThat(Files.readString(post.resolve("picture-1-1-alt-text.txt"))).isEqualTo("A woman at her desk\n");
        assertThat(post.resolve("picture-1-1.png")).isNotEmptyFile();
        assertThat(Files.readString(kit().resolve("WHAT-TO-DO.txt")))
                .contains(
                        "POST " + number() + ": on x (pen-x)",
                        "not before Monday 5 January 2026, 09:00",
                        "not after  Monday 5 January 2026, 15:00 (Europe/London)",
                        "Add the pictures",
                        "vigil hand report " + number())
                .doesNotContain("Quiet Help", "help", "mastodon");
    }

    @Test
    void vigilItselfSendsNothingThere() {
        handed(0);
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).isEmpty();
        assertThat(world.mastodon.posts()).hasSize(1);
        assertThat(byHand().state()).isEqualTo(DeliveryState.HELD);
        assertThat(byHand().why()).isEqualTo("people post it by hand, and report it");
    }

    /** Vigil posts on another account of X, in the partner's own language. */
    private void vigilPostsOnXAsWell() {
        world.put(
                        World.ACCOUNTS,
                        world.text(World.ACCOUNTS)
                                + "  - { name: help-x, network: x, language: en, organisation: help }\n")
                .put(
                        World.TEMPLATE,
                        "{{name}} has done nothing but write. {{#count}}{{count}}{{/count}} in prison now.\n")
                .schedule("[mastodon, pen-x]", "[help-x, pen-x]")
                .start();
        world.secret("help-x", "right");
    }

    private Delivery byVigil() {
        return world.deliveries.all().stream()
                .filter(delivery -> delivery.account().value().equals("help-x"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatVigilSaidOnXIsNotHandedOutForX() {
        vigilPostsOnXAsWell();
        world.at(World.MONDAY_AT_NINE);
        assertThat(byVigil().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(handed(Vigil.PROBLEMS))
                .contains("Kept back: " + number()
                        + " pen-x: X forbids nearly the same words on several accounts: help-x said them");
        assertThat(kit()).doesNotExist();
    }

    @Test
    void whatWasHandedOutForXVigilDoesNotSayThere() {
        vigilPostsOnXAsWell();
        handed(0);
        world.at(World.MONDAY_AT_NINE);
        assertThat(byVigil().state()).isEqualTo(DeliveryState.HELD);
        assertThat(byVigil().why())
                .startsWith("X forbids nearly the same words on several accounts: pen-x said them on 2026-01-05");
        assertThat(world.x.posts()).isEmpty();
    }

    @Test
    void whatIsReportedIsPublishedByTheirWord() {
        handed(0);
        world.at(World.MONDAY_AT_NINE);
        report(0, "Bo");
        assertThat(byHand().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(typed(0, "deliveries"))
                .contains("published by hand, says Bo: https://x.com/pen/status/1", "= 14 deliveries");
    }

    @Test
    void whatNobodyReportsIsShownAsSuch() {
        handed(0);
        world.at(World.MONDAY_AT_NINE).after(Duration.ofHours(7));
        assertThat(byHand().state()).isEqualTo(DeliveryState.MISSED);
        assertThat(byHand().why()).isEqualTo("nobody has reported that it was posted by hand");
        assertThat(report(0, "Ada")).contains("Written down");
        assertThat(byHand().state()).as("what was missed stays so").isEqualTo(DeliveryState.MISSED);
        assertThat(typed(0, "deliveries")).contains("published by hand, says Ada");
    }

    @Test
    void onlyTheirPeopleReport() {
        handed(0);
        assertThat(report(Vigil.PROBLEMS, "Cy"))
                .contains("Cy does not act for the organisation that posts there; these do: Ada, Bo");
        assertThat(typed(Vigil.USAGE, "hand", "report", number(), "x.com/pen/1", "--as", "Ada"))
                .contains("\"x.com/pen/1\" cannot stand here; the post's address, https://…");
        assertThat(byHand().state()).isEqualTo(DeliveryState.PLANNED);
    }

    @Test
    void aHoldKeepsTheWordsBackAndListsThoseThatWereHandedOut() {
        handed(0);
        assertThat(typed(0, "hold", "anna")).contains(number() + "  2026-01-05  anna  pen-x");
        world.follow();
        assertThat(handed(Vigil.PROBLEMS)).contains("Kept back: " + number() + " pen-x: withdrawn: on hold");
        assertThat(kit().resolve(number() + "-pen-x")).doesNotExist();
        assertThat(kit().resolve("WHAT-TO-DO.txt")).content().doesNotContain("Anna");
    }

    @Test
    void whatIsNotApprovedIsNotHandedOut() {
        world.schedule("approval: none", "approval: required").accept();
        assertThat(handed(Vigil.PROBLEMS)).contains("nobody has approved it yet", "Nothing to hand out");
        for (Desk.Coming post : world.node.desk().coming(Duration.ofDays(1))) {
            world.node.desk().approve(post, post.account().name().value().equals("pen-x") ? "Ada" : "Cy");
        }
        handed(0);
    }

    @Test
    void whoeverWasReleasedIsNotHandedOut() {
        world.schedule("[anna, bela, cara]", "[anna]").release("anna", "2026-01-04");
        assertThat(handed(Vigil.PROBLEMS)).contains("released", "Nothing to hand out");
    }

    @Test
    void aTakedownNamesThemAsWhoAloneCanRemoveItUntilTheySayThatItIsGone() {
        handed(0);
        world.at(World.MONDAY_AT_NINE);
        report(0, "Ada");
        assertThat(typed(Vigil.PROBLEMS, "takedown", "--person", "anna", "--yes"))
                .contains(
                        "Vigil gave its words to people who post by hand",
                        "only they can delete it: Ada, Bo (pen-x)",
                        "1 of 2 posts are gone");
        typed(0, "hand", "gone", number(), "--as", "Ada");
        assertThat(typed(0, "takedown", "--person", "anna", "--yes")).contains("2 of 2 posts are gone");
        assertThat(typed(0, "deliveries")).contains("deleted");
    }

    @Test
    void aCorrectionSaysWhomToAsk() {
        handed(0);
        world.at(World.MONDAY_AT_NINE);
        report(0, "Ada");
        assertThat(typed(Vigil.PROBLEMS, "correct", number(), "--text", "Anna Example", "--yes"))
                .contains("it was posted by hand: only whoever posted it can put it right");
    }

    @Test
    void aReportAboutSomebodyOnHoldAsksToDelete() {
        handed(0);
        typed(0, "hold", "anna");
        assertThat(report(Vigil.PROBLEMS, "Ada")).contains("Please delete the post, then say so.");
    }

    @Test
    void aFolderWithSomethingInItIsLeftAlone() throws IOException {
        Path full = Files.createDirectories(world.folder().resolve("full"));
        Files.writeString(full.resolve("a.txt"), "mine");
        assertThat(typed(Vigil.USAGE, "hand", "pen", "--out", full.toString()))
                .contains("is not empty; name a new folder");
        assertThat(typed(Vigil.PROBLEMS, "hand", "pan", "--out", "x")).contains("There are: help, pen");
    }
}
