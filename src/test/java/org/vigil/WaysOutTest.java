package org.vigil;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.mail.internet.MimeMessage;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.vigil.access.Role;
import org.vigil.account.KeyFile;
import org.vigil.account.ServiceSecrets;
import org.vigil.alert.AlertKind;
import org.vigil.alert.ChatServer;
import org.vigil.alert.SmtpServer;
import org.vigil.cli.Serving;
import org.vigil.database.Database;
import org.vigil.delivery.Deliveries;
import org.vigil.engagement.KeptReplies;
import org.vigil.message.OwnPosterWords;
import org.vigil.network.Network;
import org.vigil.node.Node;
import org.vigil.profile.Profile;
import org.vigil.settings.ConsoleSettings;
import org.vigil.settings.MailServer;
import org.vigil.source.SourceTree;
import org.vigil.testing.Browser;
import org.vigil.testing.MutableClock;
import org.vigil.testing.Signed;
import org.vigil.testing.TestDatabase;
import picocli.CommandLine;

/**
 * What is not to be published reaches no message, card, page, feed, export or log. A marked word stands in every field that
 * can be withheld, and every way out is walked. A new command, page, network or kind of alert fails here until somebody has
 * named it, and seen to it that it reads {@link Profile#published()}.
 */
class WaysOutTest {
    private static final String MARK = "Zxqv";

    /** Whoever adds a command names it here, and walks it below where it tells of a person. */
    private static final Set<String> COMMANDS = Set.of(
            ("init check preview poster templates demo run start approve stop resume hold lift release memorial correct delete takedown"
                            + " hand deliveries uncertain alerts digest engagement report replies doctor people consent family account import"
                            + " export backup count user")
                    .split(" "));

    private static final Set<String> UNDER_PEOPLE = Set.of("show", "add", "due", "verify", "review", "history");
    private static final Set<String> PAGES = Set.of(
            "OverviewPage",
            "SandboxPage",
            "ErrorPage",
            // they tell of no profile
            "SignInPage",
            "WelcomePage",
            "SecondFactorPage",
            "MePage",
            "StopPage",
            "UsersPage",
            "SettingsPage",
            "SettingsSectionPage",
            "SettingsFilePage",
            "AuditPage",
            // for editors alone, who read and write the very files
            "NewPersonPage",
            "EditPersonPage",
            "PersonChangePage",
            "PhotoUploadPage",
            "ImportPage",
            // for who is signed in; they name people as the commands do, and show what went out as it went out
            "HoldPage",
            "PeoplePage",
            "PersonPage",
            "PersonPhoto",
            "LiftPage",
            "VerifyPage",
            "ReviewPage",
            "TakedownPage",
            "DeletePage",
            "CorrectPage",
            "DraftPage",
            "DeliveriesPage",
            "DeliveryPage",
            "ApprovalsPage",
            "ApprovalPage",
            "PicturePage",
            "CalendarPage",
            "SlotPage",
            "PinPage",
            // the team's own words and times; a preview shows what a post would
            "TemplatesPage",
            "TemplatePage",
            "NewTemplatePage",
            "HistoryPage",
            "SchedulesPage",
            "SchedulePage",
            "StartPage",
            "EventsPage",
            "EventPage",
            "EventEditPage",
            "EventFilePage",
            "EventRemovalPage",
            "ScheduleRemovalPage",
            // names as the roll has them, of those whom somebody sees there
            "OrganisationsPage",
            "OrganisationFormPage",
            "OrganisationRemovalPage",
            // of posts that went out, and of nobody who is kept back
            "EngagementPage",
            "EngagementLogPage",
            // they tell of accounts, and of no profile
            "AccountsPage",
            "AccountKeysPage",
            "AccountCodePage",
            "AccountTestPage",
            "AccountRemovalPage",
            "FirstHourPage",
            "RehearsalPage",
            "PreviewPage",
            "ConsentPage",
            "FamilyPage");
    private static final Set<String> ALERTS = Set.of(
            ("nothing_went_out not_everywhere account_paused account_alarm uncertain uncertain_reply cannot_delete not_approved"
                            + " held hold_to_confirm reply_wave broken_file nobody_next")
                    .split(" "));
    private static final Set<Network> NETWORKS =
            Set.of(Network.X, Network.MASTODON, Network.BLUESKY, Network.TELEGRAM, Network.SANDBOX);

    /** Rows that hold the team's own files, as they are. */
    private static final Set<String> OWN_FILES = Set.of("source_file", "file_version");

    private static final String PROFILE = """
            id: marked
            kind: prisoner
            names: { en: Anna Example, az: ZxqvName }
            aliases: [ZxqvAlias]
            role: { en: ZxqvRole }
            country: [AZ]
            held_by: AZ
            zone: Asia/Baku
            pronoun: she
            birth_date: 1907-03-09
            custody: [{ kind: prison, from: 2024-05-06, confirmed: 2026-01-05, note: ZxqvNote }]
            charges: [{ charge: { en: ZxqvCharge }, according_to: { en: ZxqvAccuser } }]
            sentences: [{ date: 2024-06-07, text: ZxqvSentence, sources: [zxqv-source] }]
            events: [{ kind: hearing, date: 2024-06-07, what: ZxqvEvent }]
            relatives:
              - { name: ZxqvMother, relation: mother, review: 2026-01-01 }
              - { name: ZxqvBrother, relation: brother, do_not_publish: true }
            counters: [{ kind: solitary, from: 2025-01-01, confirmed: 2026-01-01, note: ZxqvCounterNote, sources: [zxqv-source] }]
            story: { en: ZxqvStory }
            quotes:
              - { text: ZxqvQuote, language: en, speaker: ZxqvSpeaker, date: 2025, permission: speaker, source: { title: ZxqvOf, publisher: P } }
            photo: { file: profiles/photos/zxqvphoto.png, credit: ZxqvCredit, licence: CC0, alt_text: { en: ZxqvAlt } }
            actions: [{ ask: { en: ZxqvAsk }, office: ZxqvOffice }]
            hashtags: ["#ZxqvTag"]
            facts:
              names: { sources: [zxqv-source], alternatives: [{ text: ZxqvAlias, sources: [zxqv-source] }] }
              role: { sources: [zxqv-source], alternatives: [{ text: ZxqvOtherRole, sources: [zxqv-source] }] }
              country: { sources: [zxqv-source], alternatives: [{ text: GE, sources: [zxqv-source] }] }
              birth_date: { sources: [zxqv-source], alternatives: [{ text: 1907-04, sources: [zxqv-source] }] }
              story: { sources: [zxqv-source], alternatives: [{ text: ZxqvOtherStory, sources: [zxqv-source] }] }
            sources: [{ id: zxqv-source, title: ZxqvTitle, publisher: ZxqvPublisher, link: "https://example.org/ZxqvLink" }]
            do_not_publish: [names.az, aliases, role, country, birth_date, charges, sentences, events, relatives, story, quotes,
                             photo, actions, hashtags, sources, held_by, pronoun, custody]
            basis: { reason: A public campaign of the family, on: 2025-12-01, signed_by: [Ada, Bo] }
            tags: [walk]
            """;

    private static final String FAMILY = """
            id: marked-family
            kind: family
            speaks_for: marked
            names: { en: Her family }
            zone: Asia/Baku
            story: { en: ZxqvFamilyStory }
            sources: [{ title: A report, publisher: A paper, id: paper }]
            role: { en: ZxqvFamilyRole }
            facts:
              story: { sources: [paper], alternatives: [{ text: ZxqvOtherFamilyStory, sources: [paper] }] }
              role: { sources: [paper], alternatives: [{ text: ZxqvOtherFamilyRole, sources: [paper] }] }
              names: { sources: [paper] }
            do_not_publish: [story, role]
            basis: { reason: A public campaign of the family, on: 2025-12-01, signed_by: [Ada, Bo] }
            tags: [walk]
            """;

    /** What a stranger said: for whoever types {@code replies}, and for nobody else. */
    private static final String REPLY = "Wqxjreply";

    private static final String TEMPLATE = Stream.of(
                    "name nativeName role story charge chargeAccordingTo country heldBy count since lastConfirmed day prisoner"
                            .split(" "),
                    "relatives members together quote quoteSpeaker action actionOffice source campaign hashtags"
                            .split(" "))
            .flatMap(Arrays::stream)
            .map(name -> "{{#" + name + "}}{{" + name + "}} {{/" + name + "}}")
            .collect(Collectors.joining());

    @TempDir
    Path folder;

    private final Map<String, String> environment = TestDatabase.environment();
    private final MutableClock clock = MutableClock.at(java.time.Instant.parse("2026-01-05T06:00:00Z"));
    private final StringBuilder said = new StringBuilder();

    @Test
    void whatIsNotToBePublishedLeavesByNoWay() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        write();
        String own = Files.readString(folder.resolve("profiles/marked.yaml"));
        assertThat(own).contains(MARK);
        try (Database database = Database.open(folder, environment)) {
            commands();
            Node node = Node.over(database, clock, folder, environment);
            node.files().accept(SourceTree.read(folder));
            for (String id : List.of("marked", "marked-family")) {
                List.of("Ada", "Bo").forEach(who -> typed("consent", "sign", id, "--yes", "--as", who));
            }
            posters();
            node.planner().planAll();
            clock.set(java.time.Instant.parse("2026-01-05T09:00:30Z"));
            node.loop().drain();
            node.alerting().step();
            assertThat(database.jdbc()
                            .sql("select count(*) from delivery where state = 'published'")
                            .query(Long.class)
                            .single())
                    .as("the walk has posted on every network's likeness")
                    .isEqualTo(4L);
            pages(node);
            handedOut();
            answered(node);
            messages(node);
            Files.writeString(
                    folder.resolve("profiles/marked.yaml"), own.replace("text: ZxqvSentence", "text: ZxqvOther"));
            node.files().accept(SourceTree.read(folder));
            afterwards();
            forOperatorsOnly();
            pages(node);
            rows(database);
            backup();
        } finally {
            root.detachAppender(log);
        }
        log.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.DEBUG))
                .forEach(event ->
                        said.append("log: ").append(event.getFormattedMessage()).append('\n'));
        assertThat(said.toString())
                .as("followers' pages are open")
                .contains("<h1><bdi lang=\"en\">Anna Example</bdi></h1>");
        assertThat(said.toString())
                .contains("Anna Example")
                .doesNotContainIgnoringCase(MARK)
                .doesNotContainIgnoringCase(REPLY);
        // Keys of idempotency and digests have any digits by chance.
        assertThat(said.toString().replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", ""))
                .doesNotContainPattern("(?<![0-9A-Za-z])1907(?![0-9A-Za-z])");
    }

    private void write() throws IOException {
        put(
                "accounts.yaml",
                "accounts:\n"
                        + Stream.of("x", "mastodon", "bluesky", "telegram")
                                .map(name -> "  - { name: box-" + name + ", network: sandbox, imitates: " + name
                                        + ", language: en, threads: true, organisation: pen }\n")
                                .collect(Collectors.joining())
                        + "  - { name: pen-x, network: x, language: en, organisation: pen, by_hand: true }\n");
        put(
                "organisations.yaml",
                "organisations:\n  - { id: pen, name: Free Pen, people: [Ada, Bo], approvers: [Ada] }\n");
        put("schedules/walk.yaml", """
                campaign: walk
                name: "#Walk"
                zone: Europe/London
                to: 2026-01-11
                slots: [{ id: morning, at: "09:00" }]
                roll: { include: [prisoner, family], tag: walk }
                accounts: [box-x, box-mastodon, box-bluesky, box-telegram, pen-x]
                organisations: [pen]
                spread: 0m
                templates: walk
                hashtags: ["#Walk"]
                approval: none
                replies: keep
                posters: always
                public: { pages: true, counter: true, feed: true }
                action_hour: 2026-01-09T18:00
                """);
        put("settings.yaml", "public: { url: \"https://vigil.example.org\" }\n");
        String words = OwnPosterWords.text("en").orElseThrow();
        for (String template : List.of("templates/posters/prisoner.en.txt", "templates/posters/family.en.txt")) {
            put(template, Signed.template(template, words));
        }
        for (String template : List.of("templates/walk/prisoner.en.txt", "templates/walk/family.en.txt")) {
            put(template, Signed.template(template, TEMPLATE));
        }
        put("profiles/marked.yaml", PROFILE);
        put("profiles/marked-family.yaml", FAMILY);
        Path photo = folder.resolve("profiles/photos/zxqvphoto.png");
        Files.createDirectories(photo.getParent());
        ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", photo.toFile());
    }

    private void put(String path, String text) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), text);
    }

    /** So many at once that those on call are told. */
    private void answered(Node node) {
        clock.set(java.time.Instant.parse("2026-01-05T09:30:00Z"));
        node.collector().collect();
        node.upkeep().step();
        node.database()
                .jdbc()
                .sql("select id from delivery where state = 'published' order by id")
                .query(Long.class)
                .list()
                .forEach(post -> KeptReplies.keep(
                        node.database(), KeyFile.of(folder, environment), post, REPLY + " " + post, clock.instant()));
        node.database()
                .jdbc()
                .sql("update series set replies = 40 where observed_at is not null")
                .update();
    }

    /** The one way to them, which shows them all; what sandboxes played stands nowhere else, either. */
    private void forOperatorsOnly() {
        String shown = out("replies", "--person", "marked", "--format", "json")
                + out("replies", "--person", "marked-family", "--format", "json");
        assertThat(shown.lines()).hasSizeGreaterThanOrEqualTo(4).allMatch(line -> line.startsWith("{"));
        assertThat(shown).contains(REPLY);
        assertThat(out("replies", "--person", "marked")).contains(REPLY);
        assertThat(out("replies")).as("she is on hold by now").doesNotContain(REPLY);
    }

    private void backup() throws IOException {
        Path file = folder.resolve("backup.gz");
        out("backup", file.toString());
        try (var whole = new java.util.zip.GZIPInputStream(Files.newInputStream(file))) {
            assertThat(new String(whole.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("sandbox_post", "engagement_call")
                    .doesNotContain(REPLY);
        }
    }

    private void commands() {
        typed("check");
        typed("preview", "--campaign", "walk", "--from", "2026-01-05", "--days", "3");
        typed("preview", "--campaign", "walk", "--from", "2026-01-05", "--days", "3", "--format", "json");
        typed("start", "walk");
        typed("preview", "--campaign", "walk", "--stored");
        typed("approve", "list", "--all");
        typed("approve", "show", "1", "2", "3", "4");
        people();
    }

    /** What a poster shows is what its words for those who do not see it say, and these are printed. */
    private void posters() {
        for (String id : List.of("marked", "marked-family")) {
            typed(
                    "poster",
                    "--person",
                    id,
                    "--lang",
                    "en",
                    "--out",
                    folder.resolve(id + ".png").toString());
        }
        typed(
                "poster",
                "--campaign",
                "walk",
                "--out",
                folder.resolve("roll.png").toString());
        assertThat(folder.resolve("marked.png")).exists();
        assertThat(folder.resolve("roll.png")).exists();
    }

    private void people() {
        typed("people");
        for (String id : List.of("marked", "marked-family")) {
            typed("people", "show", id);
            typed("people", "show", id, "--format", "json");
            typed("people", "history", id);
            typed("people", "review", id, "--relative", "Somebody", "--until", "2026-06-01");
            typed("people", "history", id, "--format", "json");
        }
        typed("people", "due", "--days", "400");
        typed("people", "due", "--days", "400", "--format", "json");
    }

    /** What a family reads, as an editor sees it at the pages. */
    private void letter(Application application, Node node) {
        try (Browser editor = Browser.signedIn(application.port(), node, "Edi " + said.length(), Role.EDITOR)) {
            said.append("letter")
                    .append(editor.post("/people/marked/family", "/people/marked/family/letter", Map.of("lang", "en"))
                            .body());
        }
    }

    /** The folder that a partner gets who posts by hand: every file, by its name and what is in it. */
    private void handedOut() throws IOException {
        Path kit = folder.resolve("kit");
        typed("hand", "pen", "--date", "2026-01-05", "--out", kit.toString());
        try (Stream<Path> files = Files.walk(kit)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).as("a text for each post, and what to do").hasSizeGreaterThan(1);
            for (Path file : all) {
                said.append(kit.relativize(file))
                        .append(": ")
                        .append(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .append('\n');
            }
        }
    }

    /** What those on call get over a chat and by e-mail: the digest of tomorrow, whom to look for, and a broken file. */
    private void messages(Node node) throws Exception {
        try (ChatServer chats = new ChatServer();
                SmtpServer mail = new SmtpServer(MailServer.Tls.NONE)) {
            new ServiceSecrets(node.database(), KeyFile.of(folder, environment))
                    .put("smtp-password", SmtpServer.PASSWORD);
            put("settings.yaml", """
                    notify:
                      on_call: [{ name: Ada, webhook: "CHAT", email: ada@example.org }]
                      smtp: { host: 127.0.0.1, port: PORT, tls: none, user: vigil, from: vigil@example.org }
                    digest: { at: "17:00", zone: Europe/London, to: [Ada], verification: mon }
                    """.replace("CHAT", chats.address("/Ada"))
                    .replace("PORT", String.valueOf(mail.port())));
            node.files().accept(SourceTree.read(folder));
            at(node, "2026-01-05T17:00:00Z");
            String file = Files.readString(folder.resolve("profiles/marked.yaml"));
            Files.writeString(
                    folder.resolve("profiles/marked.yaml"),
                    file.replace("text: ZxqvSentence", "text: ZxqvSentence, length: ZxqvLength")
                            .replace("birth_date: 1907-03-09", "birth_date: 1907-13-09")
                            .replace("text: GE", "text: ZxqvCountry")
                            .replace("text: 1907-04", "text: 1907-14")
                            .replace("pronoun: she", "pronoun: ZxqvPronoun"));
            node.files().accept(SourceTree.read(folder));
            typed("check");
            typed("people", "show", "marked");
            at(node, "2026-01-05T17:10:00Z");
            at(node, "2026-01-05T17:40:00Z");
            chats.got().forEach(got -> said.append("chat: ").append(got.body()).append('\n'));
            for (MimeMessage each : mail.mails()) {
                said.append("mail: ")
                        .append(each.getSubject())
                        .append('\n')
                        .append(each.getContent())
                        .append('\n');
            }
            assertThat(said.toString())
                    .as("all three have come, both ways")
                    .containsPattern("chat: .*Tomorrow, Tuesday")
                    .containsPattern("chat: .*1 file cannot be read")
                    .containsPattern("chat: .*answers in 24 hours to posts about one person")
                    .containsPattern("mail: .*Tomorrow, Tuesday")
                    .containsPattern("mail: .*1 file cannot be read")
                    .contains("profiles/marked.yaml:9: pronoun: what stands here cannot stand here");
            Files.writeString(folder.resolve("profiles/marked.yaml"), file);
            Files.delete(folder.resolve("settings.yaml"));
            node.files().accept(SourceTree.read(folder));
        }
    }

    private void at(Node node, String moment) {
        clock.set(java.time.Instant.parse(moment));
        node.alerting().step();
        node.alerting().step();
    }

    private void afterwards() {
        people();
        typed("deliveries");
        typed("deliveries", "1");
        typed("engagement");
        typed("engagement", "--format", "json");
        typed("engagement", "--format", "csv");
        typed("engagement", "--history", "--format", "ndjson");
        typed("report", "--campaign", "walk", "--from", "2026-01-01", "--to", "2026-01-31");
        typed("report", "--campaign", "walk", "--from", "2026-01-01", "--to", "2026-01-31", "--format", "json");
        typed("engagement", "--person", "marked", "--history");
        typed("digest", "--for", "week");
        typed("alerts");
        typed("doctor");
        typed("doctor", "--format", "json");
        typed("family", "marked", "--lang", "en");
        typed("release", "marked");
        typed("count", "marked");
        typed("digest", "--for", "2026-01-06");
        typed("consent", "list");
        for (String form : List.of("csv", "json", "yaml")) {
            typed("export", "--format", form);
        }
        typed("correct", "1", "--text", "ZxqvStory".replace("Zxqv", "A word of the ") + " team");
        typed("hold", "marked");
        typed("lift");
        typed("takedown", "--person", "marked", "--yes");
    }

    private void typed(String... arguments) {
        said.append(String.join(" ", arguments))
                .append(":\n")
                .append(out(arguments))
                .append('\n');
    }

    private String out(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = Main.commandLine(environment, clock, new BufferedReader(new StringReader("walk\nyes\n")));
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
        List<String> all = new ArrayList<>(List.of("-C", folder.toString()));
        all.addAll(List.of(arguments));
        line.execute(all.toArray(String[]::new));
        return out.toString();
    }

    private void pages(Node node) throws IOException, InterruptedException {
        put("settings.yaml", "public: { url: \"https://vigil.example.org\" }\n");
        node.files().accept(SourceTree.read(folder));
        Serving.Shown shown = new Serving.Shown(
                () -> List.copyOf(node.files().inForce().workspace().campaigns().values()),
                () -> List.copyOf(node.files().inForce().workspace().accounts().values()),
                id -> node.files().inForce().workspace().profile(id).map(profile -> profile.name("en")),
                campaign -> Map.of());
        Serving serving =
                new Serving(ConsoleSettings.LOCAL, 0, node, shown, Optional.empty(), Serving.Entrance.OPEN_TO_LOOK);
        try (Application application = Application.start(serving);
                HttpClient http = HttpClient.newHttpClient()) {
            for (String path : List.of(
                    "/",
                    "/sandbox/box-x",
                    "/sandbox/box-telegram",
                    "/no-such-page",
                    "/c/walk",
                    "/c/walk/marked",
                    "/c/walk/marked/photo",
                    "/c/walk/marked/share?server=mastodon.example",
                    "/c/walk/marked-family",
                    "/c/walk/-/action-hour",
                    "/c/walk/-/action-hour.ics",
                    "/days/walk/marked",
                    "/days/walk/marked.svg",
                    "/days/walk/marked.json",
                    "/days/walk/marked.png",
                    "/c/walk/marked/poster.png?for=wide",
                    "/c/walk/marked/poster.png?for=square",
                    "/c/walk/marked-family/poster.png",
                    "/feeds/walk.atom",
                    "/feeds/walk.json")) {
                URI address = URI.create("http://127.0.0.1:" + application.port() + path);
                said.append(path)
                        .append(http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                                .body());
            }
        }
        Serving forTheTeam =
                new Serving(ConsoleSettings.LOCAL, 0, node, shown, Optional.empty(), Serving.Entrance.BY_SIGN_IN);
        try (Application application = Application.start(forTheTeam);
                Browser viewer = Browser.signedIn(application.port(), node, "Vic " + said.length(), Role.VIEWER)) {
            List<String> paths = new ArrayList<>(List.of(
                    "/",
                    "/deliveries?state=all",
                    "/deliveries/export.csv?state=all",
                    "/people/hold?q=anna+exampel",
                    "/people/hold?person=marked",
                    "/people",
                    "/people?q=anna",
                    "/people/marked",
                    "/people/marked-family",
                    "/people/marked/photo",
                    "/people/marked/lift",
                    "/approvals",
                    "/templates",
                    "/templates/edit?path=templates/walk/prisoner.en.txt&person=marked",
                    "/templates/edit?path=templates/walk/family.en.txt&network=mastodon",
                    "/templates/history?path=templates/walk/prisoner.en.txt",
                    "/schedules",
                    "/schedules/walk",
                    "/schedules/walk/start",
                    "/first-hour",
                    "/first-hour/stop",
                    "/preview?campaign=walk&from=2026-01-05",
                    "/people/marked/consent",
                    "/people/marked-family/consent",
                    "/people/marked/family",
                    "/approvals"));
            new Deliveries(node.database().jdbc()).all().forEach(each -> {
                paths.add("/deliveries/" + each.id());
                paths.add("/approvals/" + each.id());
            });
            paths.forEach(path -> said.append(path).append(viewer.get(path).body()));
            letter(application, node);
        }
    }

    /** Every row of every table: audit, alerts, attempts, what the sandbox network got, the history of people. */
    private void rows(Database database) {
        List<String> tables = database.jdbc()
                .sql("select table_name from information_schema.tables"
                        + " where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1")
                .query((row, n) -> row.getString("table_name"))
                .list();
        assertThat(tables).contains("audit", "attempt", "sandbox_post", "profile_change", "telling");
        tables.stream()
                .filter(table -> !OWN_FILES.contains(table))
                .forEach(table -> database.jdbc()
                        .sql("select row_to_json(each)::text from \"" + table + "\" as each")
                        .query(String.class)
                        .list()
                        .forEach(row ->
                                said.append(table).append(": ").append(row).append('\n')));
    }

    @Test
    void everyWayOutIsNamedHere() {
        CommandLine line = Main.commandLine(Map.of());
        CommandLine people = Objects.requireNonNull(line.getSubcommands().get("people"));
        assertThat(line.getSubcommands().keySet()).containsExactlyInAnyOrderElementsOf(COMMANDS);
        assertThat(people.getSubcommands().keySet()).containsExactlyInAnyOrderElementsOf(UNDER_PEOPLE);
        assertThat(Arrays.stream(AlertKind.values()).map(AlertKind::word)).containsExactlyInAnyOrderElementsOf(ALERTS);
        assertThat(Network.values()).containsExactlyInAnyOrderElementsOf(NETWORKS);
        assertThat(new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("org.vigil.console")
                                .stream()
                                .filter(type -> type.isAnnotatedWith("org.springframework.stereotype.Controller")
                                        || type.isMetaAnnotatedWith("org.springframework.stereotype.Controller"))
                                .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrderElementsOf(PAGES);
    }
}
