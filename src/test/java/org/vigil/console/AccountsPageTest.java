package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.access.Roles;
import org.vigil.account.AccountName;
import org.vigil.account.AccountStates;
import org.vigil.account.RateBuckets;
import org.vigil.database.Database;
import org.vigil.network.Part;
import org.vigil.network.RateReading;
import org.vigil.network.Visibility;
import org.vigil.operator.Audit;
import org.vigil.organisation.OrganisationId;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** What stands on the accounts' pages, and what can be done there by whom. */
@ExtendWith(TestDatabase.class)
class AccountsPageTest {
    private static final AccountName X = new AccountName("x");

    private final ConsoleWorld console;
    private final World world;

    AccountsPageTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
        world.onDisk();
    }

    @AfterEach
    void close() {
        console.close();
    }

    private static HttpResponse<String> act(Browser who, String act, Map<String, String> fields) {
        return who.post("/accounts/x", "/accounts/x/" + act, fields);
    }

    private List<String> audited() {
        return new Audit(world.database.jdbc())
                .latest(20).stream()
                        .map(entry -> entry.who() + " " + entry.what())
                        .toList();
    }

    @Test
    void everyAccountIsThereWithItsStateAndWhy() {
        new AccountStates(world.database).pause(X, "the network refused it");
        new RateBuckets(world.database)
                .read(
                        new AccountName("mastodon"),
                        new RateReading("posts", 300, 0, World.MONDAY_AT_NINE.plusSeconds(3_600)));
        world.secret("box", "");
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.get("/accounts").body())
                    .contains("href=\"/accounts/x\"", "paused", "the network refused it")
                    .contains(
                            "href=\"/accounts/mastodon\"",
                            "https://mastodon.example",
                            "lets nothing more through until")
                    .contains("href=\"/accounts/box\"", "signed out", "in the manner of Mastodon")
                    .contains("no post yet")
                    .doesNotContain("Add an account");
            assertThat(viewer.get("/accounts/mastodon").body())
                    .contains("Limit used up", "posts", "5 Jan 2026, 10:00:00 UTC", "Stop mastodon")
                    .doesNotContain("Sign in anew", "Give it up", "Try it with a post");
            assertThat(viewer.get("/accounts/x").body()).contains("What X costs");
            assertThat(viewer.get("/accounts/x/cost").body()).contains("about $", "days from 2026-01-05");
            assertThat(viewer.get("/accounts/nobody").statusCode()).isEqualTo(404);
            assertThat(viewer.get("/accounts/mastodon/cost").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aCheckSignsInAndSaysWhatCameOfIt() {
        try (Browser admin = console.as("Ada", Role.ADMIN)) {
            assertThat(act(admin, "check", Map.of()).headers().firstValue("Location"))
                    .hasValueSatisfying(where -> assertThat(where).endsWith("/accounts/x?done=account-checked"));
            world.x.down();
            assertThat(act(admin, "check", Map.of()).body()).contains("not reached", "the fake is down");
            world.x.up();
            world.x.signOut("x");
            assertThat(act(admin, "check", Map.of()).body()).contains("signed out, and paused", "does not know x");
            world.secret("x", "");
            assertThat(act(admin, "check", Map.of()).body()).contains("not all of its keys");
            assertThat(act(admin, "label", Map.of("managed-by", "@ada")).body()).contains("not all of its keys");
        }
    }

    @Test
    void somebodyWhoHasLookedSaysThatAllIsInOrder() {
        world.start();
        world.node.watchman().round();
        world.clock.advance(Duration.ofMinutes(1));
        world.x.postedByAnother("x", new Part("Buy this", List.of(), "en", null, Visibility.PUBLIC));
        world.change("update account_visit set next_visit_at = '-infinity', looked_at = now() - interval '1 day'");
        world.node.watchman().round();
        try (Browser admin = console.as("Ada", Role.ADMIN)) {
            assertThat(admin.get("/accounts/x").body()).contains("Somebody else may be at it", "Buy this", "paused");
            assertThat(admin.get("/accounts").body()).contains("One alarm is open");
            assertThat(act(admin, "unpause", Map.of()).statusCode()).isEqualTo(302);
            assertThat(admin.get("/accounts/x").body()).doesNotContain("Buy this", "paused");
            assertThat(audited()).contains("Ada unpause");
        }
    }

    @Test
    void oneAccountIsStoppedByWhoeverSeesItAndLetGoByAnApprover() {
        world.start();
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(act(viewer, "stop", Map.of()).statusCode()).isEqualTo(302);
            assertThat(viewer.get("/accounts/x").body())
                    .contains("Stopped by Vic")
                    .doesNotContain("Let it go on");
            assertThat(act(viewer, "go-on", Map.of()).statusCode()).isEqualTo(403);
        }
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).isEmpty();
        try (Browser approver = console.as("App", Role.APPROVER)) {
            assertThat(act(approver, "go-on", Map.of()).statusCode()).isEqualTo(302);
            assertThat(approver.get("/accounts/x").body()).contains("Stop x");
        }
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).hasSize(1);
    }

    @Test
    void aTestPostIsMadeReadBackAndDeletedAndTheWordsStandThere() {
        try (Browser admin = console.as("Ada", Role.ADMIN)) {
            assertThat(admin.get("/accounts/x/test").body())
                    .contains("Post and delete")
                    .doesNotContain("What happened");
            assertThat(act(admin, "test", Map.of("image", "true")).statusCode()).isEqualTo(302);
            assertThat(admin.get("/accounts/x/test").body())
                    .contains("Posting on x: ", "It was taken.", "It was deleted, and it is gone.", "It works.")
                    .doesNotContain("hx-trigger");
            assertThat(world.x.posts()).isEmpty();
            assertThat(audited()).contains("Ada test account");
        }
    }

    @Test
    void aTestPostThatStandsStillIsShownUntilItIsGone() {
        world.x.cannotDelete();
        try (Browser admin = console.as("Ada", Role.ADMIN)) {
            act(admin, "test", Map.of());
            assertThat(admin.get("/accounts/x/test").body())
                    .contains(
                            "THE TEST POST MAY STILL STAND THERE", "A test post stands there, or may.", "take it away");
            assertThat(admin.get("/accounts/x").body()).contains("A test post may stand there");
            act(admin, "test/clean-up", Map.of());
            assertThat(admin.get("/accounts/x/test").body()).contains("A test post stands there, or may.");
            act(admin, "test/none-stands", Map.of());
            assertThat(admin.get("/accounts/x").body()).doesNotContain("A test post may stand there");
            assertThat(audited()).contains("Ada test is gone");
        }
    }

    @Test
    void aStopKeepsTheTestBackTooUnlessSomebodySaysSo() {
        try (Browser admin = console.as("Ada", Role.ADMIN)) {
            act(admin, "stop", Map.of());
            act(admin, "test", Map.of());
            assertThat(admin.get("/accounts/x/test").body()).contains("Nothing was posted: the account is stopped");
            assertThat(world.x.calls()).isZero();
            act(admin, "test", Map.of("even-if-stopped", "true"));
            assertThat(admin.get("/accounts/x/test").body()).contains("It works.");
        }
    }

    @Test
    void anAccountIsGivenUpAfterThePageHasSaidWhatThatMeans() {
        world.start();
        try (Browser admin = console.as("Ada", Role.ADMIN)) {
            assertThat(admin.get("/accounts/x/remove").body())
                    .contains("withdrawn when their time comes: 7", "schedules/vigil.yaml")
                    .doesNotContain("Type the account");
            assertThat(act(admin, "remove", Map.of("typed", "x")).body()).contains("the file cannot be");
            assertThat(admin.get("/accounts/box/remove").body()).contains("Type the account");
            assertThat(admin.post("/accounts/box/remove", "/accounts/box/remove", Map.of("typed", "x"))
                            .body())
                    .contains("the name was not typed as it is");
            assertThat(admin.post("/accounts/box/remove", "/accounts/box/remove", Map.of("typed", "box"))
                            .statusCode())
                    .isEqualTo(302);
            assertThat(world.node.files().inForce().workspace().accounts()).doesNotContainKey(new AccountName("box"));
            assertThat(world.folder().resolve("accounts.yaml")).content().doesNotContain("box");
            assertThat(admin.get("/accounts/box").statusCode()).isEqualTo(404);
            assertThat(audited()).contains("Ada remove account");
        }
    }

    @Test
    void whoLooksAfterOneOrganisationTouchesNoAccountOfOthers() {
        world.put("organisations.yaml", "organisations: [{ id: pen, name: Pen }, { id: help, name: Help }]\n")
                .put(World.ACCOUNTS, """
                        accounts:
                          - { name: x, network: x, language: en, organisation: help }
                          - { name: mastodon, network: mastodon, server: "https://mastodon.example", language: en, organisation: pen }
                          - { name: box, network: sandbox, language: en }
                        """)
                .accept();
        try (Browser pen = console.as("Pen", Roles.in(new OrganisationId("pen"), Role.ADMIN))) {
            assertThat(pen.get("/accounts").body()).contains("mastodon").doesNotContain("/accounts/x", "/accounts/box");
            assertThat(pen.get("/accounts/mastodon").body()).contains("Sign in anew", "Stop mastodon");
            for (String other : List.of("x", "box", "nobody")) {
                for (String page : List.of("", "/test", "/renew", "/remove", "/cost")) {
                    assertThat(pen.get("/accounts/" + other + page).statusCode())
                            .as(other + page)
                            .isEqualTo(404);
                }
                for (String act : List.of(
                        "check",
                        "unpause",
                        "stop",
                        "go-on",
                        "label",
                        "test",
                        "test/clean-up",
                        "test/none-stands",
                        "renew",
                        "remove")) {
                    assertThat(pen.post(
                                            "/stop",
                                            "/accounts/" + other + "/" + act,
                                            Map.of("typed", other, "way", "keys"))
                                    .statusCode())
                            .as(other + "/" + act)
                            .isEqualTo(403);
                }
            }
        }
        assertThat(audited()).filteredOn(line -> line.startsWith("Pen")).containsExactly("Pen choose password");
    }
}
