package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.access.Roles;
import org.vigil.campaign.CampaignId;
import org.vigil.database.Database;
import org.vigil.organisation.OrganisationId;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Who comes when, what is missing, who comes twice, and what went out. */
@ExtendWith(TestDatabase.class)
class CalendarPageTest {
    private static final String WEEK = "/calendar?view=week&from=2026-01-05";

    private final ConsoleWorld console;
    private final World world;
    private int visitors;

    CalendarPageTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
    }

    @AfterEach
    void close() {
        console.close();
    }

    private String page(String path) {
        try (Browser viewer = console.as("Vic " + ++visitors, Role.VIEWER)) {
            HttpResponse<String> answer = viewer.get(path);
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }

    /** What stands on a day, without marks. */
    private static String on(String date, String page) {
        int begin = page.indexOf("id=\"d" + date + "\"");
        int end = page.indexOf("id=\"d", begin + 1);
        return page.substring(begin, end < 0 ? page.length() : end)
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    @Test
    void aWeekTellsWhoComesWhenAndWhetherItIsApproved() {
        world.schedule("approval: none", "approval: required")
                .schedule("accounts: [x]", "accounts: [x, mastodon]")
                .start();
        String page = page(WEEK);
        assertThat(on("2026-01-05", page))
                .contains("Mon 5 January", "Today", "Anna Example", "09:00 Europe/London")
                .contains("waits for an approval on 2 accounts");
        assertThat(page)
                .contains(
                        "Somebody comes in every slot.",
                        "Nobody comes twice on a day.",
                        "14 posts wait for an approval")
                .contains("Planned until 4 Feb 2026", "Times as the clocks of Europe/London show them.");
        world.approveAll();
        assertThat(on("2026-01-06", page(WEEK))).contains("Bela Example", "approved on 2 accounts");
    }

    @Test
    void aMonthLeadsToTheNextAndToWeeks() {
        world.start();
        String page = page("/calendar?view=month&from=2026-01-20&campaign=vigil");
        assertThat(page)
                .contains("<h1>January 2026</h1>")
                .contains("href=\"/calendar?view=month&amp;from=2026-02-01&amp;campaign=vigil\"")
                .contains("href=\"/calendar?view=month&amp;from=2025-12-31&amp;campaign=vigil\"")
                .contains("href=\"/calendar?view=week&amp;from=2026-01-01&amp;campaign=vigil\"");
        assertThat(on("2026-01-31", page)).contains("Sat 31 January");
    }

    /** Nobody says that somebody comes in every slot where there is no slot. */
    @Test
    void whereNoCampaignIsStartedOrHasASlotItSaysSo() {
        assertThat(page(WEEK)).contains("Nothing is planned yet.").doesNotContain("in every slot", "comes twice");
        world.start();
        assertThat(page("/calendar?view=month&from=2025-11-05"))
                .contains("No campaign has a slot in these days.", "Planned until 4 Feb 2026")
                .doesNotContain("in every slot", "comes twice");
        assertThat(page(WEEK)).contains("Somebody comes in every slot.").doesNotContain("No campaign has a slot");
    }

    /** A telephone has one line for them; a desk each in its place of the week. */
    @Test
    void daysWithNothingThatFollowEachOtherAreOneLine() {
        world.start();
        String page = page("/calendar?view=month&from=2026-01-05");
        assertThat(on("2026-01-01", page)).contains("Thu 1 – Sun 4 January: nothing", "Thu 1 January");
        assertThat(page).contains("Mon 12 – Sat 31 January: nothing").doesNotContain("Tue 13 –");
        assertThat(page.split("class=\"[^\"]*within", -1)).hasSize(1 + 3 + 19);
        assertThat(on("2026-01-05", page)).doesNotContain("nothing");
        world.clock.set(Instant.parse("2026-01-20T08:00:00Z"));
        assertThat(page("/calendar?view=month&from=2026-01-05"))
                .as("today stands by itself")
                .contains("Mon 12 – Mon 19 January: nothing", "Wed 21 – Sat 31 January: nothing");
        assertThat(page("/calendar?view=week&from=2026-02-25")).contains("Mon 23 February – Sun 1 March: nothing");
    }

    @Test
    void whatCannotBeUnderstoodIsThisMonth() {
        assertThat(page("/calendar?view=%3Cb%3E&from=tomorrow&campaign=%22%3E%3Cscript%3E"))
                .contains("January 2026")
                .doesNotContain("<script>", "<b>");
    }

    @Test
    void pastDaysTellWhatWentOut() {
        world.start().at(World.MONDAY_AT_NINE).clock.set(Instant.parse("2026-01-07T08:00:00Z"));
        world.node.loop().drain();
        String page = page(WEEK);
        assertThat(on("2026-01-05", page)).contains("Anna Example", "published on one account");
        assertThat(on("2026-01-06", page)).contains("missed on one account");
    }

    @Test
    void aSlotWithNobodySaysWhyInNumbersThatNameNobody() {
        world.schedule("[anna, bela, cara]", "[anna, bela]").start();
        world.hold("anna").hold("bela").follow();
        String page = page(WEEK);
        assertThat(page).contains("7 slots have nobody.");
        assertThat(on("2026-01-07", page))
                .contains("Nobody", "Of 2 on the roll: 2 on hold.")
                .doesNotContain("Anna");
    }

    @Test
    void aPastSlotWithNobodySaysWhyTheLastOneFellOut() {
        world.schedule("[anna, bela, cara]", "[anna]").start().hold("anna").follow();
        world.clock.set(Instant.parse("2026-01-06T10:00:00Z"));
        assertThat(on("2026-01-05", page(WEEK)))
                .contains("Nobody came", "on hold")
                .doesNotContain("Anna");
    }

    @Test
    void whoComesTwiceOnADayIsSaidOfBothAndOnWhichAccount() {
        world.put(
                "schedules/second.yaml",
                world.text(World.CAMPAIGN)
                        .replace("campaign: vigil", "campaign: second")
                        .replace("#Vigil", "#Second")
                        .replace("09:00", "18:00"));
        world.start();
        world.node.desk().start(new CampaignId("second"), "Tester");
        String page = page(WEEK);
        assertThat(on("2026-01-05", page))
                .contains("Comes twice on this day on x: also at 18:00 in #Second. Only the first goes out there.")
                .contains("Comes twice on this day on x: also at 09:00 in #Vigil.");
        assertThat(page).contains("14 posts speak of somebody who comes twice on that day.");
        assertThat(on("2026-01-05", page("/calendar?view=week&from=2026-01-05&campaign=vigil")))
                .contains("in #Second")
                .doesNotContain("in #Vigil.");
    }

    @Test
    void milestonesAnniversariesAndObservancesStandBesideThePosts() {
        world.schedule(
                        "approval: none",
                        "approval: none\nmilestones: flavour\nmilestone_days: [218, 365]\nanniversaries: flavour\nobservances: [endangered-lawyer]")
                .start();
        String page = page("/calendar?view=month&from=2026-01-05");
        assertThat(on("2026-01-05", page)).contains("Anna Example", "365 days", "anniversary: 1 year");
        assertThat(on("2026-01-24", page)).contains("Observance: Day of the Endangered Lawyer");
    }

    @Test
    void anEventStandsInThePlaceOfTheDaysProfileAndLeavesNoHole() {
        world.put("templates/vigil/event.en.txt", "{{title}}, {{date}}.\n\n{{hashtags}}\n");
        world.put("events/verdict.yaml", """
                id: verdict
                kind: verdict
                date: 2026-01-06
                title: { en: The court has decided }
                sources: [{ title: A report, publisher: A newspaper }]
                campaigns: [vigil]
                about: []
                place: instead
                """).start();
        String page = page(WEEK);
        assertThat(on("2026-01-06", page))
                .contains("The court has decided", "event", "waits for an approval on one account")
                .doesNotContain("Nobody");
        assertThat(page).contains("Somebody comes in every slot.");
    }

    @Test
    void whoIsHeldIsNotAmongTheMilestones() {
        world.schedule("approval: none", "approval: none\nmilestones: flavour\nmilestone_days: [365]")
                .start();
        assertThat(on("2026-01-05", page(WEEK))).contains("365 days");
        world.hold("anna").follow();
        assertThat(on("2026-01-05", page(WEEK))).doesNotContain("365 days");
    }

    @Test
    void anEditorMovesATurnAndTakesItBack() {
        world.schedule("to: 2026-01-11", "to: 2026-01-25").start();
        long slot = slot("2026-01-11");
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            assertThat(editor.get("/calendar/slots/" + slot).body()).contains("Move to another day", "Anna Example");
            assertThat(moved(editor, slot, "2026-01-19"))
                    .isEqualTo("/calendar?view=week&from=2026-01-19&campaign=vigil&done=pinned");
            String page = editor.get("/calendar?view=week&from=2026-01-19&done=pinned")
                    .body();
            assertThat(page).contains("Pinned. The plan has followed.");
            assertThat(on("2026-01-19", page)).contains("Anna Example", "pinned by Ed");
            assertThat(on(
                            "2026-01-11",
                            editor.get("/calendar?view=week&from=2026-01-05").body()))
                    .contains("Bela Example");
            long pin = world.database
                    .jdbc()
                    .sql("select id from pin")
                    .query(Long.class)
                    .single();
            assertThat(editor.post(
                                    "/calendar/slots/" + slot("2026-01-19"),
                                    "/calendar/unpin",
                                    Map.of("pin", Long.toString(pin)))
                            .statusCode())
                    .isEqualTo(302);
            assertThat(on("2026-01-11", editor.get(WEEK).body())).contains("Anna Example");
        }
    }

    private static String moved(Browser editor, long slot, String to) {
        return editor.post(
                        "/calendar/slots/" + slot,
                        "/calendar/pin",
                        Map.of("campaign", "vigil", "person", "anna", "round", "3", "date", to, "slot", "morning"))
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    private long slot(String date) {
        return world.database
                .jdbc()
                .sql("select id from planned_slot where withdrawn_at is null and local_date = cast(:date as date)")
                .param("date", date)
                .query(Long.class)
                .single();
    }

    @Test
    void aPinThatCannotBeFollowedIsSaidInWords() {
        world.start();
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            Map<String, String> frozen =
                    Map.of("campaign", "vigil", "person", "anna", "date", "2026-01-06", "slot", "morning");
            HttpResponse<String> answer = editor.post("/calendar/pin?campaign=vigil", "/calendar/pin", frozen);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("Not done.", "somebody else has that slot");
            assertThat(editor.post(
                                    "/calendar/pin?campaign=vigil",
                                    "/calendar/pin",
                                    Map.of("campaign", "vigil", "person", "anna", "date", "soon", "slot", "morning"))
                            .body())
                    .contains("A day is written as year, month and day");
            world.hold("bela").follow();
            assertThat(editor.post(
                                    "/calendar/pin?campaign=vigil",
                                    "/calendar/pin",
                                    Map.of(
                                            "campaign",
                                            "vigil",
                                            "person",
                                            "Bela Example",
                                            "date",
                                            "2026-01-10",
                                            "slot",
                                            "morning"))
                            .headers()
                            .firstValue("Location"))
                    .hasValueSatisfying(where -> assertThat(where).endsWith("done=pinned-waits"));
            assertThat(on("2026-01-10", editor.get(WEEK).body()))
                    .contains("Pin not followed:", "Bela Example", "on hold");
        }
    }

    @Test
    void aTurnOfTheNextDaysIsNotOfferedToMoveAndDoesNot() {
        world.schedule("to: 2026-01-11", "to: 2026-01-25").start();
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            assertThat(editor.get("/calendar/slots/" + slot("2026-01-08")).body())
                    .contains("This turn stays where it is")
                    .doesNotContain("Move and pin");
            assertThat(editor.post(
                                    "/calendar/pin?campaign=vigil",
                                    "/calendar/pin",
                                    Map.of(
                                            "campaign",
                                            "vigil",
                                            "person",
                                            "anna",
                                            "round",
                                            "2",
                                            "date",
                                            "2026-01-20",
                                            "slot",
                                            "morning"))
                            .body())
                    .contains("that turn, of 2026-01-08, stays where it is");
        }
        assertThat(world.count("pin")).isZero();
    }

    @Test
    void whoeverIsCalledAlikeIsAskedWhich() {
        world.start();
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            HttpResponse<String> answer = editor.post(
                    "/calendar/pin?campaign=vigil",
                    "/calendar/pin",
                    Map.of("campaign", "vigil", "person", "example", "date", "2026-01-10", "slot", "morning"));
            assertThat(answer.body())
                    .contains("Which one?", "value=\"anna\"", "value=\"bela\"", "value=\"cara\"")
                    .doesNotContain("value=\"dana\"");
            assertThat(editor.post(
                                    "/calendar/pin?campaign=vigil",
                                    "/calendar/pin",
                                    Map.of(
                                            "campaign",
                                            "vigil",
                                            "person",
                                            "zzzzzz",
                                            "date",
                                            "2026-01-10",
                                            "slot",
                                            "morning"))
                            .body())
                    .contains("Nobody on the campaign&#39;s roll is called so");
        }
        assertThat(world.count("pin")).isZero();
    }

    @Test
    void onlyEditorsPinAndOnlyWhatIsTheirs() {
        world.start();
        Map<String, String> fields =
                Map.of("campaign", "vigil", "person", "anna", "date", "2026-01-10", "slot", "morning");
        try (Browser viewer = console.as("Vic", Role.VIEWER);
                Browser stranger = console.as("Pen", Roles.in(new OrganisationId("free-pen"), Role.ADMIN))) {
            assertThat(viewer.get(WEEK).body()).doesNotContain("/calendar/pin");
            assertThat(viewer.get("/calendar/slots/" + slot("2026-01-10")).body())
                    .doesNotContain("Move to another day");
            assertThat(viewer.post("/stop", "/calendar/pin", fields).statusCode())
                    .isEqualTo(403);
            assertThat(viewer.get("/calendar/pin?campaign=vigil").statusCode()).isEqualTo(403);
            assertThat(stranger.get("/calendar/pin?campaign=vigil").statusCode())
                    .isEqualTo(404);
            assertThat(stranger.post("/stop", "/calendar/pin", fields).statusCode())
                    .isEqualTo(403);
            assertThat(stranger.get("/calendar/slots/" + slot("2026-01-10")).statusCode())
                    .isEqualTo(404);
            assertThat(stranger.get(WEEK).body()).doesNotContain("Anna");
        }
        assertThat(world.count("pin")).isZero();
    }
}
