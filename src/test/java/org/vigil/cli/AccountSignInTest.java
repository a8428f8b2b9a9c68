package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.account.AccountName;
import org.vigil.account.AccountSecrets;
import org.vigil.account.AccountStates;
import org.vigil.account.KeyFile;
import org.vigil.database.Database;
import org.vigil.delivery.Deliveries;
import org.vigil.delivery.DeliveryState;
import org.vigil.network.CodeSignIn;
import org.vigil.network.Connector;
import org.vigil.network.Connectors;
import org.vigil.network.Credentials;
import org.vigil.network.Limits;
import org.vigil.network.Login;
import org.vigil.network.Network;
import org.vigil.network.RateMeter;
import org.vigil.network.Session;
import org.vigil.network.SignInFailed;
import org.vigil.network.SignInStore;
import org.vigil.node.Node;
import org.vigil.operator.Audit;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;
import org.vigil.testing.FakeNetwork;
import org.vigil.testing.MutableClock;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;
import picocli.CommandLine;

/** Signing in to accounts, signing in again, trying them and giving them up, as a person types it. */
class AccountSignInTest {
    private static final AccountName X = new AccountName("our-x");
    private static final String SECRET = "sesame-4711";

    private final Map<String, String> environment = new HashMap<>(TestDatabase.environment());
    private final MutableClock clock = MutableClock.at(World.MONDAY_AT_SIX);
    private final FakeNetwork x = new FakeNetwork(Network.X, clock);
    private final FakeNetwork mastodon = new FakeNetwork(Network.MASTODON, clock);
    private final ByCode byCode = new ByCode(x);
    private final Path folder;
    private @Nullable Database ofTheNode;

    AccountSignInTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void close() {
        if (ofTheNode != null) {
            ofTheNode.close();
        }
    }

    /** A network with a page on which one agrees; its code is 4711. */
    private static final class ByCode implements Connector, CodeSignIn {
        private final FakeNetwork network;
        private int pages;
        private @Nullable String down;

        ByCode(FakeNetwork network) {
            this.network = network;
        }

        @Override
        public Network network() {
            return network.network();
        }

        @Override
        public Limits documentedLimits(@Nullable Network imitates) {
            return network.documentedLimits(imitates);
        }

        @Override
        public List<String> secrets() {
            return network.secrets();
        }

        @Override
        public Session open(Login login, RateMeter meter, SignInStore signIns) {
            signIns.write("granted for a while");
            return network.open(login, meter, signIns);
        }

        @Override
        public Optional<CodeSignIn> codeSignIn() {
            return Optional.of(this);
        }

        @Override
        public List<String> needs() {
            return List.of("consumer_key");
        }

        @Override
        public Begun begin(@Nullable URI server, Credentials given) throws SignInFailed {
            if (down != null) {
                throw new SignInFailed(down);
            }
            pages++;
            return new Begun(URI.create("https://fake.example/agree?page=" + pages), given);
        }

        @Override
        public Map<String, String> finish(@Nullable URI server, Begun begun, String code) throws SignInFailed {
            if (!code.equals("4711")) {
                throw new SignInFailed("The code is not right.");
            }
            return Map.of(FakeNetwork.TOKEN, SECRET);
        }
    }

    private String typed(int code, String answers, String... arguments) {
        StringWriter out = new StringWriter();
        BufferedReader input = new BufferedReader(new StringReader(answers));
        CommandLine commands = new CommandLine(new Vigil(environment, clock))
                .addSubcommand(new AccountCommand(
                        input, (database, time, settings) -> new Connectors(List.of(byCode, mastodon)), duration -> {}))
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    if (exception instanceof Failure failure) {
                        command.getErr().println(failure.getMessage());
                        return failure.exitCode();
                    }
                    throw exception;
                })
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true));
        String[] all = Stream.concat(Stream.of("--dir", folder.toString(), "account"), Stream.of(arguments))
                .toArray(String[]::new);
        assertThat(commands.execute(all)).as(out.toString()).isEqualTo(code);
        assertThat(out.toString()).doesNotContain(SECRET);
        return out.toString();
    }

    private String add(int code, String answers) {
        environment.put("VIGIL_SECRET_CONSUMER_KEY", "the app's");
        return typed(code, answers, "add", "x", "our-x", "--as", "Ada");
    }

    private Path accountsFile() {
        return folder.resolve("accounts.yaml");
    }

    private Database open() {
        return Database.open(folder, environment);
    }

    private AccountSecrets secrets(Database database) {
        return new AccountSecrets(database, KeyFile.of(folder, environment));
    }

    private static List<String> audited(Database database) {
        return new Audit(database.jdbc())
                .latest(20).stream()
                        .map(entry -> entry.who() + " " + entry.what())
                        .toList();
    }

    @Test
    void aPersonSignsInAtThePageAndTypesTheCode() throws IOException {
        assertThat(add(0, "\n4711\n"))
                .contains("Vigil does not see your password")
                .contains("https://fake.example/agree?page=1")
                .contains("Added our-x to accounts.yaml, signed in as our-x (The vigil).");
        assertThat(Files.readString(accountsFile())).contains("name: our-x");
        try (Database database = open()) {
            assertThat(secrets(database).credentials(X).get(FakeNetwork.TOKEN)).isEqualTo(SECRET);
            assertThat(secrets(database).signIns(X).read()).contains("granted for a while");
            assertThat(new AccountStates(database).state(X).seen()).isPresent();
            assertThat(audited(database)).containsExactly("Ada add account");
        }
        assertThat(typed(Vigil.PROBLEMS, "", "add", "x", "our-x")).contains("vigil account renew our-x");
        assertThat(add(Vigil.PROBLEMS, "")).contains("account renew");
    }

    @Test
    void aWrongCodeMayBeTypedAgainAndAPageAskedForAnew() {
        assertThat(add(0, "\n1\n\n4711\n"))
                .contains("That did not work: The code is not right. Tries left: 2.")
                .contains("page=2");
    }

    @Test
    void afterThreeTriesNothingWasChanged() {
        assertThat(add(Vigil.PROBLEMS, "\n1\n2\n3\n4711\n"))
                .contains("It did not come to a sign-in. Nothing was changed.");
        assertThat(accountsFile()).doesNotExist();
        byCode.down = "x did not answer.";
        assertThat(add(Vigil.PROBLEMS, "\n")).contains("x did not answer. Nothing was changed.");
    }

    @Test
    void whoGoesAwayInTheMiddleChangesNothing() {
        assertThat(add(Vigil.PROBLEMS, "")).contains("Nobody is here to answer. Set VIGIL_SECRET_TOKEN, or give");
        assertThat(add(Vigil.PROBLEMS, "\n")).contains("Nothing was changed.");
        assertThat(accountsFile()).doesNotExist();
        try (Database database = open()) {
            assertThat(secrets(database).names(X)).isEmpty();
            assertThat(audited(database)).isEmpty();
        }
    }

    @Test
    void whoHasTheKeysNeedsNoPage() {
        environment.put("VIGIL_SECRET_TOKEN", SECRET);
        assertThat(add(0, "")).doesNotContain("agree").contains("signed in as our-x");
        environment.remove("VIGIL_SECRET_TOKEN");
        assertThat(typed(Vigil.PROBLEMS, "\n4711\n", "add", "x", "other-x", "--paste"))
                .contains("Nobody is here to be asked for token")
                .contains("console.x.com");
    }

    @Test
    void whatDoesNotSignInIsNotAddedUnlessSaidOtherwise() {
        x.signOut("our-x");
        assertThat(add(Vigil.PROBLEMS, "\n4711\n"))
                .contains("The network does not accept these keys: the fake does not know our-x")
                .contains("--unchecked");
        x.down();
        assertThat(add(Vigil.FAILED, "\n4711\n")).contains("The network was not reached");
        assertThat(accountsFile()).doesNotExist();
        environment.put("VIGIL_SECRET_TOKEN", SECRET);
        assertThat(typed(0, "", "add", "x", "our-x", "--unchecked")).contains("unchecked. Check it:");
    }

    @Test
    void twoNamesForOneAccountAreRefused() {
        add(0, "\n4711\n");
        x.openAnother("again", "our-x");
        assertThat(typed(Vigil.PROBLEMS, "\n4711\n", "add", "x", "again"))
                .contains("which is here already as our-x: every post would stand there twice");
    }

    @Test
    void newKeysLiftThePauseAndLoseNothing() throws IOException {
        Node node = world();
        x.signOut("our-x");
        clock.set(World.MONDAY_AT_NINE);
        node.loop().drain();
        x.signIn("our-x");
        try (Database database = open()) {
            assertThat(new AccountStates(database).paused(X)).isPresent();
        }
        assertThat(typed(0, "\n4711\n", "renew", "our-x", "--as", "Ada")).contains("our-x: signed in as our-x");
        try (Database database = open()) {
            assertThat(new AccountStates(database).paused(X)).isEmpty();
            assertThat(audited(database)).contains("Ada renew account", "Ada unpause");
            database.jdbc()
                    .sql("update delivery set next_try_at = '-infinity' where state = 'due'")
                    .update();
            node.loop().drain();
            assertThat(new Deliveries(database.jdbc()).in(DeliveryState.PUBLISHED))
                    .hasSize(1);
        }
    }

    @Test
    void keysOfAnotherAccountAreRefusedUnlessThatIsMeant() {
        add(0, "\n4711\n");
        x.openAnother("our-x", "17");
        x.rename("our-x", "@somebody");
        assertThat(typed(Vigil.PROBLEMS, "\n4711\n", "renew", "our-x"))
                .contains("That is another account there: @somebody, and our-x was our-x.")
                .contains("--another");
        assertThat(typed(0, "\n4711\n", "renew", "our-x", "--another")).contains("signed in as @somebody");
        assertThat(typed(0, "", "check", "our-x")).contains("signed in as @somebody");
        assertThat(typed(Vigil.PROBLEMS, "\n4711\n", "renew", "nobody")).contains("There is no account \"nobody\"");
    }

    @Test
    void alarmsAreShownAndAcknowledged() throws IOException {
        Node node = world();
        node.watchman().round();
        x.rename("our-x", "@coins");
        assertThat(typed(Vigil.PROBLEMS, "", "check", "our-x"))
                .contains("it is called @coins there now, and was our-x")
                .contains("it is paused, though");
        assertThat(typed(0, "", "list"))
                .contains("PAUSED since")
                .contains("ALARM since")
                .contains("@coins");
        assertThat(typed(Vigil.PROBLEMS, "\n4711\n", "renew", "our-x"))
                .contains("It stays paused, for there are alarms");
        assertThat(typed(0, "", "check", "our-x", "--unpause", "--as", "Ada")).contains("signed in as @coins");
        assertThat(typed(0, "", "list")).doesNotContain("ALARM").doesNotContain("PAUSED");
        assertThat(typed(0, "", "check", "our-x")).doesNotContain("paused");
    }

    @Test
    void anAccountIsTestedWithAPost() {
        add(0, "\n4711\n");
        assertThat(typed(0, "", "test", "our-x", "--image", "--look"))
                .contains("Posting on our-x: Test by Vigil")
                .contains("It was deleted, and it is gone.")
                .contains("our-x works.");
        x.loseRequests(1);
        assertThat(typed(Vigil.FAILED, "", "test", "our-x")).contains("it may still arrive");
        assertThat(typed(0, "", "list")).contains("A TEST POST MAY STAND THERE");
        assertThat(typed(Vigil.FAILED, "", "test", "our-x", "--clean-up")).contains("may still arrive");
        assertThat(typed(0, "", "test", "our-x", "--none-stands", "--as", "Ada"))
                .contains("Noted");
        assertThat(typed(0, "", "test", "our-x", "--clean-up")).contains("No test post stands");
        assertThat(x.posts()).isEmpty();
        typed(Vigil.USAGE, "", "test", "our-x", "--clean-up", "--none-stands");
    }

    @Test
    void anAccountIsRemovedAfterItWasSaidWhatThatMeans() throws IOException {
        world();
        assertThat(typed(Vigil.PROBLEMS, "our-y\n", "remove", "our-x")).contains("Not removed");
        assertThat(typed(0, "our-x\n", "remove", "our-x", "--as", "Ada"))
                .contains("will be withdrawn when their time comes: 7")
                .contains("schedules/vigil.yaml")
                .contains("Removed our-x.");
        assertThat(Files.readString(accountsFile())).doesNotContain("our-x").contains("mastodon");
        try (Database database = open()) {
            assertThat(secrets(database).names(X)).isEmpty();
            assertThat(new Audit(database.jdbc()).latest(1))
                    .extracting(Audit.Entry::who, Audit.Entry::what, Audit.Entry::subject)
                    .containsExactly(tuple("Ada", "remove account", "our-x"));
        }
    }

    /** The world's files in the folder, with {@code our-x} added, its campaign started and planned. */
    private Node world() throws IOException {
        SourceTree tree;
        try (Database scratch = TestDatabase.create()) {
            World world = new World(scratch)
                    .edit(World.ACCOUNTS, "name: x,", "name: our-x,")
                    .schedule("[x]", "[our-x]");
            List.of("anna", "bela", "cara").forEach(world::signedReason);
            tree = world.tree();
        }
        for (SourceFile file : tree.all()) {
            Path path = folder.resolve(file.path());
            Files.createDirectories(path.getParent());
            Files.write(path, file.bytes());
        }
        environment.put("VIGIL_SECRET_CONSUMER_KEY", "the app's");
        typed(0, "\n4711\n", "renew", "our-x");
        Database database = open();
        ofTheNode = database;
        List.of("anna", "bela", "cara").forEach(person -> World.sign(database, person));
        Node node = Node.over(database, clock, folder, environment, new Connectors(List.of(byCode, mastodon)));
        node.files().accept(tree);
        node.desk().start(World.VIGIL, "Tester");
        return node;
    }
}
