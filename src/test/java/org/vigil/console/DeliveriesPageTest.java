package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.database.Database;
import org.vigil.delivery.DeliveryState;
import org.vigil.network.Outcome;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** What became of every post, and what a person says of an uncertain one. */
@ExtendWith(TestDatabase.class)
class DeliveriesPageTest {
    private final ConsoleWorld console;
    private final World world;

    DeliveriesPageTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
    }

    @AfterEach
    void close() {
        console.close();
    }

    private long uncertain() {
        world.x.cannotBeAsked();
        world.x.loseAnswers(1);
        world.start().at(World.MONDAY_AT_NINE);
        world.pastBackOff().after(Duration.ZERO);
        assertThat(world.first().state()).isEqualTo(DeliveryState.UNCERTAIN);
        return world.first().id();
    }

    @Test
    void filtersByStateCampaignAccountPersonAndDays() {
        world.start().at(World.MONDAY_AT_NINE);
        String link = "href=\"/deliveries/" + world.first().id() + "\"";
        String person = world.first().profile().value();
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.get("/deliveries").body()).contains("One delivery.", link);
            assertThat(viewer.get("/deliveries?state=all").body()).contains("7 deliveries.", link);
            assertThat(viewer.get("/deliveries?state=planned").body()).doesNotContain(link);
            assertThat(viewer.get("/deliveries?campaign=vigil&account=x&from=2026-01-05&to=2026-01-05&person=" + person)
                            .body())
                    .contains("One delivery.", link);
            assertThat(viewer.get("/deliveries?to=2026-01-04").body()).contains("No deliveries.");
            assertThat(viewer.get("/deliveries?campaign=other").body()).contains("No deliveries.");
            assertThat(viewer.get("/deliveries?account=box").body()).contains("No deliveries.");
        }
    }

    @Test
    void whatIsNoFilterIsSaid() {
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            for (String query :
                    new String[] {"state=lost", "campaign=A%20B", "account=%3Cx%3E", "from=yesterday", "person=%21"}) {
                HttpResponse<String> answer = viewer.get("/deliveries?" + query);
                assertThat(answer.statusCode()).as(query).isEqualTo(400);
                assertThat(answer.body()).contains("Not done.");
                assertThat(viewer.get("/deliveries/export.csv?" + query).statusCode())
                        .isEqualTo(400);
            }
        }
    }

    @Test
    void exportsWhatIsFilteredWithoutFormulas() {
        world.x.next(new Outcome.Refused("=cmd|' /C calc'!A0"));
        world.start().at(World.MONDAY_AT_NINE);
        world.database
                .jdbc()
                .sql("update delivery set why = '=1+1' where state = 'refused'")
                .update();
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            HttpResponse<String> csv = viewer.get("/deliveries/export.csv?state=all");
            assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
            assertThat(csv.body())
                    .startsWith(
                            "number,date,due_at,campaign,profile,kind,account,state,why,url,published_at,simulated\r\n")
                    .contains(",x,refused,'=1+1,");
            assertThat(csv.body().lines()).hasSize(8);
            assertThat(viewer.get("/deliveries/export.csv").body().lines()).hasSize(2);
        }
    }

    @Test
    void oneDeliveryTellsEveryAttemptAndItsOutcome() {
        world.x.next(new Outcome.Unreachable("it is <b>down</b>"));
        world.start().at(World.MONDAY_AT_NINE);
        world.pastBackOff().after(Duration.ZERO);
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.get("/deliveries/" + world.first().id()).body())
                    .contains("the network could not be reached", "it is &lt;b&gt;down&lt;/b&gt;")
                    .contains("taken by the network", "It stands on the network.");
            assertThat(viewer.get("/deliveries/987654").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void anApproverSaysWhereAnUncertainOneStands() {
        long id = uncertain();
        try (Browser viewer = console.as("Vic", Role.VIEWER);
                Browser approver = console.as("Ada", Role.APPROVER)) {
            String page = "/deliveries/" + id;
            assertThat(viewer.get(page).body())
                    .contains("These words may stand there:", "An approver, or an admin, can say which.")
                    .doesNotContain(">It stands there</button>");
            assertThat(viewer.post("/stop", page + "/there", Map.of("url", "https://fake.example/us/x-1/"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(approver.post(page, page + "/there", Map.of("url", "javascript:alert(1)"))
                            .body())
                    .contains("That is no address of a post.");
            assertThat(approver.post(page, page + "/there", Map.of("url", "https://fake.example"))
                            .body())
                    .contains("Nothing was noted", "I have seen the post there with my own eyes");
            assertThat(world.first().state()).isEqualTo(DeliveryState.UNCERTAIN);
            assertThat(approver.post(page, page + "/there", Map.of("url", "https://fake.example/us/x-1/"))
                            .body())
                    .contains("Noted: it is published.", "Not checked");
            assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
            assertThat(world.count("audit where who = 'Ada' and what = 'it is there'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void itGoesOutAgainOnlyAfterSomebodyHasLooked() {
        long id = uncertain();
        try (Browser approver = console.as("Ada", Role.APPROVER)) {
            String page = "/deliveries/" + id;
            assertThat(approver.post(page, page + "/again", Map.of()).body()).contains("Look at the account first");
            assertThat(world.first().state()).isEqualTo(DeliveryState.UNCERTAIN);
            assertThat(approver.post(page, page + "/again", Map.of("looked", "true"))
                            .headers()
                            .firstValue("Location"))
                    .hasValue(page + "?done=sent-again");
            assertThat(world.first().state()).isEqualTo(DeliveryState.DUE);
            assertThat(approver.post(page, page + "/again", Map.of("looked", "true"))
                            .body())
                    .contains("Nothing is uncertain about it any more.");
        }
    }
}
