package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.access.Roles;
import org.vigil.database.Database;
import org.vigil.message.PostKind;
import org.vigil.organisation.OrganisationId;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** What stands is corrected, deleted and taken down, and a draft is offered, each after it was shown. */
@ExtendWith(TestDatabase.class)
class AftercarePagesTest {
    private static final Pattern MARK = Pattern.compile("name=\"mark\" value=\"([0-9a-f]+)\"");

    private final ConsoleWorld console;
    private final World world;

    AftercarePagesTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
    }

    @AfterEach
    void close() {
        console.close();
    }

    /** @return the address of Monday's post, which stands */
    private String published(String account) {
        world.schedule("accounts: [x]", "accounts: [" + account + "]").start().at(World.MONDAY_AT_NINE);
        return "/deliveries/" + world.first().id();
    }

    private static String mark(String page) {
        Matcher mark = MARK.matcher(page);
        return mark.find() ? mark.group(1) : "";
    }

    @Test
    void aCorrectionIsShownFirstAndGoesOutAsItWasRead() {
        String post = published("mastodon");
        String stood = world.mastodon.posts().getFirst().part().text();
        try (Browser approver = console.as("Ava", Role.APPROVER)) {
            assertThat(approver.get(post).body()).contains(post + "/correct", post + "/delete");
            assertThat(approver.get(post + "/correct").body()).contains("Anna Example. 365 days");
            HttpResponse<String> shown = approver.post(
                    post + "/correct",
                    post + "/correct",
                    Map.of("part", "1", "words", "Day 1: Anna Example. 364 days"));
            assertThat(shown.body())
                    .contains("Stands now:", "365 days", "Will stand in its place", "364 days", ">Correct it now<");
            assertThat(world.mastodon.posts().getFirst().part().text()).isEqualTo(stood);

            Map<String, String> now =
                    Map.of("part", "1", "words", "Day 1: Anna Example. 364 days", "mark", mark(shown.body()));
            assertThat(approver.postAsIs(post + "/correct/now", now).statusCode())
                    .isEqualTo(403);
            assertThat(approver.post(post, post + "/correct/now", now).headers().firstValue("Location"))
                    .hasValue(post + "?done=correcting");
            world.aftercare();
            assertThat(world.mastodon.posts().getFirst().part().text()).isEqualTo("Day 1: Anna Example. 364 days");
            assertThat(world.count("audit where what = 'correct' and who = 'Ava'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void wordsThatWereNotReadAreNotSent() {
        String post = published("mastodon");
        try (Browser approver = console.as("Ava", Role.APPROVER);
                Browser editor = console.as("Ed", Role.EDITOR)) {
            Map<String, String> read = Map.of("part", "1", "words", "Anna Example. 364 days");
            String mark = mark(approver.post(post, post + "/correct", read).body());
            HttpResponse<String> other = approver.post(
                    post, post + "/correct/now", Map.of("part", "1", "words", "Anna is free", "mark", mark));
            assertThat(other.statusCode()).isEqualTo(422);
            assertThat(other.body()).contains("Something has changed since you read it.");
            assertThat(approver.post(post, post + "/correct", Map.of("part", "1", "words", " "))
                            .body())
                    .contains("There are no words in it.");
            assertThat(editor.get(post + "/correct").statusCode()).isEqualTo(403);
            assertThat(editor.get(post).body()).doesNotContain(post + "/correct");
            world.hold("anna");
            assertThat(approver.post(post, post + "/correct", read).body())
                    .contains("It cannot be corrected so", "on hold")
                    .doesNotContain(">Correct it now<");
            assertThat(world.count("correction")).isZero();
        }
    }

    @Test
    void onePostIsDeletedAfterItWasShown() {
        String post = published("x");
        try (Browser editor = console.as("Ed", Role.EDITOR);
                Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.get(post + "/delete").statusCode()).isEqualTo(403);
            assertThat(editor.get(post + "/delete").body()).contains("Anna Example. 365 days", ">Delete it</button>");
            assertThat(editor.post(post + "/delete", post + "/delete", Map.of())
                            .headers()
                            .firstValue("Location"))
                    .hasValue(post + "?done=deleting");
            world.aftercare();
            assertThat(editor.get(post).body()).contains("deleted");
            assertThat(editor.post(post + "/delete", post + "/delete", Map.of()).body())
                    .contains("There is nothing of it to delete.");
            long planned = world.deliveries.all().getLast().id();
            assertThat(editor.get("/deliveries/" + planned + "/delete").body()).contains("It has not gone out.");
            assertThat(editor.get("/deliveries/987654/delete").statusCode()).isEqualTo(404);
            assertThat(world.count("audit where what = 'delete' and who = 'Ed'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aTakedownHoldsAtOnceAndShowsHowFarItIs() {
        published("x");
        try (Browser editor = console.as("Ed", Role.EDITOR);
                Browser viewer = console.as("Vic", Role.VIEWER)) {
            String page = "/people/anna/takedown";
            assertThat(viewer.get(page).statusCode()).isEqualTo(403);
            assertThat(editor.get(page).body())
                    .contains(
                            "Their own posts: 1",
                            "one post of theirs, and every post about others that names them.",
                            "What is deleted cannot be");
            assertThat(editor.post(page, page, Map.of()).body()).contains("Say that you have read what goes.");
            assertThat(world.node.brakes().inForce()).isEmpty();

            assertThat(editor.post(page, page, Map.of("sure", "true")).headers().firstValue("Location"))
                    .hasValue(page + "?done=takedown");
            assertThat(world.node.brakes().inForce()).hasSize(1);
            assertThat(editor.get(page).body()).contains("0 gone, 1 to go, 0 cannot be removed.", ">Call it off<");
            world.aftercare();
            assertThat(editor.get(page).body()).contains("1 gone, 0 to go, 0 cannot be removed.");
            assertThat(viewer.get("/people/anna").body()).contains("1 gone, 0 to go");
            assertThat(world.count("audit where what = 'take down' and who = 'Ed' and subject = 'anna'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void whoIsNamedInOthersPostsIsLookedForOnDemandAndTakenDownAllTheSame() {
        world.edit(World.TEMPLATE, "{{name}}.", "{{name}}, {{#story}}{{story}}{{/story}}")
                .edit(World.profile("bela"), "basis:", "story: { en: a friend of Anna Example. }\nbasis:")
                .edit(World.profile("bela"), "scope: [name]", "scope: [name, story]")
                .schedule("[anna, bela, cara]", "[bela, anna]")
                .start();
        world.at(World.MONDAY_AT_NINE);
        String page = "/people/anna/takedown";
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            assertThat(editor.get(page).body())
                    .contains("Look through all that was posted", "no post of theirs, and every post about others")
                    .doesNotContain(">Bela Example<");
            assertThat(editor.get(page + "/named").body())
                    .contains(
                            "Posts about others whose words name them: 1",
                            ">Bela Example<",
                            "I have read what goes: one post.");
            editor.post(page, page, Map.of("sure", "true"));
            assertThat(editor.get(page).body()).contains("0 gone, 1 to go");
        }
    }

    @Test
    void aTakedownIsCalledOffAndTheHoldStays() {
        published("x");
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            String page = "/people/anna/takedown";
            assertThat(editor.post(page, page + "/call-off", Map.of()).body())
                    .contains("Nobody asked to take them down.");
            editor.post(page, page, Map.of("sure", "true"));
            assertThat(editor.post(page, page + "/call-off", Map.of()).headers().firstValue("Location"))
                    .hasValue(page + "?done=called-off");
            assertThat(editor.get(page).body()).contains("0 gone, 0 to go, 0 cannot be removed, 1 kept.");
            assertThat(world.node.brakes().inForce()).hasSize(1);
        }
    }

    @Test
    void theDraftOfAReleaseWaitsForAnApproval() {
        world.put("templates/vigil/released.en.txt", "{{name}} is out of custody. {{hashtags}}\n");
        world.release("anna", "2026-01-02").start();
        world.lift("anna");
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            assertThat(editor.get("/people/anna").body()).contains("/people/anna/draft/released");
            assertThat(editor.get("/people/anna/draft/released").body())
                    .contains("Anna Example: released on 2 January 2026", "Total, frozen on that day: 362 days");
            assertThat(editor.post("/people/anna/draft/released", "/people/anna/draft/released", Map.of())
                            .body())
                    .contains("#Vigil")
                    .containsPattern("offered; it waits for an approval|no draft:");
            assertThat(editor.get("/people/anna/draft/turn").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void theDraftOfAMemorialWaitsForSomebodyElseThanWhoAskedForIt() {
        world.put("templates/vigil/memorial.en.txt", "{{name}} died on {{diedOn}}.\n")
                .edit(
                        World.profile("anna"),
                        "sources: [",
                        "sources: [{ id: news, title: A report, publisher: A daily, from: press }, "
                                + "{ id: letter, title: A letter, publisher: Her mother, from: family }, ")
                .dies("anna", "2026-01-04")
                .edit(World.profile("anna"), "what: acquitted", "what: as told, sources: [news, letter]")
                .start();
        world.lift("anna");
        String page = "/people/anna/draft/memorial";
        try (Browser editor = console.as("Ed", Role.APPROVER);
                Browser other = console.as("Ava", Role.APPROVER);
                Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(editor.get("/people/anna").body()).contains(page).doesNotContain("/people/anna/draft/released");
            assertThat(viewer.get("/people/anna").body()).doesNotContain(page);
            assertThat(viewer.get(page).statusCode()).isEqualTo(403);
            assertThat(editor.get(page).body())
                    .contains("In memory of Anna Example", "Ask the family first.", "4 January 2026");
            assertThat(world.count("delivery where kind = 'memorial'"))
                    .as("nothing is offered by looking")
                    .isZero();

            String offered = editor.post(page, page, Map.of()).body();
            assertThat(offered).contains("#Vigil", "offered; it waits for an approval:");
            assertThat(editor.post(page, page, Map.of()).body()).contains("offered before:");
            assertThat(world.count("delivery where kind = 'memorial'")).isEqualTo(1);
            assertThat(world.count("audit where who = 'Ed' and subject = 'anna'"))
                    .isPositive();

            long id = world.deliveries.all().stream()
                    .filter(each -> each.kind() == PostKind.MEMORIAL)
                    .findFirst()
                    .orElseThrow()
                    .id();
            assertThat(offered).contains("href=\"/approvals/" + id + "\"");
            String own = editor.get("/approvals/" + id).body();
            assertThat(own)
                    .contains("Anna Example died on 4 January 2026.", "somebody else has to approve it")
                    .doesNotContain("Approve just these words");
            assertThat(other.get("/approvals/" + id).body()).contains("Approve just these words");
        }
    }

    @Test
    void whereNobodyKnowsItForSureThereIsNoMemorial() {
        world.put("templates/vigil/memorial.en.txt", "{{name}} died on {{diedOn}}.\n")
                .dies("anna", "2026-01-04")
                .start();
        world.lift("anna");
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            assertThat(editor.post("/people/anna/draft/memorial", "/people/anna/draft/memorial", Map.of())
                            .body())
                    .contains("no draft:", "two sources");
            assertThat(world.count("delivery where kind = 'memorial'")).isZero();
        }
    }

    @Test
    void nobodyActsOnWhatIsAnotherOrganisations() {
        world.put("organisations.yaml", """
                organisations:
                  - { id: pen, name: Free Pen, people: [Pia], approvers: [Pia] }
                  - { id: help, name: Quiet Help, people: [Quin], approvers: [Quin] }
                """);
        world.edit(World.ACCOUNTS, "{ name: x, network: x,", "{ name: x, network: x, organisation: pen,");
        world.put(World.profile("anna"), world.text(World.profile("anna")) + "case_holder: pen\n");
        String post = published("x");
        try (Browser help = console.as("Quin", Roles.in(new OrganisationId("help"), Role.ADMIN));
                Browser pen = console.as("Pia", Roles.in(new OrganisationId("pen"), Role.APPROVER))) {
            for (String page : new String[] {"/people/anna/takedown", post + "/delete", post + "/correct"}) {
                assertThat(help.get(page).statusCode()).as(page).isEqualTo(404);
                assertThat(help.post("/stop", page, Map.of("sure", "true", "words", "w"))
                                .statusCode())
                        .as(page)
                        .isEqualTo(404);
                assertThat(pen.get(page).statusCode()).as(page).isEqualTo(200);
            }
            assertThat(help.get("/people/anna/takedown/named").statusCode()).isEqualTo(404);
            assertThat(help.post("/stop", "/people/anna/takedown/call-off", Map.of())
                            .statusCode())
                    .isEqualTo(404);
            assertThat(help.post("/stop", post + "/correct/now", Map.of("words", "w"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(help.post("/stop", "/people/anna/draft/released", Map.of())
                            .statusCode())
                    .isEqualTo(404);
            assertThat(help.post("/stop", "/people/anna/review", Map.of()).statusCode())
                    .isEqualTo(404);
        }
        assertThat(world.count("removal")).isZero();
        assertThat(world.node.brakes().inForce()).isEmpty();
    }
}
