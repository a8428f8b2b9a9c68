package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.Application;
import org.vigil.access.Role;
import org.vigil.cli.Serving;
import org.vigil.database.Database;
import org.vigil.engagement.GeneratedLog;
import org.vigil.engagement.Timing;
import org.vigil.node.Node;
import org.vigil.settings.ConsoleSettings;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;
import org.vigil.testing.Browser;
import org.vigil.testing.MutableClock;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/**
 * How long the pages about engagement and accounts take with ten million observations and 300 people, from the request to the
 * last byte. No test: its name keeps it out of {@code mvn verify}. Run it with {@code mvn test -Dquick=
 * -Dtest=EngagementPagesMeasure}.
 */
class EngagementPagesMeasure {
    private static final int PEOPLE = 300;

    @TempDir
    private Path folder;

    @Test
    @Timeout(3600)
    void pagesWithTenMillionObservations() {
        try (Database database = GeneratedLog.open()) {
            Node node = Node.over(database, MutableClock.at(GeneratedLog.NOW), folder, TestDatabase.environment());
            assertThat(node.files().accept(files()).problems()).isEmpty();
            IntStream.range(0, PEOPLE).forEach(n -> World.sign(database, "person-" + n));
            try (Application application = Application.start(new Serving(
                            ConsoleSettings.LOCAL,
                            0,
                            node,
                            shown(node),
                            Optional.empty(),
                            Serving.Entrance.BY_SIGN_IN));
                    Browser browser = Browser.signedIn(application.port(), node, "Ada", Role.ADMIN)) {
                Timing timing = new Timing(database);
                for (String page : pages(database)) {
                    long before = ofThisProcess();
                    timing.time(page, () -> length(browser, page));
                    System.out.printf(
                            Locale.ROOT,
                            "     of the processors %.1f ms each, this program's alone%n",
                            (ofThisProcess() - before) / 1e6 / (1 + Integer.getInteger("times", 40)));
                }
            }
        }
    }

    /** In nanoseconds; what made the page is among it, and what asked for it. */
    private static long ofThisProcess() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L);
    }

    private static long length(Browser browser, String page) {
        var answer = browser.get(page);
        assertThat(answer.statusCode()).as(page).isEqualTo(200);
        // Not the page itself: the tokens of its forms are others each time, of the same length.
        return answer.body().length();
    }

    private static List<String> pages(Database database) {
        long post = database.jdbc()
                .sql("select max(id) from delivery where campaign = 'large' and published_at < '2026-10-01'")
                .query(Long.class)
                .single();
        return List.of(
                "/engagement?campaign=large&from=2026-11-09&to=2026-11-15",
                "/engagement?campaign=large&from=2026-10-01&to=2026-10-30",
                "/engagement?campaign=large&from=2026-07-01&to=2026-09-30",
                "/engagement?campaign=large&from=2026-07-01&to=2026-09-30&account=account-01",
                "/engagement?campaign=large&from=2026-07-01&to=2026-09-30&network=mastodon",
                "/engagement?campaign=large&from=2026-07-01&to=2026-09-30&template=templates/large/prisoner.en.txt",
                "/engagement?campaign=large&from=2026-07-01&to=2026-09-30&language=be",
                "/engagement/log",
                "/engagement/log?campaign=large",
                "/engagement/log?campaign=large&from=2024-12-08&to=2024-12-15",
                "/engagement/log?person=person-7",
                "/engagement/log?account=account-01",
                "/engagement/log?network=mastodon",
                "/engagement/log?template=templates/large/prisoner.en.txt",
                "/engagement/log?language=be",
                "/engagement/log?language=be&from=2024-12-08&to=2024-12-15",
                "/engagement/log?before=2025-01-01T00:00:00Z_1",
                "/engagement/posts/" + post,
                "/accounts",
                "/accounts/account-01");
    }

    private static Serving.Shown shown(Node node) {
        return new Serving.Shown(
                () -> List.copyOf(node.files().inForce().workspace().campaigns().values()),
                () -> List.copyOf(node.files().inForce().workspace().accounts().values()),
                id -> node.files().inForce().workspace().profile(id).map(profile -> profile.name("en")),
                campaign -> Map.of());
    }

    private static SourceTree files() {
        List<SourceFile> files = new ArrayList<>();
        files.add(file(
                "accounts.yaml",
                IntStream.rangeClosed(1, GeneratedLog.ACCOUNTS)
                        .mapToObj(n ->
                                "  - { name: account-%02d, network: mastodon, server: \"https://m%d.example\", language: en }\n"
                                        .formatted(n, n))
                        .collect(Collectors.joining("", "accounts:\n", ""))));
        files.add(file("schedules/large.yaml", """
                campaign: large
                name: "#Large"
                zone: UTC
                slots: [{ id: morning, at: "09:00" }]
                roll: { listed: [PEOPLE] }
                rotation: fair
                accounts: [account-01]
                templates: large
                approval: none
                """.replace(
                        "PEOPLE",
                        IntStream.range(0, PEOPLE).mapToObj(n -> "person-" + n).collect(Collectors.joining(", ")))));
        files.add(file("templates/large/prisoner.en.txt", "Day {{day}}: {{name}}. {{#count}}{{count}}{{/count}}\n"));
        IntStream.range(0, PEOPLE)
                .forEach(n -> files.add(file("profiles/person-" + n + ".yaml", """
                id: person-%d
                kind: prisoner
                names: { en: Person%d Example%d }
                zone: Asia/Baku
                sources: [{ title: A report, publisher: A newspaper, date: 2026-01-01, link: "https://example.org/%d" }]
                basis: { reason: A public campaign of the family, on: 2025-12-01, signed_by: [Ada, Ben] }
                held_by: AZ
                pronoun: she
                custody: [{ kind: detention, from: 2020-01-05, confirmed: 2026-11-05 }]
                """.formatted(n, n, n, n))));
        return SourceTree.of(files);
    }

    private static SourceFile file(String path, String text) {
        return new SourceFile(path, text.getBytes(StandardCharsets.UTF_8));
    }
}
