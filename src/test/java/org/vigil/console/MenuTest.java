package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.access.Roles;
import org.vigil.database.Database;
import org.vigil.delivery.Desk;
import org.vigil.organisation.OrganisationId;
import org.vigil.testing.Browser;
import org.vigil.testing.Rows;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** What stands around each page tells what waits, to whoever it waits for. */
@ExtendWith(TestDatabase.class)
class MenuTest {
    private final ConsoleWorld console;
    private final World world;

    MenuTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
        world.schedule("approval: none", "approval: required").start();
    }

    @AfterEach
    void close() {
        console.close();
    }

    private static Document page(Browser who) {
        return Jsoup.parse(who.get("/people").body());
    }

    /** As a screen reader says a part of the menu. */
    private static String said(Browser who, String href) {
        return page(who).select("nav.at-a-desk a[href=" + href + "]").text();
    }

    /** Where many words have to be read first, the page does not wait for it. */
    private static void becomes(Browser who, String href, String said) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!said(who, href).equals(said) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(said(who, href)).isEqualTo(said);
    }

    @Test
    void anApproverHearsHowManyPostsWaitAndHowManyAreUncertain() {
        new Rows(world.database)
                .delivery("vigil", "dana", "x", 9, Instant.parse("2026-01-04T09:00:00Z"), "uncertain", "it was lost");
        try (Browser approver = console.as("Ada", Role.APPROVER);
                Browser viewer = console.as("Vic", Role.VIEWER)) {
            becomes(approver, "/approvals", "To approve 7 posts wait for your approval");
            assertThat(said(approver, "/deliveries")).isEqualTo("Deliveries 1 uncertain post waits for your word");
            assertThat(said(viewer, "/approvals"))
                    .as("nothing waits for a viewer")
                    .isEqualTo("To approve");
            assertThat(said(viewer, "/deliveries")).isEqualTo("Deliveries");
            Desk.Coming first = world.node.desk().coming(Duration.ofDays(31)).getFirst();
            approver.post(
                    "/approvals/" + first.delivery().id(),
                    "/approvals/" + first.delivery().id() + "/approve",
                    Map.of("mark", first.mark()));
            // the words about a person are approved, whatever their day
            becomes(approver, "/approvals", "To approve 4 posts wait for your approval");
        }
    }

    @Test
    void whoDecidesForOneOrganisationHearsOfItsAccountsAlone() {
        world.put("organisations.yaml", """
                organisations:
                  - { id: pen, name: Free Pen, people: [Pia], approvers: [Pia] }
                """);
        world.edit(
                World.ACCOUNTS,
                "{ name: mastodon, network: mastodon,",
                "{ name: mastodon, organisation: pen, network: mastodon,");
        world.accept();
        Rows rows = new Rows(world.database);
        rows.delivery("vigil", "dana", "x", 9, Instant.parse("2026-01-04T09:00:00Z"), "uncertain", "it was lost");
        try (Browser pen = console.as("Pia", Roles.in(new OrganisationId("pen"), Role.APPROVER))) {
            assertThat(said(pen, "/deliveries")).isEqualTo("Deliveries");
            rows.delivery("other", "dana", "mastodon", 9, Instant.parse("2026-01-04T09:00:00Z"), "uncertain", "lost");
            assertThat(said(pen, "/deliveries")).isEqualTo("Deliveries 1 uncertain post waits for your word");
            assertThat(said(pen, "/approvals")).isEqualTo("To approve");
        }
    }

    /** On a telephone the menu is closed, and what must be quick stands outside of it. */
    @Test
    void holdingAndStoppingStandOutsideOfWhatOpens() {
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            Document page = page(viewer);
            for (String href : List.of("/people/hold", "/stop")) {
                assertThat(page.select("header .acts > a[href=" + href + "]"))
                        .as(href)
                        .hasSize(1);
            }
            assertThat(page.select("header details[open]")).isEmpty();
            assertThat(page.select("nav.in-the-hand > details > summary").text())
                    .isEqualTo("Menu People");
            assertThat(page.select("nav.in-the-hand a").eachAttr("href"))
                    .startsWith("/")
                    .contains("/calendar", "/me");
            assertThat(page.select("nav.in-the-hand ul a").eachAttr("href"))
                    .isEqualTo(page.select("nav.at-a-desk a").eachAttr("href"));
        }
    }
}
