package org.vigil.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.account.Account;
import org.vigil.account.AccountStates;
import org.vigil.database.Database;
import org.vigil.delivery.Brakes;
import org.vigil.network.Outcome;
import org.vigil.network.Part;
import org.vigil.network.Pause;
import org.vigil.network.Visibility;
import org.vigil.operator.Audit;
import org.vigil.testing.FakeNetwork;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** A test post never stays without a word. */
@ExtendWith(TestDatabase.class)
class TrialTest {
    private static final Pause NO_TIME = duration -> {};
    private static final Duration A_WHILE = Duration.ofSeconds(16);

    private final World world;
    private final FakeNetwork network;
    private final Trial trial;
    private final List<String> said = new ArrayList<>();

    TrialTest(Database database) {
        WatchedWorld watched = new WatchedWorld(database);
        world = watched.world;
        network = watched.network;
        trial = new Trial(database, world.clock, world.node.sessions(), NO_TIME);
    }

    private Account account() {
        return world.node.watchman().inUse().getFirst();
    }

    private Trial.Result run(boolean image, boolean evenIfStopped, Runnable beforeDeleting) {
        said.clear();
        return trial.run(account(), new Trial.How(image, evenIfStopped, beforeDeleting), "Ada", said::add);
    }

    private Trial.Result run() {
        return run(false, false, () -> {});
    }

    private boolean cleanUp() {
        said.clear();
        return trial.cleanUp(account(), "Ada", said::add);
    }

    private List<TestPosts.Standing> standing() {
        return new TestPosts(world.database.jdbc()).standing();
    }

    @Test
    void aTestPostIsReadBackAndDeleted() {
        List<String> stood = new ArrayList<>();
        assertThat(run(
                        true,
                        false,
                        () -> network.posts().forEach(post -> {
                            stood.add(post.part().text());
                            assertThat(post.part().images()).hasSize(1);
                        })))
                .isEqualTo(Trial.Result.WORKS);
        assertThat(stood)
                .singleElement()
                .asString()
                .startsWith("Test by Vigil, will be deleted at once. 2026-01-05 06:");
        assertThat(said.toString())
                .contains("https://fake.example/mastodon-1")
                .contains("its words are as they were sent")
                .contains("its alt text")
                .contains("It was deleted, and it is gone.");
        assertThat(network.posts()).isEmpty();
        assertThat(standing()).isEmpty();
        assertThat(new Audit(world.database.jdbc()).latest(1).getFirst().what()).isEqualTo("test account");
    }

    @Test
    void settlingDoesNotMissATestPostThatIsGone() {
        run(false, false, () -> world.node.loop().drain());
        assertThat(world.count("known_post")).as("it was seen").isEqualTo(1);
        network.loseRequests(1);
        world.at(World.MONDAY_AT_NINE);
        world.databaseGoesOn(A_WHILE).after(A_WHILE);
        assertThat(lastAnswer()).contains("no other post is known to stand on the account");
    }

    @Test
    void settlingDoesNotTakeATestPostForAStrangers() {
        network.postedByAnother("mastodon", new Part("older", List.of(), "en", null, Visibility.PUBLIC));
        world.node.loop().drain();
        run(false, false, () -> {
            network.loseRequests(1);
            world.at(World.MONDAY_AT_NINE);
            world.databaseGoesOn(A_WHILE).after(A_WHILE);
        });
        assertThat(lastAnswer()).isEqualTo("it was not there");
    }

    private String lastAnswer() {
        return world.database
                .jdbc()
                .sql("select why from asking order by id desc limit 1")
                .query((row, n) -> row.getString("why"))
                .single();
    }

    @Test
    void itSpeaksTheAccountsLanguage() {
        world.edit(World.ACCOUNTS, "language: en, threads", "language: ru, threads")
                .accept();
        List<String> stood = new ArrayList<>();
        run(
                false,
                false,
                () -> network.posts().forEach(post -> stood.add(post.part().text())));
        assertThat(stood).singleElement().asString().startsWith("Проверка Vigil");
    }

    @Test
    void aStopAndAPauseAreObeyedUnlessSaidOtherwise() {
        world.node.brakes().apply(new Brakes.Target.Everything(), null, "Bo");
        assertThat(run()).isEqualTo(Trial.Result.NOT_POSTED);
        assertThat(said.toString()).contains("everything is stopped by Bo").contains("--even-if-stopped");
        assertThat(run(false, true, () -> {})).isEqualTo(Trial.Result.WORKS);
        world.node.brakes().release(new Brakes.Target.Everything(), "Bo");
        new AccountStates(world.database).pause(WatchedWorld.MASTODON, "signed out");
        assertThat(run()).isEqualTo(Trial.Result.NOT_POSTED);
        assertThat(said.toString()).contains("the account is paused: signed out");
        assertThat(network.calls()).as("one post and its deletion").isEqualTo(2);
    }

    @Test
    void nothingIsLeftOpenWhereTheNetworkDoesNotTakeIt() {
        network.next(new Outcome.Refused("too short"));
        assertThat(run()).isEqualTo(Trial.Result.NOT_POSTED);
        assertThat(said.toString()).contains("too short");
        network.down();
        assertThat(run()).isEqualTo(Trial.Result.NOT_POSTED);
        assertThat(standing()).isEmpty();
    }

    @Test
    void whatWasTakenWithoutAnAnswerIsFoundByItsWordsAndDeleted() {
        network.loseAnswers(1);
        assertThat(run()).isEqualTo(Trial.Result.FAULTY);
        assertThat(said.toString()).contains("It stands there.").contains("It was deleted, and it is gone.");
        assertThat(network.posts()).isEmpty();
    }

    @Test
    void orByItsKey() {
        network.findsByKey();
        network.loseAnswers(1);
        assertThat(run()).isEqualTo(Trial.Result.FAULTY);
        assertThat(network.posts()).isEmpty();
    }

    @Test
    void whatIsNotThereMayStillArrive() {
        network.loseRequests(1);
        assertThat(run()).isEqualTo(Trial.Result.STANDS);
        assertThat(said.toString()).contains("it may still arrive").contains("--clean-up");
        assertThat(cleanUp()).isFalse();
        world.change("update test_post set started_at = now() - interval '6 minutes'");
        assertThat(cleanUp()).isTrue();
        assertThat(standing()).isEmpty();
        assertThat(cleanUp()).isTrue();
        assertThat(said.toString()).contains("No test post stands on mastodon.");
    }

    @Test
    void whatCannotBeDeletedIsNamedWithItsAddressAndTriedAgain() {
        assertThat(run(false, false, network::down)).isEqualTo(Trial.Result.STANDS);
        assertThat(said.toString())
                .contains("THE TEST POST MAY STILL STAND THERE: the fake is down")
                .contains("https://fake.example/mastodon-1")
                .contains("vigil account test mastodon --clean-up");
        assertThat(cleanUp()).isFalse();
        network.up();
        assertThat(cleanUp()).isTrue();
        assertThat(network.posts()).isEmpty();
    }

    @Test
    void aCrashInBetweenLeavesItInTheList() {
        network.beforeAnswering(part -> {
            throw new OutOfMemoryError("as good as a kill");
        });
        org.assertj.core.api.Assertions.assertThatThrownBy(this::run).isInstanceOf(OutOfMemoryError.class);
        network.beforeAnswering(part -> {});
        assertThat(standing()).hasSize(1);
        assertThat(cleanUp()).as("it may be on its way").isFalse();
        assertThat(run()).as("one at a time").isEqualTo(Trial.Result.NOT_POSTED);
        world.change("update test_post set lease_until = now() - interval '1 second'");
        assertThat(cleanUp()).isTrue();
        assertThat(network.posts()).isEmpty();
    }

    @Test
    void whereNobodyCanAskAPersonIsToldWhereToLook() {
        network.cannotBeAsked();
        assertThat(run()).isEqualTo(Trial.Result.WORKS);
        assertThat(said.toString())
                .contains("look at it yourself, at https://fake.example/mastodon-1")
                .contains("Look whether it is gone");
        network.loseAnswers(1);
        assertThat(run()).isEqualTo(Trial.Result.STANDS);
        assertThat(said.toString()).contains("IT MAY STAND THERE").contains("--none-stands");
        trial.noneStands(account(), "Ada");
        assertThat(standing()).isEmpty();
    }

    @Test
    void aNetworkThatChangesTheWordsIsFaulty() {
        assertThat(run(false, false, () -> {})).isEqualTo(Trial.Result.WORKS);
        network.beforeAnswering(part -> network.hideNewest(1));
        assertThat(run()).isEqualTo(Trial.Result.FAULTY);
        assertThat(said.toString()).contains("It cannot be read back");
        assertThat(network.posts()).isEmpty();
    }
}
