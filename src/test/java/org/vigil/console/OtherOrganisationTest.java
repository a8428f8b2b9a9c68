package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.access.Roles;
import org.vigil.access.User;
import org.vigil.account.AccountName;
import org.vigil.database.Database;
import org.vigil.delivery.Delivery;
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
                .schedule("accounts: [x]", "accounts: [x, mastodon]\norganisations: [pen, help]")
                .schedule("approval: none", "approval: required")
                .start();
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
        Desk.Coming coming = world.node.desk().coming(Duration.ofDays(7)).stream()
                .filter(each -> each.account().name().equals(new AccountName("x")))
                .findFirst()
                .orElseThrow();
        User user = world.node.doors().users().named("Bo").orElseThrow();
        return Map.of(
                "deliveries", String.valueOf(delivery.id()),
                "approvals", String.valueOf(coming.delivery().id()),
                "users", String.valueOf(user.id()),
                "sandbox", "box");
    }

    @Test
    void whatBelongsToOthersIsAnsweredLikeWhatIsNotThere() {
        try (Browser bo = console.as("Bo", Roles.in(PEN, Role.ADMIN));
                Browser cy = console.as("Cy", Roles.in(HELP, Role.ADMIN))) {
            Map<String, String> objects = ofFreePen();
            List<Mapped> all = Mapped.all().stream()
                    .filter(each -> each.pattern().contains("{") && !each.isOpen())
                    .toList();
            assertThat(all).hasSizeGreaterThan(8).allSatisfy(each -> {
                String part = each.pattern().split("/", -1)[1];
                assertThat(objects).as("whose object is it? %s", each).containsKey(part);
                String path = each.pattern().replaceAll("\\{[^}]*}", objects.get(part));
                HttpResponse<String> answer =
                        each.reads() ? cy.get(path) : cy.post("/stop", path, Map.of("mark", "x", "url", "https://a.example/1"));
                assertThat(answer.statusCode()).as("%s %s", each.method(), path).isIn(403, 404);
                assertThat(answer.body()).doesNotContain("Free Pen", ">Bo<", "Anna");
                if (each.reads()) {
                    assertThat(bo.get(path).statusCode()).as("those whose it is: %s", path).isEqualTo(200);
                }
            });
            assertThat(Optional.of(ofFreePen())).as("and nothing has changed").contains(objects);
            assertThat(world.node.desk().coming(Duration.ofDays(7)))
                    .allMatch(Desk.Coming::waitsForApproval);
        }
    }

    @Test
    void noListShowsThem() {
        try (Browser bo = console.as("Bo", Roles.in(PEN, Role.ADMIN));
                Browser cy = console.as("Cy", Roles.in(HELP, Role.ADMIN))) {
            Map<String, String> objects = ofFreePen();
            for (String list : List.of("/", "/deliveries?state=all", "/approvals", "/users", "/deliveries/export.csv?state=all")) {
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
