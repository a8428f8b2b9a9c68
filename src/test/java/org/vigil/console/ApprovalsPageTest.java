package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.database.Database;
import org.vigil.delivery.Desk;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** What waits is read, and goes out or not. */
@ExtendWith(TestDatabase.class)
class ApprovalsPageTest {
    private static final Pattern DECIDED = Pattern.compile("name=\"decided\" value=\"([^\"]+)\"");

    private final ConsoleWorld console;
    private final World world;

    ApprovalsPageTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
        world.schedule("approval: none", "approval: required").start();
    }

    @AfterEach
    void close() {
        console.close();
    }

    private Desk.Coming first() {
        return world.node.desk().coming(Duration.ofDays(31)).getFirst();
    }

    private String page() {
        return "/approvals/" + first().delivery().id();
    }

    @Test
    void anApproverReadsTheWordsAndApprovesJustThose() {
        try (Browser viewer = console.as("Vic", Role.VIEWER);
                Browser approver = console.as("Ada", Role.APPROVER)) {
            String mark = first().mark();
            assertThat(viewer.get("/approvals").body()).contains("href=\"" + page() + "\"");
            assertThat(viewer.get(page()).body())
                    .contains("#Vigil", "An approver, or an admin, decides.")
                    .doesNotContain("Approve just these words");
            assertThat(viewer.post("/stop", page() + "/approve", Map.of("mark", mark))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(approver.post(page(), page() + "/approve", Map.of("mark", "0badc0de"))
                            .body())
                    .contains("It has other words by now");
            assertThat(first().waitsForApproval()).isTrue();
            assertThat(approver.post(page(), page() + "/approve", Map.of("mark", mark))
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/approvals?done=approved");
            assertThat(first().waitsForApproval()).isFalse();
            assertThat(approver.get(page()).body()).contains("Approved by Ada on");
        }
    }

    @Test
    void whoeverTheSettingsDoNotNameRejectsAndDoesNotApprove() {
        world.put("settings.yaml", "approvers: [Ben, Cleo]\n").accept();
        try (Browser approver = console.as("Ada", Role.APPROVER)) {
            String mark = first().mark();
            assertThat(approver.get(page()).body())
                    .doesNotContain("Approve just these words")
                    .contains("Reject them");
            assertThat(approver.post(page(), page() + "/approve", Map.of("mark", mark))
                            .body())
                    .contains("You may not approve it");
            assertThat(first().waitsForApproval()).isTrue();
            assertThat(approver.post(page(), page() + "/reject", Map.of("mark", mark, "why", "A wrong year"))
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/approvals?done=rejected");
            assertThat(first().decision())
                    .hasValueSatisfying(no -> assertThat(no.approved()).isFalse());
            assertThat(world.count("audit where who = 'Ada' and what = 'reject'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void nobodyApprovesTheirOwnWordsHoweverTheyAskAndThePageSaysWhoMay() {
        world.onDisk();
        try (Browser author = console.as("Ada", Role.APPROVER);
                Browser other = console.as("Ben", Role.APPROVER)) {
            String text = "Remember {{name}}.\n\n{{hashtags}}\n";
            String read =
                    world.node.fileDesk().file(World.TEMPLATE).orElseThrow().digest();
            assertThat(author.post(
                                    "/templates/edit?path=" + World.TEMPLATE,
                                    "/templates/edit",
                                    Map.of("path", World.TEMPLATE, "read", read, "text", text))
                            .statusCode())
                    .isEqualTo(302);
            String mark = first().mark();
            long id = first().delivery().id();
            assertThat(author.get(page()).body())
                    .contains("nobody approves words of their own", "these may: Ben", "Reject them")
                    .doesNotContain("Approve just these words");
            assertThat(author.post(page(), page() + "/approve", Map.of("mark", mark))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(author.post("/approvals", "/approvals", Map.of("post", id + ":" + mark))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(first().waitsForApproval()).isTrue();
            assertThat(other.post(page(), page() + "/approve", Map.of("mark", mark))
                            .statusCode())
                    .isEqualTo(302);
            assertThat(first().waitsForApproval()).isFalse();
        }
    }

    @Test
    void whatSomebodyElseDecidedWhileTheyReadIsNotOverriddenUnread() {
        try (Browser approver = console.as("Ada", Role.APPROVER)) {
            Desk.Coming read = first();
            Map<String, String> sent = Map.of("mark", read.mark(), "decided", "");
            world.node.desk().reject(read, "Ben");
            assertThat(approver.post(page(), page() + "/approve", sent).body())
                    .contains("Somebody has decided about these words since you read them", "Rejected by Ben on");
            String ticket = read.delivery().id() + ":" + read.mark();
            assertThat(approver.post("/approvals", "/approvals", Map.of("post", ticket))
                            .body())
                    .contains("not approved: somebody has decided about it since you read it");
            assertThat(first().decision())
                    .hasValueSatisfying(no -> assertThat(no.approved()).isFalse());
            Matcher decided = DECIDED.matcher(approver.get(page()).body());
            assertThat(decided.find()).isTrue();
            assertThat(approver.post(
                                    page(),
                                    page() + "/approve",
                                    Map.of("mark", read.mark(), "decided", decided.group(1)))
                            .statusCode())
                    .isEqualTo(302);
            assertThat(first().decision())
                    .hasValueSatisfying(yes -> assertThat(yes.approved()).isTrue());
            assertThat(approver.post(page(), page() + "/reject", sent).headers().firstValue("Location"))
                    .as("a no needs the words alone, and says that it stands against somebody's yes")
                    .hasValue("/approvals?done=rejected-against");
            assertThat(first().decision())
                    .hasValueSatisfying(no -> assertThat(no.approved()).isFalse());
            assertThat(approver.get("/approvals?done=rejected-against").body())
                    .contains("had approved them since you read them");
        }
    }

    @Test
    void aPostWhoseWordsCannotBeMadeIsShownAndCannotBeDecided() {
        world.put(World.TEMPLATE, "{{nobody}}").accept();
        try (Browser approver = console.as("Ada", Role.APPROVER)) {
            long id = world.first().id();
            assertThat(approver.get("/approvals/" + id).statusCode()).isEqualTo(200);
            for (String act : new String[] {"approve", "reject"}) {
                assertThat(approver.post("/stop", "/approvals/" + id + "/" + act, Map.of("mark", ""))
                                .body())
                        .contains("It has other words by now");
            }
            assertThat(world.count("audit where what in ('approve', 'reject')")).isZero();
        }
    }
}
