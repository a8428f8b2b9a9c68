package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.database.Database;
import org.vigil.delivery.HoldReasons;
import org.vigil.delivery.Restrictions;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Two taps: whom, and the button. */
@ExtendWith(TestDatabase.class)
class HoldPageTest {
    private final ConsoleWorld console;
    private final World world;

    HoldPageTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
    }

    @AfterEach
    void close() {
        console.close();
    }

    private static String search(String name) {
        return "/people/hold?q=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    @Test
    void aViewerHoldsAPersonAndIsToldWhatItDid() {
        world.start().at(World.MONDAY_AT_NINE);
        String person = world.first().profile().value();
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.post(
                                    "/people/hold?person=" + person,
                                    "/people/hold",
                                    Map.of("person", person, "why", "The <b>family</b> was threatened"))
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/people/hold?person=" + person + "&done=held");
            assertThat(world.node.brakes().inForce()).singleElement().satisfies(hold -> {
                assertThat(hold.scope()).isEqualTo(Restrictions.Scope.PERSON);
                assertThat(hold.setBy()).isEqualTo("Vic");
                assertThat(new HoldReasons(world.database, world.node.sensitive()).of(hold))
                        .hasValue("The <b>family</b> was threatened");
            });
            assertThat(viewer.get("/people/hold?person=" + person + "&done=held")
                            .body())
                    .contains("On hold. Nothing more is said of them.", "is on hold", "Held by Vic,")
                    .contains(
                            "No post is under way.",
                            "Published in the last 48 hours",
                            "Open one to delete or correct it.")
                    .contains("href=\"/people/" + person + "/lift\"")
                    .doesNotContain("threatened", ">Hold as well<");
        }
    }

    @Test
    void tellsWhatIsWithdrawnAndWhatIsBeingSent() {
        world.start();
        world.database.jdbc().sql("""
                insert into attempt (delivery, account, part, n, text, digest, idempotency_key, node, send_by, lease_until)
                select id, account, 1, 9, 't', 'd', 'k-of-the-test', 'n', now(), now() + interval '1 minute'
                from delivery order by due_at limit 1
                """).update();
        String person = world.deliveries.all().get(1).profile().value();
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            viewer.post("/people/hold?person=" + person, "/people/hold", Map.of("person", person));
            assertThat(viewer.get("/people/hold?person=" + person).body())
                    .contains("These were being handed to their networks")
                    .containsPattern("Do not go out because of it: [1-9]");
        }
    }

    @Test
    void findsANameInAnyScriptAndOffersWhoMayHaveBeenMeant() {
        world.put(
                        World.profile("wang-yu"),
                        world.text(World.profile("anna"))
                                .replace("id: anna", "id: wang-yu")
                                .replaceFirst("names: \\{[^}]*}", "names: { en: Wang Yu, zh: 王宇, fa: وانگ یو }"))
                .accept();
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            for (String name : new String[] {"Wang Yu", "王宇", "وانگ یو", "wang-yu", "Wang_Yu", "wáng yú"}) {
                assertThat(viewer.get(search(name)).body())
                        .as(name)
                        .contains("Hold Wang Yu?", ">Hold Wang Yu now</button>");
            }
            assertThat(viewer.get(search("Wang Yi")).body())
                    .contains("Which one?", "href=\"/people/hold?person=wang-yu\"");
            assertThat(viewer.get(search("<script>alert(1)</script>")).body())
                    .contains("Nobody on the roll is called so.")
                    .doesNotContain("<script>alert");
        }
    }

    @Test
    void anIdOfAFileStillToComeIsHeldWithAWarning() {
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.get(search("newcomer")).body()).contains("href=\"/people/hold?person=newcomer\"");
            viewer.post("/people/hold?person=newcomer", "/people/hold", Map.of("person", "newcomer"));
            assertThat(viewer.get("/people/hold?person=newcomer").body())
                    .contains("Careful: no profile in force has this id");
            assertThat(world.node.brakes().inForce()).hasSize(1);
        }
    }

    @Test
    void aSecondPersonHoldsAsWellAndWhatIsNoIdHoldsNobody() {
        world.hold("anna");
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.get("/people/hold?person=anna").body()).contains(">Hold as well<");
            viewer.post("/people/hold?person=anna", "/people/hold", Map.of("person", "anna"));
            assertThat(viewer.post("/people/hold?person=anna", "/people/hold", Map.of("person", "anna"))
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/people/hold?person=anna&done=held-before");
            assertThat(viewer.post("/people/hold", "/people/hold", Map.of("person", "../x"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(world.node.brakes().inForce()).hasSize(2);
        }
    }
}
