package org.vigil.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.account.AccountName;
import org.vigil.database.Database;
import org.vigil.delivery.DeliveryState;
import org.vigil.node.Node;
import org.vigil.operator.Audit;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** A sign-in that does not serve any more is found before the slot; a network that does not answer pauses nobody. */
@ExtendWith(TestDatabase.class)
class SignInWatchTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration A_WHILE = Duration.ofMinutes(6);

    private final WatchedWorld watched;
    private final World world;

    SignInWatchTest(Database database) {
        watched = new WatchedWorld(database).watching("watch: off");
        world = watched.world;
    }

    @Test
    void anExpiredSignInIsFoundBeforeTheSlotAndLosesNothing() {
        watched.after(Duration.ZERO);
        assertThat(watched.network.signIns()).isEqualTo(1);
        watched.network.signOut("mastodon");
        world.clock.set(World.MONDAY_AT_NINE.minus(Duration.ofHours(2)));
        watched.after(Duration.ZERO);
        assertThat(watched.paused()).as("it was seen an hour ago").isEmpty();

        world.change("update account_visit set signed_in_at = now() - interval '7 hours', next_visit_at = now()");
        watched.after(Duration.ZERO);
        assertThat(watched.paused()).contains("signed out: the fake does not know mastodon");
        assertThat(new Audit(world.database.jdbc()).latest(1).getFirst().what()).isEqualTo("pause");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.first().state()).isEqualTo(DeliveryState.HELD);
        assertThat(world.first().why()).contains("the account is paused: signed out");

        watched.network.signIn("mastodon");
        world.node.watchman().accept(world.node.watchman().inUse().getFirst(), "Ada");
        world.after(A_WHILE);
        assertThat(watched.network.posts()).hasSize(1);
    }

    @Test
    void aNetworkThatIsDownPausesNobodyAndIsAskedAgainSoon() {
        watched.network.down();
        watched.after(Duration.ZERO).after(Duration.ofMinutes(4));
        assertThat(watched.network.signIns()).isEqualTo(1);
        watched.after(Duration.ofMinutes(2));
        assertThat(watched.network.signIns()).isEqualTo(2);
        for (int minutes = 0; minutes < 24 * 60; minutes += 5) {
            watched.after(Duration.ofMinutes(5));
        }
        assertThat(watched.paused()).isEmpty();
        assertThat(watched.network.signIns()).as("less and less often").isBetween(10, 20);
        watched.network.up();
        watched.after(Duration.ofHours(2));
        assertThat(watched.states().state(WatchedWorld.MASTODON).seen()).isPresent();
    }

    @Test
    void itIsAskedFewTimesADayWhateverTheSlots() {
        world.schedule("slots: [{ id: morning, at: \"09:00\" }]", """
                slots:
                  - { id: a, at: "00:30" }
                  - { id: b, at: "04:30" }
                  - { id: c, at: "09:00" }
                  - { id: d, at: "13:30" }
                  - { id: e, at: "17:30" }
                  - { id: f, at: "21:30" }
                """).follow();
        for (int minutes = 0; minutes < 24 * 60; minutes += 15) {
            watched.after(Duration.ofMinutes(15)).slot();
        }
        assertThat(watched.network.signIns()).isBetween(1, 4);
    }

    @Test
    void onceADayAlsoWhereNothingIsDue() {
        world.change("update delivery set state = 'withdrawn', why = 'test'");
        for (int hours = 0; hours < 72; hours++) {
            watched.after(HOUR);
        }
        assertThat(watched.network.signIns()).isEqualTo(3);
    }

    @Test
    void whoIsNotInUseOrIsPausedIsNotAsked() {
        watched.after(Duration.ZERO);
        assertThat(world.x.signIns() + world.sandbox.signIns()).isZero();
        watched.states().pause(WatchedWorld.MASTODON, "a reason of its own");
        watched.after(Duration.ofDays(3));
        assertThat(watched.network.signIns()).isEqualTo(1);
        assertThat(watched.paused()).isEqualTo("a reason of its own");
        watched.states().unpause(WatchedWorld.MASTODON);
        world.clock.set(World.MONDAY_AT_NINE.plus(Duration.ofDays(30)));
        watched.after(Duration.ZERO);
        assertThat(watched.network.signIns()).as("the campaign is over").isEqualTo(1);
    }

    @Test
    void keysThatOpenAnotherAccountPauseItWhateverTheSetting() {
        watched.after(Duration.ZERO);
        watched.network.openAnother("mastodon", "somebody-else");
        watched.network.rename("mastodon", "@else");
        watched.after(Duration.ofDays(2));
        assertThat(watched.paused()).contains("its keys open the account @else now, and opened mastodon before");
        assertThat(watched.kinds()).containsExactly(Alarm.Kind.ANOTHER_ACCOUNT);
        assertThat(watched.states()
                        .state(WatchedWorld.MASTODON)
                        .seen()
                        .orElseThrow()
                        .remoteAccountId())
                .isEqualTo("mastodon");
        assertThat(world.node.watchman().accept(world.node.watchman().inUse().getFirst(), "Ada"))
                .isInstanceOf(Checked.Another.class);
        assertThat(watched.paused())
                .as("a wrong account is not accepted by the way")
                .isNotEmpty();
    }

    @Test
    void ofManyNodesOneAsks() {
        world.schedule("accounts: [mastodon]", "accounts: [mastodon, x, box]").start();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                Node node = world.another();
                threads.execute(node.watchman()::round);
            }
        }
        assertThat(watched.network.signIns() + world.x.signIns() + world.sandbox.signIns())
                .isEqualTo(3);
        assertThat(watched.states().state(new AccountName("box")).seen()).isPresent();
    }
}
