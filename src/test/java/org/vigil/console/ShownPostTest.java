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
import org.vigil.database.Database;
import org.vigil.delivery.Desk;
import org.vigil.organisation.OrganisationId;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** A post is shown as its network will show it, before anybody agrees to it. */
@ExtendWith(TestDatabase.class)
class ShownPostTest {
    private final ConsoleWorld console;
    private final World world;

    ShownPostTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
        world.schedule("approval: none", "approval: required");
    }

    @AfterEach
    void close() {
        console.close();
    }

    private List<Desk.Coming> coming() {
        return world.node.desk().coming(Duration.ofDays(31));
    }

    private String slotPage() {
        return "/calendar/slots/" + coming().getFirst().delivery().plannedSlot();
    }

    private static String plain(String page) {
        return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void itTellsLengthHashtagsPriceAndWhatIsHeardOnEachNetwork() {
        world.schedule("accounts: [x]", "accounts: [x, mastodon]")
                .edit(World.TEMPLATE, "Day {{day}}: ", "https://example.org/anna ")
                .start();
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            String page = plain(viewer.get(slotPage()).body());
            int length = coming().getFirst().rendered().length();
            assertThat(page)
                    .contains(length + " of 280 characters", "of 500 characters", "One hashtag.")
                    .contains("X asks for about $0.2 (X&#39;s prices of August 2026)")
                    .contains("The network may draw a card from the page at example.org")
                    .contains("As a screen reader speaks it", "hashtag Vigil", "link example.org")
                    .contains("waits for an approval");
            assertThat(page.split("X asks for about", -1)).hasSize(2);
        }
    }

    @Test
    void aThreadStandsPartByPart() {
        world.threads().start();
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(plain(viewer.get(slotPage()).body()))
                    .contains("Part 1 of 3.", "Part 3 of 3.", "of 60 characters", "The second part of");
        }
    }

    @Test
    void aPictureComesFromOurOwnAddressAsTheNetworkGetsIt() {
        world.photo("anna", 20).start();
        try (Browser viewer = console.as("Vic", Role.VIEWER);
                Browser stranger = console.as("Pen", Roles.in(new OrganisationId("free-pen"), Role.ADMIN))) {
            long id = coming().getFirst().delivery().id();
            String picture = "/approvals/" + id + "/pictures/1/1";
            String page = viewer.get(slotPage()).body();
            assertThat(page)
                    .contains("src=\"" + picture + "?mark=")
                    .contains("alt=\"A woman at her desk\"")
                    .doesNotContain("src=\"http");
            assertThat(plain(page)).contains("Alt text, 19 of 1,000 characters:");
            HttpResponse<String> answer = viewer.get(picture);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/png");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(viewer.get("/approvals/" + id + "/pictures/1/2").statusCode())
                    .isEqualTo(404);
            assertThat(viewer.get("/approvals/" + id + "/pictures/2/1").statusCode())
                    .isEqualTo(404);
            assertThat(viewer.get("/approvals/" + id + "/pictures/..%2f/1").statusCode())
                    .isGreaterThanOrEqualTo(400);
            assertThat(stranger.get(picture).statusCode()).isEqualTo(404);
            world.hold("anna").follow();
            assertThat(viewer.get(picture).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aPosterIsDrawnAsTheNetworkGetsIt() {
        world.schedule("approval: required", "approval: required\nposters: always")
                .start();
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            String picture = "/approvals/" + coming().getFirst().delivery().id() + "/pictures/1/1";
            assertThat(viewer.get(slotPage()).body()).contains(picture);
            HttpResponse<String> answer = viewer.get(picture);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("image/"));
            assertThat(answer.headers().firstValueAsLong("Content-Length").orElse(0))
                    .isBetween(5_000L, 5_000_000L);
        }
    }

    @Test
    void aPostThatCannotBeMadeSaysWhy() {
        world.edit(World.TEMPLATE, "Day {{day}}: ", "long ".repeat(80)).start();
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(plain(viewer.get(slotPage()).body()))
                    .contains("cannot be made", "templates/vigil/prisoner.en.txt");
        }
    }

    @Test
    void manyAreApprovedAtOnceAndOnlyThoseThatWereRead() {
        world.schedule("accounts: [x]", "accounts: [x, mastodon]").start();
        try (Browser approver = console.as("Ada", Role.APPROVER)) {
            List<Desk.Coming> all = coming();
            String page = approver.get("/approvals").body();
            assertThat(page).contains("14 posts wait.");
            assertThat(page.split("type=\"checkbox\" name=\"post\"", -1)).hasSize(15);
            assertThat(approve(approver, ticket(all.get(0)), ticket(all.get(1)))
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/approvals?done=approved");
            assertThat(coming().stream().filter(Desk.Coming::waitsForApproval)).hasSizeLessThan(14);
            assertThat(world.count("audit where who = 'Ada' and what = 'approve'"))
                    .isEqualTo(2);
        }
    }

    @Test
    void whatChangedMeanwhileIsNotApprovedAndItIsSaid() {
        world.schedule("accounts: [x]", "accounts: [x, mastodon]").start();
        try (Browser approver = console.as("Ada", Role.APPROVER)) {
            List<Desk.Coming> all = coming();
            String good = ticket(all.get(1));
            HttpResponse<String> answer = approve(
                    approver,
                    all.get(0).delivery().id() + ":0badc0de",
                    good,
                    "999999:" + all.get(0).mark());
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(plain(answer.body()))
                    .contains("not approved: it has other words by now", "not approved: it is not to come any more")
                    .contains("Not all of them were approved");
            assertThat(world.count("approval")).isEqualTo(1);
            assertThat(plain(approve(approver, good, good).body())).contains("somebody has decided about it");
            assertThat(plain(approve(approver, "rubbish").body())).contains("Nothing was ticked.");
        }
    }

    @Test
    void whoMayNotApproveGetsNothingToTick() {
        world.put("settings.yaml", "approvers: [Ben, Cleo]\n").start();
        try (Browser approver = console.as("Ada", Role.APPROVER);
                Browser viewer = console.as("Vic", Role.VIEWER)) {
            String ticket = ticket(coming().getFirst());
            assertThat(approver.get("/approvals").body()).doesNotContain("name=\"post\"");
            assertThat(viewer.get(slotPage()).body()).doesNotContain("name=\"post\"");
            assertThat(plain(approve(approver, ticket).body())).contains("you may not approve it");
            assertThat(viewer.post("/stop", "/approvals", Map.of("post", ticket))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(world.count("approval")).isZero();
        }
    }

    private static String ticket(Desk.Coming post) {
        return post.delivery().id() + ":" + post.mark();
    }

    private static HttpResponse<String> approve(Browser browser, String... tickets) {
        return browser.post("/approvals", "/approvals", Map.of("post", String.join(",", tickets)));
    }
}
