package org.vigil.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vigil.Application;
import org.vigil.access.Role;
import org.vigil.campaign.CampaignId;
import org.vigil.cli.Serving;
import org.vigil.engagement.GeneratedLog;
import org.vigil.engagement.Timing;
import org.vigil.settings.ConsoleSettings;
import org.vigil.testing.Browser;
import org.vigil.testing.World;

/**
 * Every page of the console that links lead to, over the log of the engagement (200,000 posts, ten million readings), with 300
 * people, 20 accounts and five campaigns: what the server takes for each, and how large it is. No test: its name keeps it
 * out of {@code mvn verify}. Run it with {@code mvn test -Dquick= -Dtest=PagesMeasure}; {@code -Dmessages=20000} makes a smaller log.
 */
class PagesMeasure {
    private static final int PEOPLE = 300;
    private static final int TIMES = Integer.getInteger("times", 40);
    private static final int BEFORE = 5;
    private static final double MOST_MILLIS = 100;

    /** Where more runs than this, the clock tells how busy the machine is: there what the processors did is judged. */
    private static final double QUIET = 2;

    /** All of the log is too much to be held here; an export is handed out bit by bit. */
    private static final String EXPORT = "/[^?]*[.](?:csv|ndjson|json)(?:[?].*)?";

    /** Reads every word that was ever posted, when somebody asks for it: measured, and no page to be judged by the same bound. */
    private static final String SEARCH = "/people/{id}/takedown/named";

    private static final int MOST_OF_TODAY = 150_000;

    /** What the log's campaigns are called. */
    private static final List<String> CAMPAIGNS = List.of("large", "middle", "small", "other", "last");

    /** The log has Bluesky on the second; here no fake plays it. */
    private static final List<String> NETWORKS = List.of("x", "mastodon", "mastodon", "sandbox");

    private static final List<String> LANGUAGES = List.of("en", "ru", "en", "fa", "be");

    private final World world = new World(GeneratedLog.open());
    private final Timing timing = new Timing(world.database);

    private final HttpClient http = HttpClient.newHttpClient();
    private String base = "";
    private String cookie = "";

    @Test
    @Timeout(3600)
    void everyPage() {
        files();
        Serving.Shown shown = new Serving.Shown(
                () -> List.copyOf(
                        world.node.files().inForce().workspace().campaigns().values()),
                () -> List.copyOf(
                        world.node.files().inForce().workspace().accounts().values()),
                id -> world.node.files().inForce().workspace().profile(id).map(profile -> profile.name("en")),
                campaign -> Map.of());
        try (Application application = Application.start(new Serving(
                        ConsoleSettings.LOCAL, 0, world.node, shown, Optional.empty(), Serving.Entrance.BY_SIGN_IN));
                Browser admin = Browser.signedIn(application.port(), world.node, "Ada", Role.ADMIN)) {
            List<String> slow = new ArrayList<>();
            base = "http://127.0.0.1:" + application.port();
            cookie = "vigil=" + admin.cookies().get("vigil");
            Map<String, String> pages =
                    new Walk(admin, address -> !address.matches(EXPORT)).oneOfEachKind(List.of("/", "/preview"));
            pages.forEach((kind, path) -> {
                double millis = measure(kind, path);
                if (millis > MOST_MILLIS && !kind.equals(SEARCH)) {
                    slow.add(kind + " " + Math.round(millis) + " ms");
                }
            });
            assertThat(admin.get("/").body().length()).isLessThan(MOST_OF_TODAY);
            assertThat(slow)
                    .as("pages that take more than %s ms at 95 %%", MOST_MILLIS)
                    .isEmpty();
        }
    }

    private double measure(String kind, String path) {
        long[] took = new long[TIMES];
        int size = 0;
        Duration before = processor();
        for (int i = -BEFORE; i < TIMES; i++) {
            before = i == 0 ? processor() : before;
            long begun = System.nanoTime();
            HttpResponse<String> answer = ask(path);
            long nanos = System.nanoTime() - begun;
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            size = answer.body().length();
            if (i >= 0) {
                took[i] = nanos;
            }
        }
        double processor = processor().minus(before).toNanos() / 1e6 / TIMES;
        Arrays.sort(took);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.1f ms, 95 %% %.1f ms; of the processors %.1f ms; %d characters (load %.1f)%n",
                kind,
                took[TIMES / 2] / 1e6,
                took[TIMES * 95 / 100] / 1e6,
                processor,
                size,
                Timing.load());
        return Timing.load() > QUIET ? processor : took[TIMES * 95 / 100] / 1e6;
    }

    private HttpResponse<String> ask(String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(base + path))
                            .header("Cookie", cookie)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of the database, of this program, and of who asks. */
    private Duration processor() {
        return timing.processor()
                .plus(ProcessHandle.current().info().totalCpuDuration().orElseThrow());
    }

    private void files() {
        world.clock.set(GeneratedLog.NOW);
        world.remove(World.CAMPAIGN);
        world.put(
                World.ACCOUNTS,
                "accounts:\n"
                        + IntStream.range(0, GeneratedLog.ACCOUNTS)
                                .mapToObj(PagesMeasure::account)
                                .collect(Collectors.joining("\n"))
                        + "\n");
        IntStream.range(0, PEOPLE).forEach(this::person);
        CAMPAIGNS.forEach(this::campaign);
        assertThat(world.accept().problems()).isEmpty();
        world.onDisk();
        CAMPAIGNS.forEach(campaign -> world.node.desk().start(new CampaignId(campaign), "Tester"));
        world.node.planner().planAll();
    }

    private static String account(int n) {
        String network = NETWORKS.get(n % 4);
        return "  - { name: account-%02d, network: %s, language: %s%s }"
                .formatted(
                        n + 1,
                        network,
                        LANGUAGES.get(n / 4),
                        network.equals("mastodon")
                                ? ", server: \"https://mastodon.example\""
                                : network.equals("sandbox") ? ", imitates: mastodon" : "");
    }

    private void person(int n) {
        String id = "person-" + n;
        world.prisoner(id, "20%02d-%02d-%02d".formatted(10 + n % 15, 1 + n % 12, 1 + n % 28));
        world.edit(World.profile(id), "confirmed: 2026-01-05", "confirmed: 2026-10-05");
        world.edit(World.profile(id), "zone: Asia/Baku", "zone: Asia/Baku\ntags: [all]");
    }

    private void campaign(String id) {
        world.put("schedules/" + id + ".yaml", """
                campaign: ID
                name: "#ID"
                zone: Europe/London
                slots: [{ id: morning, at: "09:00" }, { id: evening, at: "19:00" }]
                roll: { include: [prisoner], tag: all }
                rotation: fair
                accounts: [ALL]
                templates: vigil
                hashtags: ["#TAG"]
                late_window: 6h
                approval: required
                """.replace("ID", id)
                .replace("TAG", id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1))
                .replace(
                        "ALL",
                        IntStream.rangeClosed(1, GeneratedLog.ACCOUNTS)
                                .mapToObj("account-%02d"::formatted)
                                .collect(Collectors.joining(", "))));
    }
}
