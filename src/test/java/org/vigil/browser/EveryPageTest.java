package org.vigil.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vigil.access.Role;
import org.vigil.console.Mapped;
import org.vigil.testing.Browser;

/**
 * Every page of the console, found by following its links as an admin does: no violation of axe-core, light and dark, no
 * wider than a telephone, and kept as a picture. A new page is found by itself, or fails here because nothing leads to it.
 */
@Order(1)
@InBrowser
class EveryPageTest {
    /** What no link leads to, because it is the way in; their own stories show them. */
    private static final Set<String> NO_LINK = Set.of(
            "/sign-in",
            "/welcome/{token}",
            "/sign-in/openid/go",
            "/sign-in/openid-return",
            // where a network sends somebody back, and what a list that was just handed in is told
            "/add-account/code",
            "/people/import/report.csv");

    private static Scene scene;
    private static Browser admin;
    private static Walk walk;
    private static Map<String, String> pages;

    @BeforeAll
    static void walk() {
        scene = Scene.fresh().lived();
        admin = scene.browser("Ada Admin", Role.ADMIN);
        scene.browser("Vic Viewer", Role.VIEWER).close();
        walk = new Walk(admin);
        pages = walk.oneOfEachKind(Walk.CONSOLE);
    }

    @AfterAll
    static void close() {
        admin.close();
        scene.close();
    }

    @Test
    void everyPageIsReachedByLinks() {
        Set<String> reached = walk.answers().entrySet().stream()
                .filter(answer -> answer.getValue().statusCode() == 200)
                .map(answer -> Walk.kind(answer.getKey()).orElse("").replaceFirst("\\?.*", ""))
                .collect(Collectors.toSet());
        assertThat(walk.answers().entrySet().stream()
                        .filter(answer -> answer.getValue().statusCode() != 200)
                        .map(answer -> answer.getValue().statusCode() + " " + answer.getKey()))
                .as("links that lead nowhere")
                .isEmpty();
        assertThat(Mapped.all().stream()
                        .filter(Mapped::reads)
                        .map(Mapped::pattern)
                        .filter(pattern -> !NO_LINK.contains(pattern)))
                .as("no link leads to these from Today, or they do not answer an admin")
                .allSatisfy(pattern -> assertThat(reached).contains(pattern));
    }

    /** Where much else runs beside it, so many pages take their time. */
    @Test
    @Timeout(600)
    void everyPageCanBeReadByEverybody(Visits visits) {
        Page seen = visits.desk(scene.cookie(admin));
        assertThat(pages.entrySet()).allSatisfy(page -> {
            seen.navigate(scene.address(page.getValue()));
            Look.at(
                    seen,
                    "console" + page.getKey().replaceAll("[^A-Za-z0-9]+", "-").replaceFirst("-$", ""));
        });
    }
}
