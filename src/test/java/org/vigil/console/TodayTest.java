package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.access.Roles;
import org.vigil.account.AccountName;
import org.vigil.account.AccountStates;
import org.vigil.database.Database;
import org.vigil.network.Outcome;
import org.vigil.organisation.OrganisationId;
import org.vigil.testing.Browser;
import org.vigil.testing.Rows;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** What went out, what is due, what needs a person, and how the accounts are. */
@ExtendWith(TestDatabase.class)
class TodayTest {
    private final ConsoleWorld console;
    private final World world;

    TodayTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void tellsWhatWentOutAndWhatIsDueNext() {
        world.start().at(World.MONDAY_AT_NINE);
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            String page = viewer.get("/").body();
            assertThat(page)
                    .contains("Went out today: 1", "Due next", "Tue 6 Jan, 09:00 (Europe/London)")
                    .contains("Nothing waits for anybody.", ">posting<", "Mon 5 Jan, 09:00 (UTC)")
                    .contains("href=\"/deliveries/" + world.first().id() + "\"");
            assertThat(page.length()).isLessThan(150_000);
        }
    }

    @Test
    void whatNeedsAPersonLeadsToWhereItIsDone() {
        world.schedule("approval: none", "approval: required").start();
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.get("/").body()).containsPattern("href=\"/approvals\">\\d+ posts wait for an approval");
        }
    }

    @Test
    void tellsWhatWasRefusedAndWhatIsUncertain() {
        world.x.next(new Outcome.Refused("too long for it"));
        world.start().at(World.MONDAY_AT_NINE);
        long refused = world.first().id();
        world.x.cannotBeAsked();
        world.x.loseAnswers(1);
        world.at("2026-01-06T09:00:00Z").pastBackOff().after(Duration.ZERO);
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.get("/").body())
                    .contains("Uncertain: does it stand there?", "Did not go out as planned", "too long for it")
                    .contains("href=\"/deliveries/" + refused + "\"");
        }
    }

    @Test
    void tellsWhichAccountIsPausedAndWhichIsSignedOut() {
        world.secret("mastodon", "");
        new AccountStates(world.database).pause(new AccountName("x"), "its password was changed");
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.get("/").body())
                    .contains(">paused<", "its password was changed", "href=\"/accounts/x\"")
                    .contains(">signed out<", "href=\"/accounts/mastodon\"");
        }
    }

    @Test
    void whoIsOnHoldIsNotAmongThoseDueForVerification() {
        world.at("2027-06-01T09:00:00Z");
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.get("/").body()).contains("due for verification", "<code>bela</code>");
            world.hold("bela");
            assertThat(viewer.get("/").body()).contains("due for verification").doesNotContain("<code>bela</code>");
        }
    }

    @Test
    void whoIsInOneOrganisationSeesItsAccountsAlone() {
        world.start().at(World.MONDAY_AT_NINE);
        try (Browser stranger = console.as("Pen", Roles.in(new OrganisationId("free-pen"), Role.ADMIN))) {
            assertThat(stranger.get("/").body()).contains("Went out today: 0").doesNotContain("account=x");
            assertThat(stranger.get("/deliveries?state=all").body()).contains("No deliveries.");
            assertThat(stranger.get("/deliveries/" + world.first().id()).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void ofALargeTeamOnABadDayItStaysSmall() {
        world.at("2026-01-06T12:00:00Z");
        Rows rows = new Rows(world.database);
        Instant morning = Instant.parse("2026-01-06T09:00:00Z");
        for (int n = 0; n < 150; n++) {
            String account = "an-account-of-a-long-name-" + n;
            rows.delivery("first", "anna", account, 1, morning, "published", null);
            rows.delivery("second", "bela", account, 1, morning, "refused", "The network refused it: too long for it");
            rows.delivery(
                    "third",
                    "cara",
                    account,
                    1,
                    morning,
                    "held",
                    "its words cannot be made: there is no such template");
            rows.delivery("fourth", "dana", account, 1, morning, "uncertain", "it may stand on the network, or not");
            rows.delivery("fifth", "anna", account, 2, morning.plus(Duration.ofDays(1)), "planned", null);
        }
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            String page = viewer.get("/").body();
            assertThat(page).contains("Went out today: 150", "too long for it");
            assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(150_000);
        }
    }
}
