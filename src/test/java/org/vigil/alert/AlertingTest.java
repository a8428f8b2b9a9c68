package org.vigil.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.account.KeyFile;
import org.vigil.account.ServiceSecrets;
import org.vigil.database.Database;
import org.vigil.delivery.Uncertain;
import org.vigil.node.Node;
import org.vigil.operator.Audit;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Who is told what, in which order, how often, and by which node. */
@ExtendWith(TestDatabase.class)
class AlertingTest {
    private final Database database;
    private final OnCallWorld it;
    private final World world;

    AlertingTest(Database database) {
        this.database = database;
        it = new OnCallWorld(database);
        world = it.world;
    }

    @AfterEach
    void close() {
        it.close();
    }

    private Rota.Acknowledgement acknowledge(AlertKind kind) {
        return world.node.alerting().rota().acknowledge(it.the(kind).id(), "Bo");
    }

    @Test
    void theBodyHasItsKeys() {
        it.pause("x");
        it.step();
        ChatServer.Got got = it.chats.got("/Ada").getFirst();
        assertThat(got.method()).isEqualTo("POST");
        assertThat(got.headers().get("Content-Type")).isEqualTo("application/json");
        assertThat(got.json().propertyNames()).containsExactly("id", "event", "kind", "subject", "text", "raised_at");
        assertThat(got.json().path("id").asLong())
                .isEqualTo(it.the(AlertKind.ACCOUNT_PAUSED).id());
        assertThat(got.json().path("subject").asString()).isEqualTo("The account x is paused");
        assertThat(got.json().path("text").asString())
                .startsWith("The account x is paused since ")
                .endsWith(
                        "./vigil alerts ack " + it.the(AlertKind.ACCOUNT_PAUSED).id());
        assertThat(Instant.parse(got.json().path("raised_at").asString())).isEqualTo(World.MONDAY_AT_SIX);
    }

    /** Looked at every five minutes: each in order, each round at twice the distance. */
    @Test
    void oneAfterTheOtherIsToldUntilSomebodyAcknowledges() {
        it.pause("x");
        List<String> told = new ArrayList<>();
        Instant begin = world.clock.instant();
        for (int minute = 0; minute <= 500; minute += 5) {
            it.step();
            for (ChatServer.Got got : it.chats.got()) {
                told.add(got.path().substring(1) + " "
                        + Duration.between(begin, world.clock.instant()).toMinutes());
            }
            it.chats.forget();
            world.clock.advance(Duration.ofMinutes(5));
        }
        assertThat(told)
                .containsExactly(
                        "Ada 0", "Bo 15", "Cy 30", "Ada 60", "Bo 90", "Cy 120", "Ada 180", "Bo 240", "Cy 300",
                        "Ada 420");
        assertThat(acknowledge(AlertKind.ACCOUNT_PAUSED)).isEqualTo(Rota.Acknowledgement.DONE);
        assertThat(acknowledge(AlertKind.ACCOUNT_PAUSED)).isEqualTo(Rota.Acknowledgement.BY_ANOTHER_BEFORE);
        it.after(Duration.ofDays(3)).after(Duration.ofDays(3));
        assertThat(it.chats.got()).isEmpty();
        assertThat(new Audit(database.jdbc()).latest(1))
                .singleElement()
                .satisfies(
                        entry -> assertThat(List.of(entry.who(), entry.what())).containsExactly("Bo", "acknowledge"));
    }

    @Test
    void thatItIsOverIsToldOnceToThoseWhoWereTold() {
        it.pause("x");
        it.step().minutes(15);
        it.unpause("x");
        it.minutes(1).minutes(100);
        assertThat(it.told("Ada", AlertKind.ACCOUNT_PAUSED)).containsExactly("raised", "closed");
        assertThat(it.told("Bo", AlertKind.ACCOUNT_PAUSED)).containsExactly("raised", "closed");
        assertThat(it.told("Cy", AlertKind.ACCOUNT_PAUSED)).isEmpty();
        ChatServer.Got over = it.chats.got("/Ada").getLast();
        assertThat(over.json().path("text").asString())
                .startsWith("Over: The account x is paused\n\nThis is over, and nobody has to do anything");
        it.pause("x");
        it.minutes(1);
        assertThat(it.told("Ada", AlertKind.ACCOUNT_PAUSED)).endsWith("raised");
        assertThat(it.alerts.latest(9)).hasSize(2);
    }

    @Test
    void moreOfTheSameOpensItAgainAfterAnAcknowledgement() {
        world.schedule("accounts: [x]", "accounts: [x, mastodon]").start();
        world.x.cannotBeAsked();
        world.x.loseAnswers(1);
        it.at("2026-01-05T09:00:00Z");
        world.pastBackOff();
        it.at("2026-01-05T09:00:00Z");
        assertThat(it.raisedTo(AlertKind.UNCERTAIN)).containsExactly("Ada");
        acknowledge(AlertKind.UNCERTAIN);
        it.minutes(60);
        assertThat(it.raisedTo(AlertKind.UNCERTAIN)).containsExactly("Ada");
        world.x.loseAnswers(1);
        it.at("2026-01-06T09:00:00Z");
        world.pastBackOff();
        it.at("2026-01-06T09:00:00Z");
        assertThat(it.the(AlertKind.UNCERTAIN).headline()).startsWith("2 posts");
        assertThat(it.the(AlertKind.UNCERTAIN).acknowledgedAt()).isNull();
        assertThat(it.raisedTo(AlertKind.UNCERTAIN)).containsExactly("Ada", "Ada");
        it.minutes(15);
        assertThat(it.raisedTo(AlertKind.UNCERTAIN)).containsExactly("Ada", "Ada", "Bo");
    }

    @Test
    void moreOfTheSameBeforeAnybodyAcknowledgesCallsNobodyAnew() {
        world.start();
        world.x.cannotBeAsked();
        world.x.loseAnswers(2);
        it.at("2026-01-05T09:00:00Z");
        world.pastBackOff();
        it.at("2026-01-05T09:00:00Z");
        it.at("2026-01-06T09:00:00Z");
        world.pastBackOff();
        it.at("2026-01-06T09:00:00Z").minutes(1);
        assertThat(it.the(AlertKind.UNCERTAIN).headline()).startsWith("2 posts");
        assertThat(it.raisedTo(AlertKind.UNCERTAIN)).containsExactly("Ada", "Bo");
    }

    @Test
    void whoCannotBeReachedIsPassedOverAtOnceAndTriedAgain() {
        it.onCall("Ada", "Bo", "Cy");
        it.chats.answer(503);
        it.pause("x");
        it.step();
        assertThat(it.raisedTo(AlertKind.ACCOUNT_PAUSED))
                .as("one round, at once")
                .containsExactly("Ada", "Bo", "Cy");
        Alert alert = it.the(AlertKind.ACCOUNT_PAUSED);
        assertThat(new Tellings(database.jdbc()).of(alert))
                .hasSize(3)
                .allSatisfy(telling ->
                        assertThat(telling.failure()).isEqualTo("127.0.0.1 answered 503 and did not take it"));
        it.minutes(1);
        assertThat(it.chats.got()).as("not before its pause is over").hasSize(3);
        it.chats.answer(200);
        it.pastPause().minutes(1);
        assertThat(it.raisedTo(AlertKind.ACCOUNT_PAUSED)).containsExactly("Ada", "Bo", "Cy", "Ada", "Bo", "Cy");
        it.minutes(27);
        assertThat(it.chats.got()).hasSize(6);
        it.minutes(1);
        assertThat(it.raisedTo(AlertKind.ACCOUNT_PAUSED))
                .as("the second round")
                .hasSize(7)
                .endsWith("Ada");
    }

    @Test
    void oneOfTwoWaysIsEnoughToReachSomebody() {
        world.edit(OnCallWorld.SETTINGS, "name: Ada, ", "name: Ada, email: ada@example.org, ");
        world.edit(
                OnCallWorld.SETTINGS,
                "heartbeat:",
                "  smtp: { host: 127.0.0.1, port: 1, tls: none, from: vigil@example.org }\nheartbeat:");
        world.accept();
        it.pause("x");
        it.step();
        assertThat(it.raisedTo(AlertKind.ACCOUNT_PAUSED)).containsExactly("Ada");
        assertThat(new Tellings(database.jdbc()).of(it.the(AlertKind.ACCOUNT_PAUSED)))
                .extracting(telling -> telling.way().word() + " " + (telling.sentAt() != null))
                .containsExactlyInAnyOrder("email false", "webhook true");
        it.minutes(14);
        assertThat(it.raisedTo(AlertKind.ACCOUNT_PAUSED)).containsExactly("Ada");
    }

    @Test
    void afterALongSleepEachIsToldOnceAndNotForAllThatWasMissed() {
        it.pause("x");
        it.step().after(Duration.ofDays(2)).step();
        assertThat(it.raisedTo(AlertKind.ACCOUNT_PAUSED)).containsExactly("Ada", "Bo");
    }

    @Test
    void twoNodesTellOnceTogether() throws InterruptedException {
        Node other = world.another();
        it.pause("x");
        it.pause("mastodon");
        CountDownLatch both = new CountDownLatch(2);
        AtomicReference<Throwable> failed = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (Node node : List.of(world.node, other)) {
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    both.countDown();
                    both.await();
                    for (int i = 0; i < 10; i++) {
                        it.step(node);
                    }
                } catch (InterruptedException | RuntimeException e) {
                    failed.set(e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failed.get()).isNull();
        assertThat(it.open()).hasSize(2);
        assertThat(it.raisedTo(AlertKind.ACCOUNT_PAUSED)).containsExactly("Ada", "Ada");
        it.step(other).minutes(15).step(other);
        assertThat(it.raisedTo(AlertKind.ACCOUNT_PAUSED)).containsExactly("Ada", "Ada", "Bo", "Bo");
    }

    /** Whether the server has taken it cannot be known then: twice is better than never. */
    @Test
    void whatAnotherNodeTookAndNeverSentIsSentAfterItsLease() {
        it.pause("x");
        it.step();
        it.chats.forget();
        world.change("update telling set sent_at = null, answer = null, leased_until = now() + interval '1 minute'");
        it.step();
        assertThat(it.chats.got()).as("another node may be at it").isEmpty();
        it.pastLease().step();
        assertThat(it.raisedTo(AlertKind.ACCOUNT_PAUSED)).containsExactly("Ada");
    }

    @Test
    void whatIsOverWhileItIsSentIsToldAsOver() {
        it.pause("x");
        it.chats.whileAnswering(() -> {
            it.chats.whileAnswering(() -> {});
            it.unpause("x");
            world.another().alerting().step();
        });
        it.step().step();
        assertThat(it.told("Ada", AlertKind.ACCOUNT_PAUSED)).containsExactly("raised", "closed");
    }

    @Test
    void anAcknowledgementStopsWhatHasNotComeThrough() {
        it.onCall("Ada");
        it.chats.answer(500);
        it.pause("x");
        it.step();
        acknowledge(AlertKind.ACCOUNT_PAUSED);
        it.chats.answer(200);
        it.chats.forget();
        it.pastPause().minutes(60);
        it.unpause("x");
        it.minutes(1);
        assertThat(it.chats.got()).isEmpty();
    }

    @Test
    void whoIsNoMoreOnCallIsNotToldAnyMore() {
        it.chats.answer(500);
        it.pause("x");
        it.step();
        it.chats.answer(200);
        it.chats.forget();
        it.onCall("Dora");
        it.pastPause().minutes(60);
        assertThat(it.chats.got()).extracting(ChatServer.Got::path).containsExactly("/Dora");
    }

    @Test
    void whereNobodyIsNamedAlertsAreKeptForThoseWhoLook() {
        world.remove(OnCallWorld.SETTINGS).accept();
        it.pause("x");
        it.step().minutes(60);
        assertThat(it.openKinds()).containsExactly(AlertKind.ACCOUNT_PAUSED);
        assertThat(it.chats.got()).isEmpty();
        it.onCall("Ada").step();
        assertThat(it.raisedTo(AlertKind.ACCOUNT_PAUSED)).containsExactly("Ada");
    }

    @Test
    void theSharedSecretAndAKeptAddressReachTheirWebhookAndNothingElse() {
        world.put(OnCallWorld.SETTINGS, """
                notify:
                  on_call: [{ name: Ada, webhook: kept }]
                  webhook_secret_header: X-Vigil-Secret
                """).accept();
        it.pause("x");
        it.step();
        assertThat(failure()).contains("vigil alerts secret webhook --of \"Ada\"");
        ServiceSecrets kept = new ServiceSecrets(database, KeyFile.of(world.folder(), Map.of()));
        kept.put(AlertSecrets.webhookOf("Ada"), it.chats.address("/s3cret-place"));
        it.pastPause().step();
        assertThat(failure()).contains("vigil alerts secret webhook-secret");
        kept.put(AlertSecrets.WEBHOOK_SECRET, "s3cret-word");
        it.chats.answer(404);
        it.pastPause().step();
        assertThat(failure()).isEqualTo("127.0.0.1 answered 404 and did not take it");
        it.chats.answer(200);
        it.pastPause().step();
        assertThat(it.chats.got("/s3cret-place").getLast().headers()).containsEntry("X-Vigil-Secret", "s3cret-word");
        assertThat(it.chats.got("/s3cret-place").getLast().body()).doesNotContain("s3cret");
    }

    private String failure() {
        return String.valueOf(new Tellings(database.jdbc())
                .of(it.the(AlertKind.ACCOUNT_PAUSED))
                .getFirst()
                .failure());
    }

    /** One rule that fails neither closes what it found before nor keeps the others from looking. */
    @Test
    void aRuleThatFailsSaysNothing() {
        world.start();
        world.x.cannotBeAsked();
        world.x.loseAnswers(1);
        it.at("2026-01-05T09:00:00Z");
        world.pastBackOff();
        it.at("2026-01-05T09:01:00Z");
        world.alter("alter table account_state rename to hidden");
        it.step();
        world.alter("alter table hidden rename to account_state");
        assertThat(it.openKinds()).containsExactly(AlertKind.UNCERTAIN);
        it.pause("mastodon");
        it.step();
        assertThat(it.openKinds()).containsExactly(AlertKind.ACCOUNT_PAUSED, AlertKind.UNCERTAIN);
        world.alter("alter table account_state rename to hidden");
        new Uncertain(database, world.clock, world.node.files(), world.node.sessions())
                .sendAgain(world.first().id(), "Ada");
        it.step();
        world.alter("alter table hidden rename to account_state");
        assertThat(it.openKinds()).containsExactly(AlertKind.ACCOUNT_PAUSED);
    }
}
