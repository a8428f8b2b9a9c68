package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;
import org.vigil.Application;
import org.vigil.access.Role;
import org.vigil.cli.Serving;
import org.vigil.database.Database;
import org.vigil.node.Node;
import org.vigil.settings.ConsoleSettings;
import org.vigil.testing.Browser;
import org.vigil.testing.Sample;
import org.vigil.testing.TestDatabase;

/** Each address of the console, without a sign-in, without a form's token, and with each role. A new page is found by itself. */
class EveryAddressTest {
    private static final List<Mapped> ALL = Mapped.all();

    @TempDir
    private static Path folder;

    private static Database database;
    private static Node node;
    private static Application application;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = Node.over(database, InstantSource.system(), folder, Map.of());
        application = Application.start(new Serving(
                ConsoleSettings.LOCAL, 0, node, Sample.shown(), Optional.empty(), Serving.Entrance.BY_SIGN_IN));
    }

    @AfterAll
    static void stop() {
        application.close();
        database.close();
    }

    @Test
    void nothingIsReachedWithoutASignInButWhatIsNamedPublic() {
        try (Browser stranger = new Browser(application.port())) {
            assertThat(ALL)
                    .hasSizeGreaterThan(10)
                    .filteredOn(each -> !each.isOpen())
                    .allSatisfy(each -> {
                        HttpResponse<String> answer = each.reads()
                                ? stranger.get(each.path())
                                : stranger.post("/sign-in", each.path(), Map.of());
                        assertThat(answer.statusCode()).isEqualTo(302);
                        assertThat(answer.headers().firstValue("Location"))
                                .hasValueSatisfying(where -> assertThat(where).startsWith("/sign-in"));
                    });
        }
    }

    @Test
    void whatIsOpenIsNamedAmongThePublicPaths() {
        List<String> named = java.util.stream.Stream.concat(PublicPaths.WAY_IN.stream(), PublicPaths.FOLLOWERS.stream())
                .toList();
        assertThat(ALL)
                .filteredOn(Mapped::isOpen)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(named)
                        .anySatisfy(pattern -> assertThat(PathPatternParser.defaultInstance
                                        .parse(pattern)
                                        .matches(PathContainer.parsePath(each.path())))
                                .isTrue()));
    }

    @Test
    void everyActSaysWhoMayDoIt() {
        assertThat(ALL)
                .filteredOn(each -> !each.reads() && !each.isOpen())
                .allSatisfy(each -> assertThat(each.handler().getAnnotation(Needs.class))
                        .as("%s has no @Needs", each)
                        .isNotNull());
    }

    @Test
    void everyFormWithoutItsTokenIsRefused() {
        try (Browser admin = Browser.signedIn(application.port(), node, "Ada", Role.ADMIN);
                Browser stranger = new Browser(application.port())) {
            assertThat(ALL).filteredOn(each -> !each.reads()).allSatisfy(each -> {
                assertThat(admin.postAsIs(each.path(), Map.of()).statusCode()).isEqualTo(403);
                assertThat(stranger.postAsIs(each.path(), Map.of()).statusCode())
                        .isEqualTo(403);
                assertThat(admin.postAsIs(each.path(), Map.of("_csrf", "of somebody else"))
                                .statusCode())
                        .isEqualTo(403);
            });
            assertThat(stranger.postAsIs("/sign-in", Map.of("name", "Ada", "password", "x"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(admin.postAsIs("/sign-out", Map.of()).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void eachRoleDoesWhatItMayAndNoMore() {
        for (Role role : Role.values()) {
            try (Browser browser = Browser.signedIn(application.port(), node, "a " + role.word(), role)) {
                assertThat(ALL)
                        .filteredOn(each -> !each.isOpen() && needs(each).compareTo(role) > 0)
                        .allSatisfy(each -> {
                            HttpResponse<String> answer = each.reads()
                                    ? browser.get(each.path())
                                    : browser.post("/stop", each.path(), Map.of());
                            assertThat(answer.statusCode())
                                    .as("%s as %s", each, role)
                                    .isEqualTo(403);
                            assertThat(answer.body()).contains("You may not do that");
                        });
                assertThat(browser.get("/stop").statusCode()).isEqualTo(200);
            }
        }
    }

    private static Role needs(Mapped each) {
        return Optional.ofNullable(each.handler().getAnnotation(Needs.class))
                .map(Needs::value)
                .orElse(Role.VIEWER);
    }
}
