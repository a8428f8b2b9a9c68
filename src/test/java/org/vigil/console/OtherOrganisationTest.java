package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.access.Roles;
import org.vigil.access.User;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.database.Database;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.DeliveryState;
import org.vigil.delivery.Desk;
import org.vigil.organisation.OrganisationId;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/**
 * Each address that has an object in it, asked for by an admin of an organisation to whom the object does not belong. A new
 * kind of object fails here until somebody has said below which one belongs to others.
 */
@ExtendWith(TestDatabase.class)
class OtherOrganisationTest {
    private static final OrganisationId PEN = new OrganisationId("pen");
    private static final OrganisationId HELP = new OrganisationId("help");

    /** What an address has to be asked beside its object. */
    private static final Map<String, String> BESIDE = Map.of("/people/{id}/review", "?relative=Mona");

    private static final CampaignId OWN = new CampaignId("own");

    /** As everybody may stop everything. */
    private static final Set<String> FOR_EVERYBODY = Set.of("/schedules/{campaign}/stop");

    /** An id that is on hold before its file is there belongs to nobody: there the page says no name. */
    private static final String AS_AN_ID = "/people/{id}/lift";

    private final ConsoleWorld console;
    private final World world;

    OtherOrganisationTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
        world.put("organisations.yaml", """
                        organisations:
                          - { id: pen, name: Free Pen, people: [Ada, Bo], approvers: [Ada] }
                          - { id: help, name: Quiet Help, unlisted: true, people: [Cy], approvers: [Cy] }
                        """)
                .edit(World.ACCOUNTS, "{ name: x,", "{ name: x, organisation: pen,")
                .edit(World.ACCOUNTS, "{ name: mastodon,", "{ name: mastodon, organisation: help,")
                .edit(World.ACCOUNTS, "{ name: box,", "{ name: box, organisation: pen,")
                .edit(
                        World.profile("dana"),
                        "kind: prisoner",
                        "kind: prisoner\ncase_holder: pen\n"
                                + "relatives: [{ name: Mona, relation: mother, living: true, review: 2027-01-05 }]")
                .photo("dana", 50)
                .put(
                        "schedules/own.yaml",
                        world.text(World.CAMPAIGN)
                                .replace("campaign: vigil", "campaign: own\norganisations: [pen]")
                                .replace("[anna, bela, cara]", "[dana]"))
                .put("templates/vigil/event.en.txt", "{{title}}.\n")
                .put("events/verdict.yaml", """
                        id: verdict
                        kind: verdict
                        date: 2026-01-08
                        title: { en: Dana was heard }
                        sources: [{ title: A report, publisher: A newspaper }]
                        about: [dana]
                        campaigns: [own]
                        """)
                .schedule("accounts: [x]", "accounts: [x, mastodon]\norganisations: [pen, help]")
                .schedule("approval: none", "approval: required")
                .onDisk()
                .start();
        world.node.desk().start(OWN, "Tester");
        world.node.planner().planAll();
        world.at(World.MONDAY_AT_NINE);
        world.clock.set(World.MONDAY_AT_NINE.plus(Duration.ofMinutes(30)));
        world.node.collector().collect();
    }

    @AfterEach
    void close() {
        console.close();
    }

    /** By the part of the console: what belongs to Free Pen. */
    private Map<String, String> ofFreePen() {
        Delivery delivery = world.deliveries.all().stream()
                .filter(each -> each.account().equals(new AccountName("x")))
                .findFirst()
                .orElseThrow();
        Delivery published = world.deliveries.all().stream()
                .filter(each -> each.campaign().equals(OWN) && each.state() == DeliveryState.PUBLISHED)
                .findFirst()
                .orElseThrow();
        Desk.Coming coming = world.node.desk().coming(Duration.ofDays(7)).stream()
                .filter(each -> each.account().name().equals(new AccountName("x")))
                .findFirst()
                .orElseThrow();
        User user = world.node.doors().users().named("Bo").orElseThrow();
        long slot = world.database
                .jdbc()
                .sql("select id from planned_slot where campaign = 'own' order by due_at limit 1")
                .query(Long.class)
                .single();
        return Map.ofEntries(
                Map.entry("events", "verdict"),
                Map.entry("settings", "notify"),
                Map.entry("deliveries", String.valueOf(delivery.id())),
                Map.entry("engagement", String.valueOf(published.id())),
                Map.entry("approvals", String.valueOf(coming.delivery().id())),
                Map.entry("users", String.valueOf(user.id())),
                Map.entry("sandbox", "box"),
                Map.entry("accounts", "x"),
                Map.entry("organisations", "pen"),
                Map.entry("people", "dana"),
                Map.entry("schedules", "own"),
                Map.entry("calendar", String.valueOf(slot)));
    }

    @Test
    void whatBelongsToOthersIsAnsweredLikeWhatIsNotThere() {
        try (Browser bo = console.as("Bo", Roles.in(PEN, Role.ADMIN));
                Browser cy = console.as("Cy", Roles.in(HELP, Role.ADMIN));
                Browser team = console.as("Tess", Role.ADMIN)) {
            assertThat(bo.get("/").statusCode()).isEqualTo(200);
            Map<String, String> objects = ofFreePen();
            List<Mapped> all = Mapped.all().stream()
                    .filter(each -> each.pattern().contains("{") && !each.isOpen())
                    .filter(each -> !FOR_EVERYBODY.contains(each.pattern()))
                    .toList();
            assertThat(all).hasSizeGreaterThan(8).allSatisfy(each -> {
                String part = each.pattern().split("/", -1)[1];
                assertThat(objects).as("whose object is it? %s", each).containsKey(part);
                String path = each.pattern()
                                .replaceFirst("\\{[^}]*}", objects.get(part))
                                .replace("{kind}", "released")
                                .replaceAll("\\{[^}]*}", "1")
                        + BESIDE.getOrDefault(each.pattern(), "");
                HttpResponse<String> answer = each.reads() ? cy.get(path) : cy.post("/stop", path, each.fields("1"));
                if (!each.pattern().equals(AS_AN_ID)) {
                    assertThat(answer.statusCode())
                            .as("%s %s", each.method(), path)
                            .isIn(403, 404);
                }
                assertThat(answer.body()).as(path).doesNotContain("Free Pen", ">Bo<", "Anna", "Dana");
                if (each.reads()
                        && each.pattern().indexOf('{') == each.pattern().lastIndexOf('{')) {
                    assertThat(team.get(path).statusCode())
                            .as("the team: %s", path)
                            .isEqualTo(200);
                }
            });
            assertThat(Optional.of(ofFreePen())).as("and nothing has changed").contains(objects);
            assertThat(world.node.desk().coming(Duration.ofDays(7)).stream()
                            .filter(each -> each.delivery().campaign().equals(World.VIGIL)))
                    .allMatch(Desk.Coming::waitsForApproval);
        }
    }

    @Test
    void noListShowsThem() {
        try (Browser bo = console.as("Bo", Roles.in(PEN, Role.ADMIN));
                Browser cy = console.as("Cy", Roles.in(HELP, Role.ADMIN))) {
            Map<String, String> objects = ofFreePen();
            for (String list :
                    List.of("/", "/deliveries?state=all", "/approvals", "/users", "/deliveries/export.csv?state=all")) {
                String body = cy.get(list).body();
                assertThat(body)
                        .as(list)
                        .doesNotContain(
                                "/deliveries/" + objects.get("deliveries") + "\"",
                                "/approvals/" + objects.get("approvals") + "\"",
                                "/users/" + objects.get("users") + "\"")
                        .doesNotContain(",x,");
                assertThat(bo.get(list).body().equals(body)).as(list).isFalse();
            }
        }
    }
}
