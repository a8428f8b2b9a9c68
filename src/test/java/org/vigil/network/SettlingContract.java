package org.vigil.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigil.account.AccountName;
import org.vigil.account.AccountSecrets;
import org.vigil.account.KeyFile;
import org.vigil.database.Database;
import org.vigil.node.Node;
import org.vigil.testing.LostAnswerProxy;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/**
 * What becomes of a post whose answer or whose request was lost, on a network that can be asked: through adapter, loop and
 * settling, and over a line that breaks.
 */
public abstract class SettlingContract {
    private static final int PATIENCE_MINUTES = 60;
    private static final Instant TUESDAY = World.MONDAY_AT_NINE.plus(Duration.ofDays(1));
    private static final Instant WEDNESDAY = World.MONDAY_AT_NINE.plus(Duration.ofDays(2));

    private Database database;
    private World world;
    private LostAnswerProxy line;
    private Node node;

    protected abstract Connector connector(InstantSource clock);

    /** Where the network's server listens, on this machine. */
    protected abstract int port();

    protected abstract Map<String, String> secrets();

    /** The texts that stand on the account, the oldest first. */
    protected abstract List<String> texts();

    /** How many requests to post have reached the server. */
    protected abstract int requests();

    /** The next request to post is reset by the server, which keeps nothing of it. */
    protected abstract void loseNextRequest();

    @BeforeEach
    final void begin() throws IOException {
        database = TestDatabase.create();
        world = new World(database);
        line = new LostAnswerProxy(port());
        Connector connector = connector(world.clock);
        world.put(
                        World.ACCOUNTS,
                        "accounts:\n  - { name: ours, network: "
                                + connector.network().word() + ", language: en }\n")
                .schedule("accounts: [x]", "accounts: [ours]");
        new AccountSecrets(database, KeyFile.of(world.folder(), Map.of())).put(new AccountName("ours"), secrets());
        node = Node.over(
                database,
                world.clock,
                world.folder(),
                Map.of("VIGIL_CATCH_UP", "0s"),
                new Connectors(List.of(new OverTheLine(connector, line.uri()))));
        node.files().accept(world.tree());
        node.desk().start(World.VIGIL, "Tester");
        at(World.MONDAY_AT_NINE);
        assertThat(texts()).hasSize(1);
    }

    @AfterEach
    final void end() throws IOException {
        line.close();
        database.close();
    }

    @Test
    void aPostWhoseAnswerWasLostIsFoundAndStandsOnce() {
        line.loseNextAnswer();
        at(TUESDAY);
        assertThat(world.count("delivery where state = 'settling'")).isEqualTo(1);
        settle();
        assertThat(world.count("delivery where state = 'published'")).isEqualTo(2);
        assertThat(texts()).hasSize(2).doesNotHaveDuplicates();
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void aPostThatNeverArrivedIsProvedAbsentAndSentAgain() {
        loseNextRequest();
        at(TUESDAY);
        assertThat(world.count("delivery where state = 'settling'")).isEqualTo(1);
        settle();
        assertThat(world.count("attempt where outcome = 'absent'")).isEqualTo(1);
        assertThat(world.count("delivery where state = 'published'")).isEqualTo(2);
        assertThat(texts()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void whileOneIsSettlingTheNextGoesOut() {
        line.loseNextAnswer();
        at(TUESDAY);
        at(WEDNESDAY);
        assertThat(texts()).hasSize(3);
        settle();
        assertThat(world.count("delivery where state = 'published'")).isEqualTo(3);
        assertThat(texts()).hasSize(3).doesNotHaveDuplicates();
    }

    private void at(Instant moment) {
        world.clock.set(moment);
        node.loop().drain();
    }

    /** On the clocks of Vigil and of its database. */
    private void settle() {
        for (int minute = 0;
                minute < PATIENCE_MINUTES && world.count("delivery where state = 'settling'") > 0;
                minute++) {
            world.databaseGoesOn(Duration.ofMinutes(1));
            at(world.clock.instant().plus(Duration.ofMinutes(1)));
        }
        world.databaseGoesOn(Duration.ofMinutes(1));
        at(world.clock.instant().plus(Duration.ofMinutes(1)));
    }

    /** The same network, reached over the line that breaks. */
    private record OverTheLine(Connector connector, URI line) implements Connector {
        @Override
        public Network network() {
            return connector.network();
        }

        @Override
        public Limits documentedLimits(@Nullable Network imitates) {
            return connector.documentedLimits(imitates);
        }

        @Override
        public List<String> secrets() {
            return connector.secrets();
        }

        @Override
        public Session open(Login login, RateMeter meter, SignInStore signIns) {
            return connector.open(
                    new Login(login.account(), line, login.imitates(), login.credentials()), meter, signIns);
        }

        @Override
        public Optional<CodeSignIn> codeSignIn() {
            return connector.codeSignIn();
        }
    }
}
