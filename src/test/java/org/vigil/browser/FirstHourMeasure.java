package org.vigil.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.Application;
import org.vigil.cli.Serving;
import org.vigil.database.Database;
import org.vigil.node.Node;
import org.vigil.settings.ConsoleSettings;
import org.vigil.source.SourceTree;
import org.vigil.testing.LedgerServer;
import org.vigil.testing.TestDatabase;
import org.vigil.workspace.Workspace;

/**
 * How long the first hour takes in a browser, typed at a person's speed: {@code mvn test -Dquick= -Dtest=FirstHourMeasure}.
 * Reading, talking with families and opening an account at a network are not in it.
 */
@InBrowser
@ExtendWith(TestDatabase.class)
class FirstHourMeasure {
    private static final String PASSWORD = "correct horse battery";
    private static final Instant BEGIN = Instant.parse("2026-01-05T08:20:00Z");
    private static final List<String> NAMES = List.of("Anna Example", "Bela Example", "Cara Example");
    private static final String LIST = """
            name,role,held by,zone,custody from,confirmed,source,publisher,link
            Cara Example,teacher,AZ,Asia/Baku,2024-02-29,2026-01-05,A report,A newspaper,https://example.org/cara
            """;

    private final long started = System.nanoTime();
    private Duration jump = Duration.ZERO;
    private final InstantSource clock =
            () -> BEGIN.plusNanos(System.nanoTime() - started).plus(jump);
    private final LedgerServer mastodon = new LedgerServer(LedgerServer.Repeats.HONOURED, new Random(1), clock);

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void fromAnEmptyFolderToTheFirstPost(Database database, Visits visits, @TempDir Path folder) throws IOException {
        mastodon.account("vigil", "token-of-vigil");
        Node node = Node.over(database, clock, folder, Map.of("VIGIL_INWARD_SERVERS", "allowed"));
        node.files().accept(SourceTree.read(folder));
        try (Application application = Application.start(serving(node))) {
            String base = "http://127.0.0.1:" + application.port();
            Hand ada = new Hand(visits.desk());
            Hand ben = new Hand(visits.desk());
            long begin = System.nanoTime();
            ada.page()
                    .navigate(base + "/welcome/"
                            + node.doors().links().forFirstAdmin().orElseThrow().text());
            becomeAdmin(ada);
            invite(ada, ben);
            people(ada);
            consents(ada);
            account(ada);
            campaign(ada);
            families(ada);
            last(ada, ben);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            jump = Duration.between(clock.instant(), Instant.parse("2026-01-05T09:00:30Z"));
            node.loop().drain();
            ada.page().navigate(base + "/first-hour");
            assertThat(ada.page().locator("main")).containsText("All of it is done");
            tell(took, ada, ben);
        } finally {
            mastodon.close();
        }
    }

    private static Serving serving(Node node) {
        Serving.Shown shown = new Serving.Shown(
                () -> List.copyOf(workspace(node).campaigns().values()),
                () -> List.copyOf(workspace(node).accounts().values()),
                id -> workspace(node).profile(id).map(profile -> profile.name("en")),
                campaign -> Map.of());
        return new Serving(ConsoleSettings.LOCAL, 0, node, shown, Optional.empty(), Serving.Entrance.BY_SIGN_IN);
    }

    private static Workspace workspace(Node node) {
        return node.files().inForce().workspace();
    }

    private static void tell(Duration took, Hand ada, Hand ben) {
        System.out.printf(
                "The first hour: %d min %d s, of it %d s typing %d signs at %d ms a sign; %d fields, %d clicks, %d ms before each.%n",
                took.toMinutes(),
                took.toSecondsPart(),
                (ada.signs() + ben.signs()) * Hand.MILLIS_A_SIGN / 1_000,
                ada.signs() + ben.signs(),
                Hand.MILLIS_A_SIGN,
                ada.fields() + ben.fields(),
                ada.clicks() + ben.clicks(),
                Hand.MILLIS_TO_LOOK);
    }

    /** By the menu, as somebody comes back who has done a step. */
    private static Hand guide(Hand hand) {
        return hand.follow("The first hour");
    }

    private void becomeAdmin(Hand ada) {
        ada.type("name", "Ada")
                .type("password", PASSWORD)
                .type("again", PASSWORD)
                .press("Begin");
        String secret = ada.page().locator("code.secret").textContent();
        ada.type("code", Codes.of(secret, clock.instant()))
                .press("Take it into use")
                .follow("I have kept them")
                .follow("Begin the first hour");
    }

    private static void invite(Hand ada, Hand ben) {
        ada.follow("Users").type("name", "Ben").choose("role", "approver").press("Make a link for them");
        ben.page().navigate(ada.page().locator("input.link").inputValue());
        ben.type("password", PASSWORD).type("again", PASSWORD).press("Begin");
    }

    private static void people(Hand ada) {
        person(ada, "Anna Example", "journalist", "2025-01-05");
        person(ada, "Bela Example", "lawyer", "2025-06-01");
        guide(ada)
                .follow("From a spreadsheet")
                .file("list", new FilePayload("people.csv", "text/csv", LIST.getBytes(StandardCharsets.UTF_8)))
                .press("Look at it")
                .press("Bring in 1 new and 0 changed");
    }

    private static void person(Hand ada, String name, String role, String since) {
        guide(ada)
                .follow("Enter somebody")
                .type("names[1].language", "en")
                .type("names[1].text", name)
                .type("role[1].language", "en")
                .type("role[1].text", role)
                .choose("pronoun", "she")
                .type("held_by", "AZ")
                .type("zone", "Asia/Baku")
                .choose("custody[1].kind", "detention")
                .type("custody[1].from", since)
                .type("custody[1].confirmed", "2026-01-05")
                .type("sources[1].title", "A report")
                .type("sources[1].publisher", "A newspaper")
                .type("sources[1].date", "2026-01-05")
                .type("sources[1].link", "https://example.org/report")
                .choose("basis.kind", "consent")
                .type("basis.given", "2025-12-01")
                .type("basis.scope", "name")
                .press("Look at it")
                .press("Save");
    }

    private static void consents(Hand ada) {
        for (String name : NAMES) {
            guide(ada)
                    .follow(name + ": nothing is recorded")
                    .type("given", "2025-12-01")
                    .type("by", "her sister")
                    .type("channel", "a call on Signal")
                    .press("Record it");
        }
        guide(ada).follow("Cara Example is on hold.").press("Lift it");
    }

    private void account(Hand ada) {
        guide(ada)
                .follow("Add a Mastodon account")
                .type("server", mastodon.uri().toString())
                .type("name", "our-mastodon")
                .type("language", "en")
                .press("Go on to the network's page");
        Page there = ada.page().waitForPopup(() -> ada.follow("Open the page of"));
        String code = there.locator("#code").textContent();
        there.close();
        ada.paste("code", code).press("Go on");
        guide(ada).follow("our-mastodon was never tried.").press("Post and delete");
        assertThat(ada.page().locator("main")).containsText("It works.");
    }

    private static void campaign(Hand ada) {
        guide(ada)
                .follow("A new campaign")
                .type("id", "free-them")
                .type("name", "Free them")
                .type("zone", "Europe/London")
                .tick("include", "prisoner")
                .tick("accounts", "our-mastodon")
                .type("hashtags", "#FreeThem")
                .choose("posters", "none")
                .press("Save");
        guide(ada)
                .follow("templates/free-them/prisoner.en.txt is not signed")
                .type("by", "Ada")
                .press("Sign these words");
        guide(ada).follow("Preview");
        assertThat(ada.page().locator("main")).containsText("365 days");
        ada.page().locator("summary").first().click();
    }

    private static void families(Hand ada) {
        for (String name : NAMES) {
            guide(ada)
                    .follow(name + ": no yes to what would be said")
                    .choose("lang", "en")
                    .press("Show it")
                    .follow("They have answered")
                    .press("They said yes");
        }
    }

    private static void last(Hand ada, Hand ben) {
        guide(ada).follow("free-them is a draft.").tick("read", "yes").press("Start it");
        guide(ben).follow("What waits");
        ben.tick("post", ben.page().locator("input[name=post]").first().inputValue())
                .press("Approve what is ticked");
        guide(ben).follow("Rehearse it").press("Stop everything now").press("Go on");
        assertThat(ben.page().locator("main")).containsText("Nothing was handed to a network in between.");
    }
}
