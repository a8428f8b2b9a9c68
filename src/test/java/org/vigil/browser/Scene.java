package org.vigil.browser;

import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.vigil.Application;
import org.vigil.access.Role;
import org.vigil.access.Roles;
import org.vigil.account.AccountName;
import org.vigil.account.AccountStates;
import org.vigil.campaign.CampaignId;
import org.vigil.cli.Serving;
import org.vigil.database.Database;
import org.vigil.message.OwnPosterWords;
import org.vigil.network.Outcome;
import org.vigil.settings.ConsoleSettings;
import org.vigil.testing.Browser;
import org.vigil.testing.Rows;
import org.vigil.testing.Signed;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/**
 * A small world with something of everything, served: a public campaign in English and Persian, another whose posts wait
 * for an approval, an account that is paused, a post that was refused, an uncertain one, a sandbox, somebody on hold.
 */
final class Scene implements AutoCloseable {
    static final CampaignId WALK = new CampaignId("walk");
    static final Instant NOW = Instant.parse("2026-01-06T09:30:00Z");

    final World world;
    private final Application application;

    /** As the team's files have it, and nothing has happened yet. */
    private Scene(Database database, Consumer<World> more) {
        world = new World(database);
        files();
        more.accept(world);
        world.onDisk();
        world.start();
        world.onDisk();
        world.node.desk().start(WALK, "Tester");
        world.node.planner().planAll();
        Serving.Shown shown = new Serving.Shown(
                () -> List.copyOf(
                        world.node.files().inForce().workspace().campaigns().values()),
                () -> List.copyOf(
                        world.node.files().inForce().workspace().accounts().values()),
                id -> world.node.files().inForce().workspace().profile(id).map(profile -> profile.name("en")),
                campaign -> Map.of());
        application = Application.start(new Serving(
                ConsoleSettings.LOCAL, 0, world.node, shown, Optional.empty(), Serving.Entrance.BY_SIGN_IN));
    }

    static Scene fresh() {
        return with(world -> {});
    }

    /** With other files, which are there from the beginning. */
    static Scene with(Consumer<World> more) {
        return new Scene(TestDatabase.create(), more);
    }

    private void files() {
        world.put("settings.yaml", "public: { url: \"https://vigil.example.org\" }\n");
        world.edit(
                World.ACCOUNTS,
                "  - { name: box",
                "  - { name: x-fa, network: x, language: fa }\n  - { name: box-of-a-long-name-for-rehearsals, network: sandbox,"
                        + " imitates: mastodon, language: en }\n  - { name: box");
        world.secret("x-fa", "right");
        world.secret("box-of-a-long-name-for-rehearsals", "right");
        world.schedule("accounts: [x]", "accounts: [x, mastodon, x-fa]");
        world.schedule(
                "approval: none\n",
                "approval: none\npublic: { pages: true, counter: true, feed: true }\naction_hour: 2026-01-08T18:00\n");
        world.put(
                "schedules/walk.yaml",
                world.text(World.CAMPAIGN)
                        .replace("campaign: vigil", "campaign: walk")
                        .replace("name: \"#Vigil\"", "name: Walk for the four")
                        .replace("[x, mastodon, x-fa]", "[box-of-a-long-name-for-rehearsals]")
                        .replace("[anna, bela, cara]", "[dana, anna, bela]")
                        .replaceAll("(?m)^(public|action_hour):.*\n", "")
                        .replace("approval: none", "approval: required"));
        world.put(
                "schedules/not-yet.yaml",
                world.text("schedules/walk.yaml")
                        .replace("campaign: walk", "campaign: not-yet")
                        .replace("name: Walk for the four", "name: A campaign that nobody has started"));
        world.edit(
                World.profile("anna"),
                "names: { en: Anna Example }",
                "names: { en: Anna Example, fa: آنا نمونه }\nrole: { en: poet, fa: شاعر }\n"
                        + "story: { en: She wrote about the sea., fa: او از دریا نوشت. }\n"
                        + "actions: [{ ask: { en: Write to the embassy }, office: The embassy, text: { en: Please let her go home. } }]");
        world.edit(
                World.profile("bela"),
                "names: { en: Bela Example }",
                "names: { en: Bela-Alexandrina Example-Überlang zu Hohenzitzewitz, fa: بلا نمونه }");
        world.edit(World.profile("anna"), "scope: [name]", "scope: [name, story]");
        world.put(
                "organisations.yaml",
                "organisations:\n  - { id: free-pen, name: Free Pen, people: [Ada, Bo], approvers: [Ada] }\n");
        world.edit(World.ACCOUNTS, "{ name: box,", "{ name: box, organisation: free-pen,");
        world.edit(World.profile("dana"), "kind: prisoner", "kind: prisoner\ncase_holder: free-pen");
        world.photo("anna", 300);
        world.photo("bela", 200);
        world.edit(
                World.profile("bela"),
                "kind: prisoner",
                "kind: prisoner\nrelatives: [{ name: Mona Example, relation: mother, living: true, review: 2026-01-20 }]");
        world.prisoner("elin", "2025-03-01").release("elin", "2026-01-04");
        world.put(
                        "templates/vigil/event.en.txt",
                        "{{title}}, {{date}}. {{#about}}About {{about}}.{{/about}} {{#text}}{{text}}{{/text}}\n\n{{hashtags}}\n")
                .put("events/the-verdict.yaml", """
                        id: the-verdict
                        kind: verdict
                        date: 2026-01-08
                        title: { en: The court of a place with a rather long name has decided }
                        text: { en: "The sentence was read in twenty minutes." }
                        sources: [{ title: A report, publisher: A newspaper, date: 2026-01, link: "https://example.org/a-report" }]
                        about: [elin]
                        campaigns: [vigil]
                        hashtags: ["#FreeBela"]
                        """);
        for (String language : List.of("en", "fa")) {
            String path = "templates/posters/prisoner." + language + ".txt";
            world.put(path, Signed.template(path, OwnPosterWords.text(language).orElseThrow()));
        }
    }

    /** Two days later, on which much went wrong. */
    Scene lived() {
        world.x.next(new Outcome.Refused("too long for it"));
        world.at(World.MONDAY_AT_NINE);
        world.x.cannotBeAsked();
        world.x.loseAnswers(1);
        world.at("2026-01-06T09:00:00Z").pastBackOff().after(Duration.ZERO);
        world.hold("cara");
        world.clock.set(NOW);
        new AccountStates(world.database).pause(new AccountName("mastodon"), "its password was changed");
        Rows rows = new Rows(world.database);
        rows.published(
                "rehearsal",
                "anna",
                "box",
                1,
                Instant.parse("2026-01-05T09:00:00Z"),
                "Day 1: Anna Example. 365 days.\n\n#Vigil https://example.org/a-long-address/that-does-not-end/soon",
                "The second part.");
        return this;
    }

    int port() {
        return application.port();
    }

    String address(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** Somebody new who is signed in, without JavaScript. */
    Browser browser(String name, Role role) {
        return Browser.signedIn(port(), world.node, name, role);
    }

    /** The cookie of somebody new who is signed in. */
    Cookie signedIn(String name, Role role) {
        return signedIn(name, Roles.inTeam(role));
    }

    Cookie signedIn(String name, Roles roles) {
        try (Browser browser = Browser.signedIn(port(), world.node, name, roles)) {
            return cookie(browser);
        }
    }

    Cookie cookie(Browser browser) {
        return new Cookie("vigil", browser.cookies().get("vigil")).setUrl(address("/"));
    }

    @Override
    public void close() {
        application.close();
        world.database.close();
    }
}
