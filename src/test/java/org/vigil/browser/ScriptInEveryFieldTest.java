package org.vigil.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.vigil.access.Role;
import org.vigil.account.AccountName;
import org.vigil.account.AccountStates;
import org.vigil.account.AccountsFile;
import org.vigil.campaign.CampaignFile;
import org.vigil.console.Mapped;
import org.vigil.delivery.Brakes;
import org.vigil.delivery.HoldReasons;
import org.vigil.network.Outcome;
import org.vigil.organisation.OrganisationsFile;
import org.vigil.profile.EventFile;
import org.vigil.profile.ProfileFile;
import org.vigil.profile.ProfileId;
import org.vigil.settings.SettingsFile;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.testing.Browser;
import org.vigil.testing.World;

/**
 * Script in every text of a profile, a schedule, an event, the settings, a template and the organisations, in file names, in files
 * that are wrong, in what networks answer and in what is asked of each address: it stays words on every page, and nothing of it runs in a browser.
 */
@Order(2)
@InBrowser
class ScriptInEveryFieldTest {
    private static final String SCRIPT = "<script>alert(900)</script>\"'><img src=x onerror=alert(900)>";
    private static final String ESCAPED = "<script>alert(905)</script>'><img src=x onerror=alert(905)>";
    private static final String SAMPLE = "profiles/sample-person.yaml";
    private static final String EVENT = """
            id: the-verdict
            kind: statement
            date: 2026-01-08
            title: { en: The court has decided, fa: رای }
            text: { en: It was read in twenty minutes., fa: خوانده شد }
            figure: { number: 235, source: Memorial, date: 2026-01 }
            signatories: [A Person, An Organisation]
            link: https://example.org/verdict
            sources: [{ title: A report, publisher: A newspaper, date: 2026-01, link: https://example.org/a-report }]
            about: [anna]
            campaigns: [vigil, not-yet]
            hashtags: ["#FreeAnna"]
            """;
    /** Nothing of it is asked for in this test: nobody is told anything, and no pages are served by it. */
    private static final String SETTINGS = """
            notify:
              on_call: [{ name: Ada, email: ada@example.org }, { name: Bo, webhook: "https://chat.example.org/hooks/1" }]
              escalate_after: 15m
              smtp: { host: mail.example.org, user: vigil, from: vigil@example.org }
              webhook_secret_header: X-Vigil-Secret
            heartbeat: { url: "https://hc-ping.example/1" }
            approvers: [Ada, Bo]
            public: { url: "https://vigil.example.org" }
            console: { url: "https://vigil.example.org", tls: { certificate: chain.pem, key: key.pem } }
            """;

    private static final String ORGANISATIONS = "organisations: [{ id: free-pen, name: Free Pen, people: [Cy] }]\n";

    /** Pages on which the words of the files stand, asked for first. */
    private static final List<String> FILLED = List.of(
            "/people/sample-person",
            "/people/sample-person/edit",
            "/events",
            "/events/the-verdict",
            "/events/the-verdict/edit",
            "/events/broken",
            "/settings",
            "/settings/notify",
            "/settings/file",
            "/calendar");

    private static Scene scene;
    private static Browser admin;
    private static Hostile.Filled person;

    @SuppressWarnings("NullAway.Init") // filled while the scene is built
    private static Hostile.Filled schedule;

    @SuppressWarnings("NullAway.Init")
    private static Hostile.Filled organisations;

    @SuppressWarnings("NullAway.Init")
    private static Hostile.Filled event;

    @SuppressWarnings("NullAway.Init")
    private static Hostile.Filled settings;

    @SuppressWarnings("NullAway.Init")
    private static Hostile.Filled accounts;

    @SuppressWarnings("NullAway.Init")
    private static Walk walk;

    @BeforeAll
    static void fill() throws Exception {
        person = Hostile.fill(sample(), text -> read(SAMPLE, text, ProfileFile::read));
        scene = Scene.with(ScriptInEveryFieldTest::hostile).lived();
        World world = scene.world;
        world.node.brakes().apply(new Brakes.Target.Person(new ProfileId("dana")), null, "Tester");
        new HoldReasons(world.database, world.node.sensitive())
                .keep(new Brakes.Target.Person(new ProfileId("dana")), SCRIPT, "Tester");
        new AccountStates(world.database).pause(new AccountName("x-fa"), SCRIPT);
        for (String path : List.of("events/broken.yaml", SettingsFile.PATH, AccountsFile.PATH)) {
            wrong(world, path);
        }
        admin = scene.browser("Ada", Role.ADMIN);
        walk = new Walk(admin);
        walk.ofEachKind(Stream.concat(FILLED.stream(), Walk.CONSOLE.stream()).toList(), 3);
    }

    /** A file as somebody left it in the folder: each text of it is something else, and it never comes into force. */
    private static void wrong(World world, String path) throws IOException {
        Path file = world.folder().resolve(path);
        String before = path.startsWith("events/") ? EVENT : Files.readString(file);
        Files.writeString(file, before.replaceAll("(?m): ([a-z][\\w-]*)([ ,}]|$)", ": \"" + ESCAPED + "\"$2"));
    }

    private static String sample() throws Exception {
        try (var in = ScriptInEveryFieldTest.class.getResourceAsStream("/profiles/sample-person.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("confirmed: 2026-10-01", "confirmed: 2026-01-05")
                    .replace("given: 2026-01-05", "given: 2025-12-05")
                    .replace("scope: [name, story, photo]", "scope: [name, story, photo, quotes, relation]")
                    .replace("birth_date, names.zh-Hans", "birth_date")
                    .replace("together: [other-person]", "together: [anna]");
        }
    }

    private interface Reader {
        Object read(SourceFile file, Problems problems);
    }

    private static boolean read(String path, String text, Reader reader) {
        Problems problems = new Problems();
        reader.read(SourceFile.ofText(path, text), problems);
        return problems.isEmpty();
    }

    private static void hostile(World world) {
        world.put(SAMPLE, person.yaml());
        person.fields().stream()
                .filter(field -> field.startsWith(".photo.file="))
                .forEach(field -> world.file(field.substring(".photo.file=".length()), World.png(50)));
        world.file("profiles/photos/sample.jpg", World.png(50));
        schedule = Hostile.fill(
                world.text(World.CAMPAIGN)
                                .replace("[anna, bela, cara]", "[sample-person, anna, bela, cara]")
                                .replace("rotation: fair", "rotation: listed")
                        + "note: A note\nactions: [{ ask: { en: Write }, office: An office, text: { en: Please }, checked: 2026-01-05 }]\n",
                text -> read(World.CAMPAIGN, text, CampaignFile::read));
        world.put(World.CAMPAIGN, schedule.yaml());
        organisations =
                Hostile.fill(ORGANISATIONS, text -> read(OrganisationsFile.PATH, text, OrganisationsFile::read));
        world.put(OrganisationsFile.PATH, organisations.yaml());
        event = Hostile.fill(EVENT, text -> read("events/the-verdict.yaml", text, EventFile::read));
        world.put("events/the-verdict.yaml", event.yaml());
        settings = Hostile.fill(SETTINGS, text -> read(SettingsFile.PATH, text, SettingsFile::read));
        world.put(SettingsFile.PATH, settings.yaml());
        accounts = Hostile.fill(world.text(World.ACCOUNTS), text -> read(World.ACCOUNTS, text, AccountsFile::read));
        for (String language : List.of("en", "fa")) {
            world.put(
                    "templates/vigil/event." + language + ".txt",
                    "{{title}} {{figure}} {{figureSource}} {{signatories}} {{about}} " + SCRIPT.replace("900", "906")
                            + "\n\n{{#ifRoom}}{{text}} {{link}}{{/ifRoom}}\n\n{{hashtags}}\n");
        }
        world.put("events/\"'><img src=x onerror=alert(907)>.yaml", "id: [\n");
        String words = "{{day}} {{name}} {{role}} {{story}} {{quote}} {{charge}} " + SCRIPT.replace("900", "901")
                + "\n\n{{hashtags}}\n";
        world.put(World.TEMPLATE, words.replaceAll("\\{\\{(\\w+)}}", "{{#$1}}{{$1}}{{/$1}}"));
        world.put("profiles/\"'><img src=x onerror=alert(902)>.yaml", "id: [\n");
        world.put("templates/<script>alert(903)<script>/prisoner.en.txt", "{{");
        world.x.next(new Outcome.Refused(SCRIPT.replace("900", "904")));
    }

    @AfterAll
    static void close() {
        admin.close();
        scene.close();
    }

    @Test
    void theFieldsThatAreTextAreFilled() {
        assertThat(names(person))
                .contains(
                        ".names.en",
                        ".aliases",
                        ".role.en",
                        ".custody.note",
                        ".charges.charge.en",
                        ".charges.according_to.en")
                .contains(
                        ".sentences.text",
                        ".events.what",
                        ".events.conditions.en",
                        ".relatives.name",
                        ".story.en",
                        ".quotes.text")
                .contains(
                        ".quotes.speaker",
                        ".photo.credit",
                        ".photo.licence",
                        ".photo.alt_text.en",
                        ".actions.ask.en",
                        ".actions.office")
                .contains(".actions.text.en", ".sources.title", ".sources.publisher", ".facts.role.alternatives.text");
        assertThat(names(schedule)).contains(".name", ".note", ".actions.ask.en", ".actions.office");
        assertThat(names(organisations)).contains(".organisations.name");
        assertThat(names(event))
                .contains(
                        ".title.en",
                        ".text.en",
                        ".figure.source",
                        ".signatories",
                        ".sources.title",
                        ".sources.publisher");
        assertThat(names(settings)).contains(".notify.smtp.user", ".console.tls.certificate");
        assertThat(names(accounts)).as("no text of an account is free").isEmpty();
        assertThat(scene.world.node.files().inForce().workspace().events()).containsKey(new ProfileId("the-verdict"));
        assertThat(scene.world.node.files().inForce().workspace().profile(new ProfileId("sample-person")))
                .as("it is in force")
                .isPresent();
    }

    private static Stream<String> names(Hostile.Filled filled) {
        return filled.fields().stream().map(field -> field.replaceFirst("=.*", ""));
    }

    @Test
    void whatStandsInTheFilesStaysWordsOnEveryPage() {
        Walk followers = new Walk(admin).everywhere(Walk.FOLLOWERS, 100);
        followers.everywhere(
                List.of("/feeds/vigil.atom", "/feeds/vigil.json", "/days/vigil/sample-person.svg?lang=en"), 110);
        Map<String, HttpResponse<String>> all = new LinkedHashMap<>(walk.answers());
        all.putAll(followers.answers());
        assertThat(all).hasSizeGreaterThan(120);
        assertThat(all.values().stream().filter(answer -> answer.body().contains("alert(")))
                .as("pages on which such words stand")
                .hasSizeGreaterThan(50);
        assertThat(FILLED)
                .allSatisfy(path -> assertThat(
                                Objects.requireNonNull(all.get(path), path).body())
                        .as(path)
                        .contains("alert("));
        assertThat(all.entrySet())
                .allSatisfy(each -> assertThat(Hostile.runs(each.getValue()))
                        .as(each.getKey())
                        .isEmpty());
    }

    /** An admin who asks; another where an act ended the sign-in. Each new one costs as much as ten pages. */
    private static final class Asker implements AutoCloseable {
        private final Scene scene;
        private Browser browser;
        private int number;

        Asker(Scene scene) {
            this.scene = scene;
            this.browser = next();
        }

        private Browser next() {
            Browser next = scene.browser("Ada " + ++number, Role.ADMIN);
            next.get("/stop");
            return next;
        }

        HttpResponse<String> ask(Mapped each, String address, Map<String, String> fields) {
            HttpResponse<String> answer = once(each, address, fields);
            if (isOut(answer)) {
                browser.close();
                browser = next();
                answer = once(each, address, fields);
            }
            return answer;
        }

        private HttpResponse<String> once(Mapped each, String address, Map<String, String> fields) {
            if (each.reads()) {
                return browser.get(address + query(fields));
            }
            Map<String, String> all = new LinkedHashMap<>(fields);
            all.put("_csrf", browser.formToken());
            return browser.postAsIs(address, all);
        }

        private boolean isOut(HttpResponse<String> answer) {
            return answer.headers().firstValue("Location").orElse("").startsWith("/sign-in")
                    || (answer.statusCode() == 403 && browser.get("/me").statusCode() != 200);
        }

        @Override
        public void close() {
            browser.close();
        }
    }

    @Test
    void whatIsAskedOfAnAddressStaysWords() {
        try (Scene other = Scene.fresh();
                Asker admins = new Asker(other)) {
            assertThat(Mapped.all()).allSatisfy(each -> {
                Map<String, String> fields = each.fields(SCRIPT);
                String path = each.pattern().replaceAll("\\{[^}]*}", encoded(SCRIPT));
                for (String address : Stream.of(path, each.path()).distinct().toList()) {
                    HttpResponse<String> answer = admins.ask(each, address, fields);
                    assertThat(Hostile.runs(answer)).as(address).isEmpty();
                    assertThat(answer.headers().firstValue("Location").orElse("/"))
                            .startsWith("/")
                            .doesNotStartWith("//");
                }
            });
            try (Browser reads = other.browser("Bo", Role.ADMIN)) {
                reads.post("/stop", "/stop", Map.of("why", SCRIPT));
                Walk after = new Walk(reads);
                after.ofEachKind(Walk.CONSOLE, 2);
                assertThat(Objects.requireNonNull(after.answers().get("/stop")).body())
                        .as("a reason that was kept")
                        .contains("&lt;script&gt;alert(900)");
                assertThat(after.answers().entrySet())
                        .allSatisfy(each -> assertThat(Hostile.runs(each.getValue()))
                                .as(each.getKey())
                                .isEmpty());
            }
        }
    }

    private static String query(Map<String, String> fields) {
        StringBuilder query = new StringBuilder("?done=" + encoded(SCRIPT));
        fields.forEach(
                (name, value) -> query.append('&').append(name).append('=').append(encoded(value)));
        return query.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Test
    void thatWordsRunWouldBeSeen(Visits visits) {
        assertThat(Hostile.runs(Jsoup.parse(SCRIPT))).hasSize(2);
        assertThat(Hostile.runs(Jsoup.parse("<a href='javascript:alert(1)'>a</a><p onclick=alert(1)>p</p>")))
                .hasSize(2);
        visits.desk().setContent("<script>alert(1)</script><img src='http://example.org/x.png'>");
        assertThat(visits.forbidden()).contains("said 1", "asked for http://example.org/x.png");
    }

    /** Nothing but to open them: {@link Visits} fails for a dialog, a request elsewhere or a broken policy. */
    @Test
    void nothingOfItRunsInABrowser(Visits visits) {
        Page page = visits.telephone(scene.cookie(admin));
        Map<String, String> ofEachKind = new LinkedHashMap<>();
        walk.answers()
                .forEach((path, answer) -> Walk.kind(path)
                        .filter(kind -> Walk.isPage(answer) && answer.body().contains("alert("))
                        .ifPresent(kind -> ofEachKind.putIfAbsent(kind, path)));
        List<String> paths = Stream.concat(
                        ofEachKind.values().stream(),
                        Stream.of(
                                "/people/hold?q=" + encoded(SCRIPT),
                                "/people/hold?person=sample-person",
                                "/c/vigil?lang=en",
                                "/c/vigil/sample-person?lang=en",
                                "/c/vigil/sample-person/share?server=" + encoded(SCRIPT),
                                "/c/vigil/-/action-hour?lang=en",
                                "/days/vigil/sample-person?lang=en",
                                "/days/vigil/sample-person.svg?lang=en",
                                "/feeds/vigil.atom"))
                .toList();
        paths.forEach(path -> page.navigate(scene.address(path)));
        assertThat(paths).hasSizeGreaterThan(15);
        page.navigate(scene.address("/c/vigil/sample-person?lang=en"));
        assertThat(page.locator("h1").textContent()).contains("<script>alert(");
    }
}
