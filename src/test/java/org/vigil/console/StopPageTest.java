package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.Application;
import org.vigil.access.Role;
import org.vigil.access.Roles;
import org.vigil.cli.Serving;
import org.vigil.database.Database;
import org.vigil.node.Node;
import org.vigil.organisation.OrganisationId;
import org.vigil.settings.ConsoleSettings;
import org.vigil.testing.Browser;
import org.vigil.testing.Sample;
import org.vigil.testing.TestDatabase;

/** The red button: everybody may stop, few may let it go on. */
@ExtendWith(TestDatabase.class)
class StopPageTest {
    private final Database database;
    private Node node;
    private Application application;

    @TempDir
    private Path folder;

    StopPageTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        Sample.write(database);
        node = Node.over(database, InstantSource.system(), folder, Map.of());
        application = Application.start(new Serving(
                ConsoleSettings.LOCAL, 0, node, Sample.shown(), Optional.empty(), Serving.Entrance.BY_SIGN_IN));
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void aViewerStopsEverythingAndOnlyAnApproverLetsItGoOn() {
        try (Browser viewer = Browser.signedIn(application.port(), node, "Vic", Role.VIEWER);
                Browser approver = Browser.signedIn(application.port(), node, "Ada", Role.APPROVER)) {
            assertThat(viewer.get("/").body()).contains("href=\"/stop\">Stop everything</a>");
            assertThat(viewer.post("/stop", "/stop", Map.of("why", "A <b>wrong</b> name"))
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/stop?done=stopped");
            assertThat(node.brakes().everythingStopped()).isTrue();
            assertThat(viewer.get("/stop").body())
                    .contains("Stopped by Vic", "A &lt;b&gt;wrong&lt;/b&gt; name", "No post is under way")
                    .doesNotContain(">Go on</button>");
            assertThat(viewer.get("/").body()).contains("Nothing goes out on any account.");
            assertThat(viewer.post("/stop", "/stop/end", Map.of()).statusCode()).isEqualTo(403);
            assertThat(node.brakes().everythingStopped()).isTrue();
            assertThat(approver.get("/stop").body()).contains(">Go on</button>");
            assertThat(approver.post("/stop", "/stop/end", Map.of()).headers().firstValue("Location"))
                    .hasValue("/stop?done=goes-on");
            assertThat(node.brakes().everythingStopped()).isFalse();
            assertThat(database.jdbc()
                            .sql(
                                    "select string_agg(who || ' ' || what, ', ' order by id) from audit where what in ('stop', 'resume')")
                            .query(String.class)
                            .single())
                    .isEqualTo("Vic stop, Ada resume");
            assertThat(database.jdbc()
                            .sql("select string_agg(a::text, ' ') from audit a")
                            .query(String.class)
                            .single())
                    .doesNotContain("wrong");
        }
    }

    @Test
    void whatWasBeingSentIsTold() {
        database.jdbc().sql("""
                insert into attempt (delivery, account, part, n, text, digest, idempotency_key, node, send_by, lease_until)
                select id, account, 1, 9, 't', 'd', 'k-of-the-test', 'n', now(), now() + interval '1 minute'
                from delivery order by id limit 1
                """).update();
        try (Browser viewer = Browser.signedIn(application.port(), node, "Vic", Role.VIEWER)) {
            viewer.post("/stop", "/stop", Map.of());
            assertThat(viewer.get("/stop").body()).contains("One post was being handed to its network");
        }
    }

    @Test
    void anApproverOfOneOrganisationDoesNotLetTheTeamGoOn() {
        Roles roles = Roles.in(new OrganisationId("free-pen"), Role.APPROVER);
        try (Browser browser = Browser.signedIn(application.port(), node, "Pen", roles)) {
            browser.post("/stop", "/stop", Map.of());
            assertThat(browser.post("/stop", "/stop/end", Map.of()).statusCode())
                    .isEqualTo(403);
            assertThat(node.brakes().everythingStopped()).isTrue();
        }
    }
}
