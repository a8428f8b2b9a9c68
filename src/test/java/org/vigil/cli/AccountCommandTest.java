package org.vigil.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.Main;
import org.vigil.account.AccountName;
import org.vigil.account.AccountSecrets;
import org.vigil.account.AccountStates;
import org.vigil.account.KeyFile;
import org.vigil.database.Database;
import org.vigil.operator.Audit;
import org.vigil.testing.TestDatabase;

class AccountCommandTest {
    private static final AccountName OURS = new AccountName("our-mastodon");
    private static final String TOKEN = "sesame-4711";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig()
                    .bindAddress("127.0.0.1")
                    .dynamicPort())
            .build();

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>(TestDatabase.environment());
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    AccountCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void anAccountIsAddedListedAndChecked() throws IOException {
        Files.writeString(accountsFile(), """
                # ours
                accounts:
                  - { name: sandbox-x, network: sandbox, imitates: x, language: en, threads: false }
                """);
        assertThat(addWithToken()).isZero();
        assertThat(accountsFile()).content().startsWith("# ours").contains("name: our-mastodon", "server: " + server());
        assertThat(accountsFile()).content().doesNotContain(TOKEN);

        assertThat(run("account", "check")).isZero();
        assertThat(out.toString()).contains("our-mastodon: signed in as ").contains("sandbox-x: signed in as ");

        assertThat(run("account", "list")).isZero();
        assertThat(out.toString())
                .contains("sandbox-x  sandbox like x  en")
                .contains("our-mastodon  mastodon  en  " + server())
                .contains("secrets: access_token");
        assertThat(out + "" + err).doesNotContain(TOKEN);
    }

    @Test
    void whoIsSignedOutIsPausedUntilTheyAreBack() {
        addWithToken();
        SERVER.stubFor(get(urlPathEqualTo("/api/v1/accounts/verify_credentials"))
                .willReturn(jsonResponse("{\"error\": \"The access token is invalid\"}", 401)));
        assertThat(run("account", "check", "our-mastodon")).isEqualTo(Vigil.PROBLEMS);
        assertThat(out.toString()).contains("our-mastodon: signed out, and paused");
        run("account", "list");
        assertThat(out.toString()).contains("PAUSED since");

        signsIn();
        assertThat(run("account", "check")).isEqualTo(Vigil.PROBLEMS);
        assertThat(out.toString()).contains("it is paused, though");
        assertThat(run("account", "check", "--unpause", "--as", "Ada")).isZero();
        assertThat(run("account", "check", "--unpause", "--as", "Ben")).isZero();
        try (Database database = Database.open(folder, environment)) {
            assertThat(new Audit(database.jdbc()).latest(10))
                    .filteredOn(entry -> entry.what().equals("unpause"))
                    .extracting(Audit.Entry::who, Audit.Entry::subject)
                    .containsExactly(tuple("Ada", "our-mastodon"));
        }
    }

    /** A token that may not change the account is what Vigil itself asks for, so a person has to tick the box. */
    @Test
    void whoeverHasNoAutomatedLabelIsToldWhereItIsSet() {
        addWithToken();
        assertThat(run("account", "check", "our-mastodon")).isZero();
        assertThat(out.toString())
                .contains("our-mastodon: it has to say that it is automated. In the browser: Preferences")
                .contains("When that is done: ./vigil account check our-mastodon --label-done --managed-by @HANDLE");
        assertThat(run("account", "check", "our-mastodon", "--label-done")).isEqualTo(Vigil.USAGE);
        assertThat(run("account", "check", "--label-done", "--managed-by", "@ada"))
                .isEqualTo(Vigil.USAGE);
        assertThat(run("account", "check", "our-mastodon", "--label-done", "--managed-by", "a b"))
                .isEqualTo(Vigil.USAGE);
        assertThat(err.toString()).contains("the account of a human being such as @ada");
        assertThat(run("account", "check", "our-mastodon", "--label-done", "--managed-by", "ada", "--as", "Ada"))
                .isZero();
        assertThat(out.toString())
                .containsPattern(
                        "our-mastodon: it says that it is automated and managed by @ada, according to Ada on \\d{4}-");
        try (Database database = Database.open(folder, environment)) {
            assertThat(new Audit(database.jdbc()).latest(10))
                    .filteredOn(entry -> entry.what().equals("label"))
                    .extracting(Audit.Entry::who, Audit.Entry::subject, Audit.Entry::detail)
                    .containsExactly(tuple("Ada", "our-mastodon", "managed by @ada"));
        }
    }

    @Test
    void theAutomatedLabelIsSetWhereTheNetworkLetsAProgram() {
        addWithToken();
        SERVER.stubFor(WireMock.patch("/api/v1/accounts/update_credentials")
                .willReturn(jsonResponse("{\"id\":\"1\",\"username\":\"vigil\",\"bot\":true}", 200)));
        assertThat(run("account", "check", "our-mastodon")).isZero();
        assertThat(out.toString()).contains("our-mastodon: it says now that it is automated; that was set just now.");
        SERVER.verify(
                1,
                WireMock.patchRequestedFor(WireMock.urlEqualTo("/api/v1/accounts/update_credentials"))
                        .withRequestBody(WireMock.equalToJson("{\"bot\":true}")));
        assertThat(run("account", "check", "our-mastodon", "--label-done", "--managed-by", "@ada"))
                .isEqualTo(Vigil.PROBLEMS);
        assertThat(err.toString()).contains("nobody has to say so");
    }

    @Test
    void aNetworkThatDoesNotAnswerPausesNobody() {
        addWithToken();
        SERVER.stubFor(get(urlPathEqualTo("/api/v1/accounts/verify_credentials"))
                .willReturn(jsonResponse("{\"error\": \"down\"}", 503)));
        assertThat(run("account", "check")).isEqualTo(Vigil.FAILED);
        assertThat(out.toString()).contains("our-mastodon: not reached");
        try (Database database = Database.open(folder, environment)) {
            assertThat(new AccountStates(database).paused(OURS)).isEmpty();
        }
    }

    @Test
    void anAccountWithoutItsSecretsIsSaidToLackThem() throws IOException {
        Files.writeString(
                accountsFile(),
                "accounts:\n  - { name: our-x, network: x, language: en }\n  - { name: x y, network: x }\n");
        assertThat(run("account", "check", "our-x")).isEqualTo(Vigil.PROBLEMS);
        assertThat(out.toString()).contains("our-x: its secrets are missing: consumer_key");
        assertThat(err.toString()).contains("accounts.yaml:3");
        assertThat(run("account", "check", "nobody")).isEqualTo(Vigil.PROBLEMS);
        assertThat(err.toString()).contains("There is no account \"nobody\"");
    }

    @Test
    void aNameThatIsTakenIsRefusedAndItsSecretsStay() throws IOException {
        addWithToken();
        String before = Files.readString(accountsFile());
        environment.put("VIGIL_SECRET_ACCESS_TOKEN", "another");
        assertThat(run("account", "add", "mastodon", "our-mastodon", "--server", server()))
                .isEqualTo(Vigil.PROBLEMS);
        assertThat(err.toString()).contains("vigil account renew our-mastodon");
        assertThat(accountsFile()).hasContent(before);
        assertThat(storedToken()).isEqualTo(TOKEN);
    }

    @Test
    void secretsComeFromAFileThatIsClosedToOthers() throws IOException {
        Path file = folder.resolve("secrets");
        Files.writeString(file, "# from the server's page\nACCESS_TOKEN = " + TOKEN + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(addFrom(file)).isEqualTo(Vigil.PROBLEMS);
        assertThat(err.toString()).contains("chmod 600 " + file);
        assertNothingWasDone();

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(addFrom(file)).isZero();
        assertThat(storedToken()).isEqualTo(TOKEN);
    }

    @Test
    void aSecretsFileThatIsWrongIsNotRepeated() throws IOException {
        Path file = folder.resolve("secrets");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        for (String wrong : new String[] {"tokken=" + TOKEN, TOKEN, "access_token= ", ""}) {
            Files.writeString(file, wrong);
            assertThat(addFrom(file)).as(wrong).isEqualTo(Vigil.PROBLEMS);
        }
        assertThat(err.toString())
                .contains("the names are access_token")
                .contains("access_token is empty")
                .contains("the line access_token=… is missing")
                .doesNotContain(TOKEN);
        assertNothingWasDone();
    }

    @Test
    void withNobodyToAskNothingIsDone() throws IOException {
        assertThat(run("account", "add", "mastodon", "our-mastodon", "--server", server()))
                .isEqualTo(Vigil.PROBLEMS);
        assertThat(err.toString()).contains("VIGIL_SECRET_ACCESS_TOKEN").contains("--secrets-file");
        assertNothingWasDone();
    }

    @Test
    void whatCannotStandThereIsNamedAllAtOnce() throws IOException {
        assertThat(run("account", "add", "myspace", "Our X", "--language", "?")).isEqualTo(Vigil.USAGE);
        assertThat(err.toString()).contains("NETWORK: ").contains("NAME: ").contains("--language: ");
        assertThat(run("account", "add", "mastodon", "our-mastodon")).isEqualTo(Vigil.USAGE);
        assertThat(err.toString()).contains("--server: a Mastodon account needs its server");
        assertThat(run("account", "add", "x", "our-x", "--access-token", TOKEN)).isEqualTo(Vigil.USAGE);
        assertNothingWasDone();
    }

    @Test
    void aFileThatCannotBeWrittenLeavesNoSecrets() throws IOException {
        Files.createDirectory(folder.resolve(".accounts.yaml.new"));
        assertThat(addWithToken()).isEqualTo(Vigil.FAILED);
        assertThat(err.toString()).contains("accounts.yaml cannot be written");
        assertNothingWasDone();
    }

    @Test
    void keysThatDoNotServeAreNotKept() throws IOException {
        SERVER.stubFor(get(urlPathEqualTo("/api/v1/accounts/verify_credentials"))
                .willReturn(jsonResponse("{\"error\": \"The access token is invalid\"}", 401)));
        environment.put("VIGIL_SECRET_ACCESS_TOKEN", TOKEN);
        assertThat(run("account", "add", "mastodon", "our-mastodon", "--server", server()))
                .isEqualTo(Vigil.PROBLEMS);
        assertThat(err.toString())
                .contains("The network does not accept these keys")
                .contains("The access token is invalid")
                .contains("Nothing was changed. To add it all the same: --unchecked")
                .doesNotContain(TOKEN);
        assertNothingWasDone();
        assertThat(run("account", "add", "mastodon", "our-mastodon", "--server", server(), "--unchecked"))
                .isZero();
        assertThat(storedToken()).isEqualTo(TOKEN);
    }

    @Test
    void aDatabaseThatIsDownIsToldInASentence() throws IOException {
        environment.put("VIGIL_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/vigil");
        assertThat(addWithToken()).isEqualTo(Vigil.FAILED);
        assertThat(err.toString()).contains("127.0.0.1:1/vigil does not answer").doesNotContain("Exception");
        assertThat(accountsFile()).doesNotExist();
    }

    private static String server() {
        return "http://127.0.0.1:" + SERVER.getPort();
    }

    private static void signsIn() {
        SERVER.stubFor(get(urlPathEqualTo("/api/v1/accounts/verify_credentials"))
                .willReturn(okJson("{\"id\": \"17\", \"username\": \"vigil\", \"acct\": \"vigil\"}")));
    }

    private int addWithToken() {
        signsIn();
        environment.put("VIGIL_SECRET_ACCESS_TOKEN", TOKEN);
        return run("account", "add", "mastodon", "our-mastodon", "--server", server());
    }

    private int addFrom(Path secrets) {
        signsIn();
        return run(
                "account",
                "add",
                "mastodon",
                "our-mastodon",
                "--server",
                server(),
                "--secrets-file",
                secrets.toString());
    }

    private void assertNothingWasDone() {
        assertThat(accountsFile()).doesNotExist();
        try (Database database = Database.open(folder, environment)) {
            assertThat(secrets(database).names(OURS)).isEmpty();
        }
    }

    private String storedToken() {
        try (Database database = Database.open(folder, environment)) {
            return secrets(database).credentials(OURS).get("access_token");
        }
    }

    private AccountSecrets secrets(Database database) {
        return new AccountSecrets(database, KeyFile.of(folder, environment));
    }

    private Path accountsFile() {
        return folder.resolve("accounts.yaml");
    }

    private int run(String... args) {
        String[] inFolder = new String[args.length + 2];
        inFolder[0] = "--dir";
        inFolder[1] = folder.toString();
        System.arraycopy(args, 0, inFolder, 2, args.length);
        // Nobody is there to answer.
        return Main.commandLine(environment, InstantSource.system(), new BufferedReader(Reader.nullReader()))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(inFolder);
    }
}
