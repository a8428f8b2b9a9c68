package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.Application;
import org.vigil.cli.Serving;
import org.vigil.database.Database;
import org.vigil.node.Node;
import org.vigil.settings.ConsoleSettings;
import org.vigil.source.SourceTree;
import org.vigil.testing.Ledger;
import org.vigil.testing.LedgerServer;
import org.vigil.testing.MutableClock;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.Walker;
import org.vigil.workspace.Workspace;

/**
 * The first hour, whole: from an empty folder to the first post on a server of Mastodon's kind, by the pages alone. Two
 * people walk it, and neither has a terminal or sees a file.
 */
@ExtendWith(TestDatabase.class)
class FirstHourWalkTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String LIST = """
            name,role,held by,zone,custody from,confirmed,source,publisher,link
            Cara Example,teacher,AZ,Asia/Baku,2024-02-29,2026-01-05,A report,A newspaper,https://example.org/cara
            """;

    private final MutableClock clock = MutableClock.at("2026-01-05T08:00:00Z");
    private final LedgerServer mastodon = new LedgerServer(LedgerServer.Repeats.HONOURED, new Random(1), clock);
    private final Database database;
    private Node node;
    private Application application;
    private Walker ada;
    private Walker ben;

    @TempDir
    private Path folder;

    FirstHourWalkTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void nothingIsThere() throws IOException {
        mastodon.account("vigil", "token-of-vigil");
        node = Node.over(database, clock, folder, Map.of("VIGIL_INWARD_SERVERS", "allowed"));
        node.files().accept(SourceTree.read(folder));
        Serving.Shown shown = new Serving.Shown(
                () -> List.copyOf(workspace().campaigns().values()),
                () -> List.copyOf(workspace().accounts().values()),
                id -> workspace().profile(id).map(profile -> profile.name("en")),
                campaign -> Map.of());
        application = Application.start(new Serving(
                ConsoleSettings.LOCAL, 0, node, shown, Optional.empty(), Serving.Entrance.BY_SIGN_IN));
        ada = new Walker(application.port());
        ben = new Walker(application.port());
    }

    private Workspace workspace() {
        return node.files().inForce().workspace();
    }

    @AfterEach
    void close() {
        ada.close();
        ben.close();
        application.close();
        mastodon.close();
    }

    @Test
    void fromAnEmptyFolderToTheFirstPostWithoutATerminal() throws IOException {
        becomeAdmin();
        inviteBen();
        enterPeople();
        recordConsents();
        addAccount();
        testPost();
        makeCampaign();
        signText();
        preview();
        askFamilies();
        start();
        approve();
        rehearse();
        assertThat(guide().text()).contains("13 of 14 steps are done.");
        clock.set(Instant.parse("2026-01-05T09:00:30Z"));
        node.loop().drain();
        assertThat(mastodon.ledger().entries())
                .filteredOn(Ledger.Entry::stands)
                .singleElement()
                .satisfies(post -> assertThat(post.text()).contains("Example", "days"));
        assertThat(guide().text()).contains("All of it is done", "14 of 14 steps are done.");
        assertThat(ada.open("/").text()).doesNotContain("The first hour");
        System.out.println("Ada: " + ada.requests() + " requests, " + ada.fields() + " fields, " + ada.signs()
                + " signs. Ben: " + ben.requests() + " requests, " + ben.fields() + " fields, " + ben.signs() + " signs.");
    }

    private Walker guide() {
        return ada.open("/first-hour");
    }

    private void becomeAdmin() {
        String link = node.doors().links().forFirstAdmin().orElseThrow().text();
        ada.open("/welcome/" + link)
                .type("name", "Ada")
                .type("password", PASSWORD)
                .type("again", PASSWORD)
                .press("Begin");
        assertThat(ada.path()).isEqualTo("/second-factor");
        ada.type("code", code(ada.page().select("code.secret").text().replace(" ", "")))
                .press("Take it into use")
                .follow("I have kept them")
                .follow("Begin the first hour");
        assertThat(ada.text()).contains("1 of 14 steps are done.");
    }

    private String code(String secret) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(new Base32().decode(secret), "HmacSHA1"), clock.instant());
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private void inviteBen() {
        ada.follow("Users").type("name", "Ben").choose("role", "approver").press("Make a link for them");
        String link = ada.page().select("input.link").attr("value");
        ben.open(link.replaceFirst("^https?://[^/]+", ""))
                .type("password", PASSWORD)
                .type("again", PASSWORD)
                .press("Begin");
        assertThat(guide().text()).contains("2 of 14 steps are done.");
    }

    private void enterPeople() {
        person("Anna Example", "journalist", "2025-01-05");
        person("Bela Example", "lawyer", "2025-06-01");
        guide().follow("From a spreadsheet")
                .file("list", "people.csv", LIST.getBytes(StandardCharsets.UTF_8))
                .press("Look at it");
        System.out.println(ada.text());
    }

    private void person(String name, String role, String since) {
        guide().follow("Enter somebody");
        System.out.println(ada.page().select("input, select, textarea").stream().map(e -> e.attr("name")).toList());
    }

    private void recordConsents() {}

    private void addAccount() {
        guide().follow("Add a Mastodon account")
                .type("server", mastodon.uri().toString())
                .type("name", "our-mastodon")
                .type("language", "en");
    }

    private void testPost() {}

    private void makeCampaign() {}

    private void signText() {}

    private void preview() {}

    private void askFamilies() {}

    private void start() {}

    private void approve() {}

    private void rehearse() {}
}
