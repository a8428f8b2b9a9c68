package org.vigil.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;
import org.vigil.access.Role;
import org.vigil.console.Mapped;
import org.vigil.testing.Browser;

/**
 * Every page of the console, found by following its links as an admin does: no violation of axe-core, light and dark, no
 * wider than a telephone, and kept as a picture. A new page is found by itself, or fails here because nothing leads to it.
 */
@InBrowser
class EveryPageTest {
    private static final int ENOUGH = 150;

    /** What no link of a page leads to, because it is the way in; their own stories show them. */
    private static final Set<String> NO_LINK =
            Set.of("/sign-in", "/welcome/{token}", "/sign-in/openid/go", "/sign-in/openid-return");

    /** A sandbox is linked from the overview of the demo, where nobody is signed in. */
    private static final List<String> ENTRANCES = List.of("/", "/sandbox/box");

    private static Scene scene;
    private static Browser admin;
    private static Map<String, String> pages;

    /** What answered otherwise than with a page. */
    private static final Set<String> NO_PAGES = new TreeSet<>();

    @BeforeAll
    static void walk() {
        scene = Scene.fresh().lived();
        admin = scene.browser("Ada Admin", Role.ADMIN);
        try (Browser invited = scene.browser("Vic Viewer", Role.VIEWER)) {
            assertThat(invited.get("/").statusCode()).isEqualTo(200);
        }
        pages = found();
    }

    @AfterAll
    static void close() {
        admin.close();
        scene.close();
    }

    /** One address of each kind: by what is mapped, and what is asked beside it. */
    private static Map<String, String> found() {
        Map<String, String> found = new LinkedHashMap<>();
        Set<String> asked = new TreeSet<>();
        Deque<String> ways = new ArrayDeque<>(ENTRANCES);
        while (!ways.isEmpty() && asked.size() < ENOUGH) {
            String path = ways.poll();
            Optional<String> kind = kind(path);
            if (kind.isEmpty() || found.containsKey(kind.get()) || !asked.add(path)) {
                continue;
            }
            HttpResponse<String> answer = admin.get(path);
            String type = answer.headers().firstValue("Content-Type").orElse("");
            if (answer.statusCode() == 200 && type.startsWith("text/html")) {
                found.put(kind.get(), path);
                ways.addAll(links(Jsoup.parse(answer.body())));
            } else {
                NO_PAGES.add(kind.get());
            }
        }
        return found;
    }

    private static List<String> links(Document page) {
        return page.select("a[href^=/], form[method=get][action^=/]").stream()
                .map(link -> link.hasAttr("href") ? link.attr("href") : link.attr("action"))
                .toList();
    }

    /** Such as {@code /deliveries?account&state}; empty for what is none of the console's. */
    private static Optional<String> kind(String address) {
        String path = address.replaceFirst("[?#].*", "");
        String query =
                address.contains("?") ? address.replaceFirst("^[^?]*\\?", "").replaceFirst("#.*", "") : "";
        String names = Stream.of(query.split("&", -1))
                .map(pair -> pair.replaceFirst("=.*", ""))
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining("&"));
        return pattern(path).map(pattern -> pattern + (names.isEmpty() ? "" : "?" + names));
    }

    private static Optional<String> pattern(String path) {
        return Mapped.all().stream()
                .filter(Mapped::reads)
                .map(each -> PathPatternParser.defaultInstance.parse(each.pattern()))
                .filter(pattern -> pattern.matches(PathContainer.parsePath(path)))
                .sorted()
                .map(Object::toString)
                .findFirst();
    }

    @Test
    void everyPageIsReachedByLinks() {
        Set<String> reached = Stream.concat(pages.keySet().stream(), NO_PAGES.stream())
                .map(kind -> kind.replaceFirst("\\?.*", ""))
                .collect(Collectors.toSet());
        assertThat(Mapped.all().stream()
                        .filter(Mapped::reads)
                        .map(Mapped::pattern)
                        .filter(pattern -> !NO_LINK.contains(pattern)))
                .as("no link leads to these from Today, or they do not answer an admin with a page")
                .allSatisfy(pattern -> assertThat(reached).contains(pattern));
    }

    @Test
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
