package org.vigil;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.vigil.access.Role;
import org.vigil.access.Roles;
import org.vigil.cli.Serving;
import org.vigil.database.Database;
import org.vigil.delivery.Takedowns;
import org.vigil.network.Outcome;
import org.vigil.organisation.OrganisationId;
import org.vigil.settings.ConsoleSettings;
import org.vigil.source.SourceFile;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;
import picocli.CommandLine;

/**
 * A member of a coalition that must not be named stands in no post, page, alert, digest, report of engagement, export, log,
 * and in no partner's folder: neither its name nor its id, although files are called after it.
 */
class UnlistedWaysOutTest {
    private static final String MARK = "wuqx";

    private final Map<String, String> environment = TestDatabase.environment();
    private final Database database = Database.open(Path.of("target"), environment);
    private final World world = new World(database);
    private final StringBuilder said = new StringBuilder();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @BeforeEach
    void aCoalition() {
        log.start();
        root.addAppender(log);
        world.put("organisations.yaml", """
                        organisations:
                          - { id: pen, name: Free Pen, people: [Ada], approvers: [Ada] }
                          - { id: wuqx-circle, name: Wuqx Circle, unlisted: true, people: [Wuqxina], approvers: [Wuqxina] }
                        """)
                .put(World.ACCOUNTS, """
                        accounts:
                          - { name: mastodon, network: mastodon, server: "https://mastodon.example", language: en, organisation: wuqx-circle }
                          - { name: x, network: x, language: en, organisation: wuqx-circle, by_hand: true }
                          - { name: pen-x, network: x, language: en, organisation: pen, by_hand: true }
                        """)
                .schedule(
                        "accounts: [x]",
                        "accounts: [mastodon, x, pen-x]\norganisations: [pen, wuqx-circle]\nmode: own_words\nspread: 0m")
                .put(
                        "templates/vigil/prisoner.en.pen.txt",
                        "Free Pen: {{name}} was taken from home before the day broke. So far {{#count}}{{count}}{{/count}}\n")
                .put("templates/vigil/prisoner.en.wuqx-circle.txt", "We: {{name}}, {{#count}}{{count}}{{/count}}\n")
                .put(World.profile("anna"), world.text(World.profile("anna")) + "case_holder: wuqx-circle\n")
                .start();
    }

    @AfterEach
    void close() {
        root.detachAppender(log);
        database.close();
    }

    @Test
    void whoMustNotBeNamedIsNamedByNoWayOut() throws Exception {
        typed(
                "hand",
                "wuqx-circle",
                "--date",
                "2026-01-05",
                "--out",
                world.folder().resolve("theirs").toString());
        said.setLength(0);
        Path kit = world.folder().resolve("kit");
        typed("hand", "pen", "--date", "2026-01-05", "--out", kit.toString());
        assertThat(kit).as(said.toString()).exists();
        folder(kit);
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.mastodon.posts()).isNotEmpty();
        world.mastodon.posts().forEach(post -> said.append(post.part().text()));
        world.hold("bela");
        world.node.alerting().step();
        world.mastodon.next(new Outcome.Refused("too long"));
        world.at("2026-01-06T09:00:00Z");
        world.remove("templates/vigil/prisoner.en.wuqx-circle.txt").accept();
        world.at("2026-01-07T09:00:00Z");
        world.node.alerting().step();
        new Takedowns(database, world.node.files()).everythingOf(world.first().profile(), "Ada");
        world.aftercare();
        world.node.alerting().step();
        commands();
        pages();
        rows();
        log.list.forEach(event ->
                said.append("log: ").append(event.getFormattedMessage()).append('\n'));
        assertThat(said.toString()).contains("Free Pen", "Anna Example").doesNotContainIgnoringCase(MARK);
    }

    private void commands() {
        for (String format : List.of("table", "json", "ndjson", "csv")) {
            typed("engagement", "--format", format);
        }
        for (String format : List.of("html", "json")) {
            typed("report", "--campaign", "vigil", "--from", "2026-01-01", "--to", "2026-01-31", "--format", format);
        }
        typed("digest", "--for", "week");
        for (String format : List.of("csv", "json", "yaml")) {
            typed("export", "--format", format);
        }
        typed("alerts");
        typed("digest", "--for", "2026-01-08");
        typed("doctor");
        typed("doctor", "--format", "json");
        typed("family", "anna", "--lang", "en");
        typed("people");
        typed("count", "anna");
        typed("uncertain");
    }

    private void folder(Path kit) throws IOException {
        try (Stream<Path> all = Files.walk(kit)) {
            for (Path file : all.toList()) {
                said.append(kit.relativize(file)).append('\n');
                if (Files.isRegularFile(file)) {
                    said.append(Files.readString(file));
                }
            }
        }
        assertThat(said.toString()).contains("WHAT-TO-DO.txt", "Free Pen: Anna Example was taken");
    }

    /** What leaves this machine or is read by others. A post's own reason is for operators: {@code vigil deliveries}. */
    private void rows() {
        for (String table : List.of("alert", "telling", "sandbox_post", "observation")) {
            said.append(database.jdbc()
                    .sql("select coalesce(string_agg((to_jsonb(each) - 'concerns' - 'items')::text, E'\\n'), '') from "
                            + table + " as each")
                    .query(String.class)
                    .single());
        }
        assertThat(database.jdbc()
                        .sql("select kind from alert")
                        .query((row, n) -> row.getString("kind"))
                        .list())
                .as("the walk has come by these")
                .contains("nothing_went_out", "hold_to_confirm", "cannot_delete", "held");
    }

    private void pages() throws IOException, InterruptedException {
        Serving.Shown shown = new Serving.Shown(
                () -> List.copyOf(
                        world.node.files().inForce().workspace().campaigns().values()),
                () -> List.copyOf(
                        world.node.files().inForce().workspace().accounts().values()),
                id -> world.node.files().inForce().workspace().profile(id).map(profile -> profile.name("en")),
                campaign -> Map.of());
        Serving serving = new Serving(
                ConsoleSettings.LOCAL, 0, world.node, shown, Optional.empty(), Serving.Entrance.OPEN_TO_LOOK);
        try (Application application = Application.start(serving);
                HttpClient http = HttpClient.newHttpClient()) {
            for (String path : List.of("/", "/no-such-page")) {
                URI address = URI.create("http://127.0.0.1:" + application.port() + path);
                said.append(http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                        .body());
            }
        }
        signedIn(shown);
    }

    /** As the people of another organisation, and whoever only reads, see them. */
    private void signedIn(Serving.Shown shown) {
        Serving serving =
                new Serving(ConsoleSettings.LOCAL, 0, world.node, shown, Optional.empty(), Serving.Entrance.BY_SIGN_IN);
        try (Application application = Application.start(serving);
                Browser viewer = Browser.signedIn(application.port(), world.node, "Vic", Role.VIEWER);
                Browser pen = Browser.signedIn(
                        application.port(), world.node, "Pen", Roles.in(new OrganisationId("pen"), Role.ADMIN))) {
            List<String> paths = new ArrayList<>(List.of(
                    "/",
                    "/deliveries?state=all",
                    "/deliveries/export.csv?state=all",
                    "/people/hold?person=anna",
                    "/people/hold?person=bela",
                    "/first-hour",
                    "/preview?campaign=vigil&days=31",
                    "/people/anna/consent",
                    "/people/anna/family",
                    "/events",
                    "/calendar",
                    "/approvals"));
            world.deliveries.all().forEach(each -> {
                paths.add("/deliveries/" + each.id());
                paths.add("/approvals/" + each.id());
            });
            for (String path : paths) {
                said.append(path)
                        .append(viewer.get(path).body())
                        .append(pen.get(path).body());
            }
        }
    }

    private void typed(String... arguments) {
        try {
            for (SourceFile file : world.tree().all()) {
                Path path = world.folder().resolve(file.path());
                Files.createDirectories(path.getParent());
                Files.write(path, file.bytes());
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        StringWriter out = new StringWriter();
        CommandLine line = Main.commandLine(environment, world.clock, new BufferedReader(new StringReader("yes\n")));
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
        List<String> all = new ArrayList<>(List.of("-C", world.folder().toString()));
        all.addAll(List.of(arguments));
        line.execute(all.toArray(String[]::new));
        said.append(String.join(" ", arguments)).append(":\n").append(out).append('\n');
    }
}
