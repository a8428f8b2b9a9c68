package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
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
import org.vigil.access.User;
import org.vigil.cli.Serving;
import org.vigil.database.Database;
import org.vigil.node.Node;
import org.vigil.organisation.OrganisationId;
import org.vigil.settings.ConsoleSettings;
import org.vigil.source.SourceTree;
import org.vigil.testing.Browser;
import org.vigil.testing.Sample;
import org.vigil.testing.TestDatabase;

/** Who lets in whom, in a coalition of two of which one is not to be named. */
@ExtendWith(TestDatabase.class)
class UsersPageTest {
    private static final OrganisationId PEN = new OrganisationId("free-pen");
    private static final OrganisationId HELP = new OrganisationId("quiet-help");

    private final Database database;
    private Node node;
    private Application application;

    @TempDir
    private Path folder;

    UsersPageTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("organisations.yaml"), """
                organisations:
                  - { id: free-pen, name: Free Pen }
                  - { id: quiet-help, name: Quiet Help, unlisted: true }
                """);
        node = Node.over(database, InstantSource.system(), folder, Map.of());
        assertThat(node.files().accept(SourceTree.read(folder)).problems()).isEmpty();
        application = Application.start(new Serving(
                ConsoleSettings.LOCAL, 0, node, Sample.shown(), Optional.empty(), Serving.Entrance.BY_SIGN_IN));
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void somebodyIsInvitedAndTheLinkIsShownOnce() {
        try (Browser admin = Browser.signedIn(application.port(), node, "Ada", Role.ADMIN)) {
            HttpResponse<String> answer = invite(admin, "Ben", "approver", "free-pen");
            assertThat(answer.body()).contains("http://127.0.0.1:" + application.port() + "/welcome/");
            assertThat(user("Ben").roles()).isEqualTo(Roles.in(PEN, Role.APPROVER));
            assertThat(user("Ben").state()).isEqualTo(User.State.INVITED);
            assertThat(admin.get("/users").body()).contains("Ben").doesNotContain("/welcome/");
            assertThat(invite(admin, "ben", "viewer", "*").body()).contains("Somebody is or was called so");
            assertThat(invite(admin, "<script>", "viewer", "*").body())
                    .contains("The name may have")
                    .contains("value=\"&lt;script&gt;\"")
                    .doesNotContain("<script>\"");
            assertThat(invite(admin, "Cem", "king", "*").statusCode()).isEqualTo(422);
        }
    }

    @Test
    void anOrganisationsAdminLooksAfterItsOwnAndKnowsOfNoOther() {
        try (Browser pen = Browser.signedIn(application.port(), node, "Pen", Roles.in(PEN, Role.ADMIN));
                Browser help = Browser.signedIn(application.port(), node, "Hel", Roles.in(HELP, Role.EDITOR));
                Browser both = Browser.signedIn(
                        application.port(),
                        node,
                        "Bo",
                        Roles.in(PEN, Role.VIEWER).with(HELP, Optional.of(Role.EDITOR)))) {
            assertThat(pen.get("/users").body())
                    .contains("Pen", "Bo", "Free Pen")
                    .doesNotContain("Hel<", "quiet-help", "Quiet Help", "The whole team");
            assertThat(pen.get("/users/" + user("Hel").id()).statusCode()).isEqualTo(404);
            assertThat(invite(pen, "New", "admin", "*").statusCode()).isEqualTo(403);
            assertThat(invite(pen, "New", "admin", "quiet-help").statusCode()).isEqualTo(403);
            assertThat(invite(pen, "New", "admin", "no-such").statusCode()).isEqualTo(403);
            assertThat(act(pen, "Hel", "/remove", Map.of()).statusCode()).isEqualTo(403);
            assertThat(act(pen, "Hel", "/roles", Map.of("role-free-pen", "viewer"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(act(pen, "Bo", "/remove", Map.of()).statusCode()).isEqualTo(403);
            assertThat(act(pen, "Bo", "/link", Map.of()).statusCode()).isEqualTo(403);
            act(
                    pen,
                    "Bo",
                    "/roles",
                    Map.of("role-free-pen", "approver", "role-quiet-help", "admin", "role-*", "admin"));
            assertThat(user("Bo").roles())
                    .isEqualTo(Roles.in(PEN, Role.APPROVER).with(HELP, Optional.of(Role.EDITOR)));
            assertThat(pen.get("/audit").statusCode()).isEqualTo(403);
            assertThat(help.get("/users").statusCode()).isEqualTo(403);
            assertThat(both.get("/").statusCode()).as("other roles").isEqualTo(302);
        }
    }

    @Test
    void aResetMakesEverythingVoidAtOnce() {
        try (Browser admin = Browser.signedIn(application.port(), node, "Ada", Role.ADMIN);
                Browser ben = Browser.signedIn(application.port(), node, "Ben", Role.EDITOR)) {
            assertThat(ben.get("/").statusCode()).isEqualTo(200);
            assertThat(act(admin, "Ben", "/link", Map.of()).body()).contains("/welcome/");
            assertThat(ben.get("/").statusCode()).isEqualTo(302);
            assertThat(user("Ben").hasPassword()).isFalse();
            assertThat(admin.get("/audit").body()).contains("reset user", "Ben");
        }
    }

    private HttpResponse<String> invite(Browser who, String name, String role, String place) {
        return who.post("/users", "/users", Map.of("name", name, "role", role, "place", place));
    }

    private HttpResponse<String> act(Browser who, String name, String act, Map<String, String> fields) {
        return who.post("/stop", "/users/" + user(name).id() + act, fields);
    }

    private User user(String name) {
        return node.doors().users().named(name).orElseThrow();
    }
}
