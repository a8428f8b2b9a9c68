package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.account.AccountName;
import org.vigil.account.AccountStates;
import org.vigil.campaign.CampaignId;
import org.vigil.database.Database;
import org.vigil.network.Outcome;
import org.vigil.node.Node;
import org.vigil.testing.FakeNetwork;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** A post is put right: on Mastodon by an edit, on X by a reply. */
@ExtendWith(TestDatabase.class)
class CorrectionTest {
    private static final String RIGHT = "Day 1: Anna Example. 364 days";

    private final World world;
    private final CorrectionDesk desk;
    private final Corrections corrections;

    CorrectionTest(Database database) {
        world = new World(database);
        desk = new CorrectionDesk(database, world.clock, world.node.files(), world.node.sessions());
        corrections = new Corrections(database.jdbc());
    }

    private void publishedOn(String account) {
        if (!account.equals("x")) {
            world.schedule("accounts: [x]", "accounts: [" + account + "]");
        }
        world.start().at(World.MONDAY_AT_NINE);
    }

    private CorrectionDesk.Proposal propose(String text) {
        return desk.propose(world.first(), 0, text, false);
    }

    private String impossible(String text) {
        return ((CorrectionDesk.Proposal.Impossible) propose(text)).why();
    }

    private void ask(String text) {
        assertThat(desk.ask((CorrectionDesk.Proposal.Possible) propose(text), "Ada"))
                .isPresent();
    }

    private void correct(String text) {
        ask(text);
        world.aftercare();
    }

    private Correction correction() {
        return corrections.all().getLast();
    }

    private static List<String> texts(FakeNetwork network) {
        return network.posts().stream().map(post -> post.part().text()).toList();
    }

    /** On x of Anna, on x2 of Bela, in words of their own; each campaign has its account. */
    private List<Delivery> onTwoAccountsOfX() {
        world.put(World.ACCOUNTS, world.text(World.ACCOUNTS) + "  - { name: x2, network: x, language: en }\n")
                .put(
                        "templates/other/prisoner.en.txt",
                        "{{name}} belongs at her desk, not behind a wall: {{#count}}{{count}}{{/count}} too long.\n")
                .put(
                        "schedules/other.yaml",
                        world.text(World.CAMPAIGN)
                                .replace("campaign: vigil", "campaign: other")
                                .replace("accounts: [x]", "accounts: [x2]")
                                .replace("templates: vigil", "templates: other")
                                .replace("[anna, bela, cara]", "[bela]"))
                .secret("x2", "right");
        world.start();
        world.node.desk().start(new CampaignId("other"), "Tester");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).hasSize(2);
        return world.deliveries.in(DeliveryState.PUBLISHED);
    }

    private static final String SAME = "We were wrong about how long it has been, and are sorry.";

    @Test
    void onXOneAccountRepliesAndAnotherSaysItInOtherWords() {
        List<Delivery> both = onTwoAccountsOfX();
        CorrectionDesk.Proposal first = desk.propose(both.getFirst(), 0, SAME, false);
        assertThat(desk.ask((CorrectionDesk.Proposal.Possible) first, "Ada")).isPresent();
        assertThat(desk.propose(both.getLast(), 0, SAME.toUpperCase(Locale.ROOT) + " #Sorry", false))
                .isInstanceOfSatisfying(
                        CorrectionDesk.Proposal.Impossible.class,
                        no -> assertThat(no.why())
                                .isEqualTo("X forbids nearly the same words on several accounts, and "
                                        + both.getFirst().account()
                                        + " says them in its reply: say it here in other words"));
        assertThat(desk.propose(both.getLast(), 0, "It is 218 days, not 217.", false))
                .isInstanceOf(CorrectionDesk.Proposal.Possible.class);
        assertThat(desk.propose(both.getFirst(), 0, SAME, false))
                .as("what one account says again is its own matter")
                .isInstanceOf(CorrectionDesk.Proposal.Possible.class);
    }

    @Test
    void ofRepliesAskedForTogetherTheFirstStands() {
        List<Delivery> both = onTwoAccountsOfX();
        List<CorrectionDesk.Proposal> proposed = both.stream()
                .map(delivery -> desk.propose(delivery, 0, SAME, false))
                .toList();
        assertThat(desk.apart(proposed))
                .hasExactlyElementsOfTypes(
                        CorrectionDesk.Proposal.Possible.class, CorrectionDesk.Proposal.Impossible.class);
        proposed.forEach(proposal -> desk.ask((CorrectionDesk.Proposal.Possible) proposal, "Ada"));
        world.aftercare();
        assertThat(corrections.all())
                .extracting(Correction::state)
                .containsExactly(CorrectionState.DONE, CorrectionState.WITHDRAWN);
        assertThat(correction().why()).contains("say it here in other words");
        assertThat(texts(world.x)).hasSize(3);
    }

    @Test
    void anEditPutsTheWordsWhereTheWrongOnesStood() {
        publishedOn("mastodon");
        String wrong = texts(world.mastodon).getFirst();
        correct(RIGHT);
        assertThat(texts(world.mastodon)).containsExactly(RIGHT);
        assertThat(correction().state()).isEqualTo(CorrectionState.DONE);
        assertThat(correction().was()).isEqualTo(wrong);
        assertThat(correction().words()).isEqualTo(RIGHT);
        assertThat(correction().askedBy()).isEqualTo("Ada");
        assertThat(world.count("audit where what = 'correct' and who = 'Ada'")).isEqualTo(1);
        assertThat(impossible(RIGHT)).contains("stand there already");
        correct("Day 1: Anna Example. 366 days");
        assertThat(correction().was()).as("what stood there last").isEqualTo(RIGHT);
    }

    @Test
    void whereWordsCannotBeChangedAReplyCorrectsThem() {
        publishedOn("x");
        assertThat(((CorrectionDesk.Proposal.Possible) propose(RIGHT)).way()).isEqualTo(Correction.Way.REPLY);
        correct(RIGHT);
        assertThat(world.x.posts().getLast()).satisfies(reply -> {
            assertThat(reply.part().text()).isEqualTo("Correction: " + RIGHT);
            assertThat(reply.previous()).isNotNull();
            assertThat(String.valueOf(reply.previous())).contains("x-1");
        });
        assertThat(correction().state()).isEqualTo(CorrectionState.DONE);
        assertThat(correction().url()).isEqualTo("https://fake.example/x-2");
        assertThat(world.count("attempt where correction is not null and outcome = 'published'"))
                .isEqualTo(1);
    }

    /** As for any post: stopped after the commit and woken after the lease, a node must not send it. */
    @Test
    void theTimeToSendAReplyRunsFromBeforeTheCommit() {
        publishedOn("x");
        ask(RIGHT);
        world.alter("""
                create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(1); return null; end $$
                """);
        world.alter("""
                create constraint trigger slow after insert on attempt deferrable initially deferred
                for each row execute function slow()
                """);
        long begun = System.nanoTime();
        world.node.corrector().step();
        assertThat(world.x.posts()).hasSize(2);
        assertThat(Duration.ofNanos(world.x.lastSendBy() - begun))
                .isLessThan(Attempts.SEND_WITHIN.plus(Duration.ofMillis(900)));
    }

    @Test
    void theReplyIsALandmarkForTheNextAttempt() {
        publishedOn("x");
        correct(RIGHT);
        world.at("2026-01-06T09:00:00Z");
        assertThat(world.count("attempt where newest_remote_id = 'x-2'")).isEqualTo(1);
    }

    @Test
    void aServerThatKnowsNoEditsGetsAReply() {
        publishedOn("mastodon");
        world.mastodon.cannotEdit();
        correct(RIGHT);
        assertThat(texts(world.mastodon)).hasSize(2).last().isEqualTo("Correction: " + RIGHT);
        assertThat(correction().way()).isEqualTo(Correction.Way.REPLY);
    }

    @Test
    void ofAThreadOnePartIsCorrected() {
        world.threads();
        world.start().at(World.MONDAY_AT_NINE);
        assertThat(impossible("x")).contains("thread of 3 parts", "--part");
        Delivery thread = world.first();
        assertThat(desk.propose(thread, 4, "x", false))
                .isInstanceOfSatisfying(
                        CorrectionDesk.Proposal.Impossible.class,
                        no -> assertThat(no.why()).contains("no part 4"));
        desk.ask((CorrectionDesk.Proposal.Possible) desk.propose(thread, 2, "The second part is right.", false), "Ada");
        world.aftercare();
        assertThat(texts(world.mastodon)).hasSize(3).element(1).isEqualTo("The second part is right.");
    }

    @Test
    void theLimitIsTheNetworksAndKnownBeforehand() {
        publishedOn("x");
        assertThat(impossible("字".repeat(140))).contains("count 292 there", "a reply takes 280");
        assertThat(propose("字".repeat(130))).isInstanceOf(CorrectionDesk.Proposal.Possible.class);
    }

    @Test
    void whatHasNotGoneOutCannotBeCorrected() {
        world.start();
        assertThat(impossible(RIGHT)).contains("not gone out yet");
        world.hold("anna").follow();
        assertThat(impossible(RIGHT)).contains("never went out");
    }

    @Test
    void whatWasDeletedCannotBeCorrected() {
        publishedOn("mastodon");
        new Takedowns(world.database, world.node.files()).one(world.first(), "Ada");
        assertThat(impossible(RIGHT)).contains("being deleted");
        world.aftercare();
        assertThat(impossible(RIGHT)).contains("deleted");
    }

    @Test
    void aDeletionOvertakesACorrection() {
        publishedOn("mastodon");
        ask(RIGHT);
        new Takedowns(world.database, world.node.files()).one(world.first(), "Ada");
        world.aftercare();
        assertThat(world.mastodon.posts()).isEmpty();
        assertThat(correction().state()).isEqualTo(CorrectionState.WITHDRAWN);
    }

    @Test
    void ofSomebodyOnHoldWordsAreOnlyTakenAway() {
        publishedOn("mastodon");
        world.hold("anna");
        assertThat(impossible(RIGHT)).contains("on hold", "only be taken away");
        correct("Day 1: Anna Example.");
        assertThat(texts(world.mastodon)).containsExactly("Day 1: Anna Example.");
    }

    @Test
    void ofSomebodyOnHoldNoReplyGoesOut() {
        publishedOn("x");
        ask(RIGHT);
        world.hold("anna").aftercare();
        assertThat(world.x.posts()).hasSize(1);
        assertThat(correction().state()).isEqualTo(CorrectionState.WITHDRAWN);
        assertThat(correction().why()).contains("on hold");
        assertThat(impossible("Day 1: Anna Example.")).contains("to everybody once more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"release", "death"})
    void ofSomebodyReleasedOrDeadNewWordsAreSaidOnPurposeOnly(String end) {
        publishedOn("x");
        if (end.equals("release")) {
            world.release("anna", "2026-01-04").accept();
        } else {
            world.dies("anna", "2026-01-04").accept();
        }
        String words = "Anna Example was no longer in custody when we posted this.";
        assertThat(impossible(words)).contains(end.equals("release") ? "released" : "died");
        assertThat(desk.propose(world.first(), 0, words, true))
                .isInstanceOfSatisfying(
                        CorrectionDesk.Proposal.Impossible.class,
                        impossible -> assertThat(impossible.why()).contains("two sources", "there is none"));
        world.edit(
                        World.profile("anna"),
                        "sources: [",
                        "sources: [{ id: report, title: Another report, publisher: A committee, date: 2026-01-05 },"
                                + " { id: letter, title: A letter, publisher: Her mother, date: 2026-01-05, from: family }, ")
                .accept();
        assertThat(desk.propose(world.first(), 0, words, true))
                .as("sources of that day that the event does not name")
                .isInstanceOf(CorrectionDesk.Proposal.Impossible.class);
        world.edit(World.profile("anna"), "what: acquitted", "what: acquitted, sources: [report, letter]")
                .accept();
        assertThat(desk.propose(world.first(), 0, words, true)).isInstanceOf(CorrectionDesk.Proposal.Possible.class);
        world.hold("anna");
        assertThat(desk.propose(world.first(), 0, words, true))
                .as("a hold stands above it")
                .isInstanceOf(CorrectionDesk.Proposal.Impossible.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"conditional: bail", "conditional: parole", "note"})
    void whoeverIsOutUnderConditionsIsNotCalledFreeByHand(String condition) {
        publishedOn("mastodon");
        releasedWith(condition.equals("note") ? "" : condition + ", ");
        for (String words : List.of(
                "Day 1: Anna Example. She is free. 365 days\n\n#Vigil",
                "Day 1: Anna Example, released. #AnnaIsFree",
                "Day 1: Анна на свободе.")) {
            assertThat(desk.propose(world.first(), 0, words, true))
                    .isInstanceOfSatisfying(
                            CorrectionDesk.Proposal.Impossible.class,
                            impossible -> assertThat(impossible.why()).contains("the words say", "under conditions"));
        }
        assertThat(desk.propose(world.first(), 0, "Day 1: Anna Example was released on bail. #Vigil", true))
                .isInstanceOf(CorrectionDesk.Proposal.Possible.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"help@example.org", "+48 22 123 45 67", "＠a_ministry", "https://wa.me/48221234567"})
    void noCorrectionSaysHowToReachSomebody(String contact) {
        publishedOn("mastodon");
        assertThat(impossible("Day 1: Anna Example. 364 days. " + contact)).contains("nobody's contact belongs there");
        assertThat(propose("Day 1: Anna Example. 364 days. https://example.org/2026/123456789"))
                .isInstanceOf(CorrectionDesk.Proposal.Possible.class);
    }

    @Test
    void whoeverIsOutForGoodMayBeCalledFreeByHand() {
        publishedOn("mastodon");
        releasedWith("conditional: none, ");
        assertThat(desk.propose(world.first(), 0, "Day 1: Anna Example is free.", true))
                .isInstanceOf(CorrectionDesk.Proposal.Possible.class);
    }

    @Test
    void noNotIsTakenOutOfNotFree() {
        world.put(World.TEMPLATE, "Anna is not free. {{name}} waits. Free Anna!\n");
        publishedOn("mastodon");
        releasedWith("conditional: bail, ");
        assertThat(impossible("Anna is free. Anna Example waits. Free Anna!")).contains("the words say \"free\"");
        assertThat(propose("Anna is not free. Free Anna!"))
                .as("what stands in public may stay")
                .isInstanceOf(CorrectionDesk.Proposal.Possible.class);
    }

    private void releasedWith(String condition) {
        world.release("anna", "2026-01-04")
                .edit(
                        World.profile("anna"),
                        "what: acquitted",
                        "what: acquitted, " + condition + "sources: [report, letter]")
                .edit(
                        World.profile("anna"),
                        "sources: [{",
                        "sources: [{ id: report, title: Another report, publisher: A committee },"
                                + " { id: letter, title: A letter, publisher: Her mother, from: family }, {")
                .accept();
    }

    @Test
    void nobodyIsNamedWhoMayNotBe() {
        publishedOn("mastodon");
        world.hold("bela");
        assertThat(impossible("Day 1: Anna Example, friend of Bela Example")).contains("Bela Example");
        assertThat(impossible("Day 1: Anna Example, friend of #belaexample")).contains("bela");
        assertThat(impossible("Day 1: Anna Example, friend of Бела Эксампле")).contains("bela");
        world.lift("bela");
        assertThat(propose("Day 1: Anna Example, friend of Bela Example"))
                .isInstanceOf(CorrectionDesk.Proposal.Possible.class);
    }

    @Test
    void aStopKeepsRepliesBackAndNoEdits() {
        world.schedule("accounts: [x]", "accounts: [x, mastodon]").start().at(World.MONDAY_AT_NINE);
        List<Delivery> both = world.deliveries.in(DeliveryState.PUBLISHED);
        for (Delivery delivery : both) {
            desk.ask((CorrectionDesk.Proposal.Possible) desk.propose(delivery, 0, RIGHT, false), "Ada");
        }
        world.node.brakes().apply(new Brakes.Target.Everything(), null, "Tester");
        world.aftercare();
        assertThat(texts(world.mastodon)).containsExactly(RIGHT);
        assertThat(world.x.posts()).hasSize(1);
        assertThat(corrections.all())
                .anySatisfy(waiting -> assertThat(String.valueOf(waiting.why())).contains("everything is stopped"));
        world.node.brakes().release(new Brakes.Target.Everything(), "Tester");
        world.pastBackOff().aftercare();
        assertThat(world.x.posts()).hasSize(2);
    }

    @Test
    void aReplyWhoseAnswerIsLostIsFoundAndNeverSentTwice() {
        publishedOn("x");
        world.x.loseAnswers(1);
        correct(RIGHT);
        assertThat(correction().state()).isEqualTo(CorrectionState.DONE);
        assertThat(world.x.posts()).hasSize(2);
        assertThat(world.count("attempt where correction is not null")).isEqualTo(1);
        assertThat(world.count("attempt where remote_id = 'x-2'")).isEqualTo(1);
    }

    @Test
    void aReplyThatNobodyFindsWaitsForAPerson() {
        publishedOn("x");
        world.x.cannotBeAsked();
        world.x.loseAnswers(1);
        correct(RIGHT);
        world.pastBackOff().aftercare();
        assertThat(correction().state()).isEqualTo(CorrectionState.UNCERTAIN);
        assertThat(world.x.posts()).hasSize(2);
        LostReply lost = new LostReply(world.database);
        assertThat(lost.itIsThere(world.first().id(), "x-2", URI.create("https://fake.example/x-2"), "Ada"))
                .isTrue();
        world.pastBackOff().aftercare();
        assertThat(correction().state()).isEqualTo(CorrectionState.DONE);
        assertThat(world.x.posts()).hasSize(2);
        assertThat(lost.sendAgain(world.first().id(), "Ada")).isFalse();
    }

    @Test
    void ofTwoRepliesWithItsWordsNoneIsTakenForIt() {
        publishedOn("x");
        world.x.hideNewest(2);
        world.x.loseAnswers(1);
        correct(RIGHT);
        world.x.answeredByAnother("x", world.x.posts().getLast().part(), "x-1");
        world.x.hideNewest(0);
        world.pastBackOff().aftercare();
        assertThat(correction().state()).isEqualTo(CorrectionState.UNCERTAIN);
        world.x.delete("x-3");
        world.pastBackOff().aftercare();
        assertThat(correction().url()).isEqualTo("https://fake.example/x-2");
    }

    @Test
    void aReplyThatAPersonDidNotFindIsNoRivalOfTheNextTry() {
        publishedOn("x");
        world.x.loseRequests(1);
        correct(RIGHT);
        assertThat(new LostReply(world.database).sendAgain(world.first().id(), "Ada"))
                .isTrue();
        assertThat(world.count("attempt where outcome = 'absent' and why = 'Ada has looked, and it is not there'"))
                .isEqualTo(1);
        world.x.loseAnswers(1);
        world.pastBackOff().aftercare();
        assertThat(correction().state()).isEqualTo(CorrectionState.DONE);
        assertThat(correction().url()).isEqualTo("https://fake.example/x-2");
        assertThat(world.x.posts()).hasSize(2);
    }

    @Test
    void aReplyThatAPersonDidNotFindGoesOutOnce() {
        publishedOn("x");
        world.x.cannotBeAsked();
        world.x.loseRequests(1);
        correct(RIGHT);
        assertThat(new LostReply(world.database).sendAgain(world.first().id(), "Ada"))
                .isTrue();
        world.pastBackOff().aftercare();
        assertThat(correction().state()).isEqualTo(CorrectionState.DONE);
        assertThat(world.x.posts()).hasSize(2);
        assertThat(world.x.duplicates()).isZero();
    }

    @Test
    void aDeathWhileTheReplyIsSentIsAnUnknown() {
        publishedOn("x");
        ask(RIGHT);
        world.x.whileSending(part -> {
            throw new PowerCut();
        });
        assertThatThrownBy(() -> world.node.corrector().drain()).isInstanceOf(PowerCut.class);
        world.x.whileSending(part -> {});
        world.another().corrector().drain();
        assertThat(correction().state()).as("the lease still runs").isEqualTo(CorrectionState.ASKED);
        world.pastLease();
        world.another().corrector().drain();
        assertThat(correction().state()).isEqualTo(CorrectionState.UNCERTAIN);
        assertThat(world.x.posts()).hasSize(1);
        assertThat(world.first().state()).as("the post itself").isEqualTo(DeliveryState.PUBLISHED);
        world.at("2026-01-06T09:00:00Z");
        assertThat(world.x.posts()).as("the campaign goes on").hasSize(2);
    }

    @Test
    void aDeathWhileItIsEditedIsMadeUpFor() {
        publishedOn("mastodon");
        ask(RIGHT);
        world.alter("create function cut() returns trigger language plpgsql as $$ begin raise 'power cut'; end $$");
        world.alter("create trigger cut before update on correction for each row when (new.state = 'done')"
                + " execute function cut()");
        assertThatThrownBy(() -> world.node.corrector().drain()).hasMessageContaining("power cut");
        world.alter("drop trigger cut on correction");
        world.pastLease();
        world.another().corrector().drain();
        assertThat(correction().state()).isEqualTo(CorrectionState.DONE);
        assertThat(texts(world.mastodon)).containsExactly(RIGHT);
    }

    @Test
    void aNetworkThatIsDownBusyOrSignedOutIsWaitedFor() {
        publishedOn("mastodon");
        ask(RIGHT);
        world.mastodon.down();
        world.aftercare();
        assertThat(correction().why()).contains("did not answer");
        world.mastodon.up();
        world.mastodon.throttle(world.clock.instant().plus(Duration.ofMinutes(5)));
        world.pastBackOff().aftercare();
        assertThat(correction().why()).contains("asks to wait until 2026-01-05T09:05:00Z");
        world.clock.advance(Duration.ofMinutes(6));
        world.mastodon.signOut("mastodon");
        world.pastBackOff().aftercare();
        assertThat(correction().why()).contains("signed out");
        assertThat(new AccountStates(world.database).paused(new AccountName("mastodon")))
                .isPresent();
        world.mastodon.signIn("mastodon");
        world.pastBackOff().aftercare();
        assertThat(texts(world.mastodon)).containsExactly(RIGHT);
    }

    @Test
    void whatTheNetworkRefusesIsTold() {
        publishedOn("mastodon");
        ask(RIGHT);
        world.mastodon.delete("mastodon-1");
        world.aftercare();
        assertThat(correction().state()).isEqualTo(CorrectionState.REFUSED);
        assertThat(correction().why()).contains("has no such post");
    }

    @Test
    void aReplyThatTheNetworkRefusesIsTold() {
        publishedOn("x");
        ask(RIGHT);
        world.x.next(new Outcome.Refused("no such words here"));
        world.aftercare();
        assertThat(correction().why()).contains("no such words here");
    }

    @Test
    void afterADayItIsGivenUp() {
        publishedOn("x");
        ask(RIGHT);
        world.x.next(new Outcome.Unreachable("gone"));
        world.aftercare();
        world.change("update correction set asked_at = now() - interval '25 hours'");
        world.pastBackOff().aftercare();
        assertThat(correction().state()).isEqualTo(CorrectionState.REFUSED);
        assertThat(correction().why()).contains("within a day", "gone");
        assertThat(world.x.posts()).hasSize(1);
    }

    @Test
    void twoOperatorsAtOnceMakeOne() {
        publishedOn("x");
        CorrectionDesk.Proposal.Possible one = (CorrectionDesk.Proposal.Possible) propose(RIGHT);
        CorrectionDesk.Proposal.Possible other = (CorrectionDesk.Proposal.Possible) propose("Other words.");
        assertThat(desk.ask(one, "Ada")).isPresent();
        assertThat(desk.ask(other, "Bo")).isEmpty();
        world.aftercare();
        assertThat(world.x.posts()).hasSize(2);
    }

    @Test
    void nodesAtOnceReplyOnceAndBesideNoOtherAttempt() throws Exception {
        world.schedule(
                        "slots: [{ id: morning, at: \"09:00\" }]",
                        "slots: [{ id: a, at: \"09:00\" }, { id: b, at: \"09:30\" }]")
                .start()
                .at("2026-01-05T09:10:00Z");
        ask(RIGHT);
        world.clock.set(java.time.Instant.parse("2026-01-05T09:40:00Z"));
        List<Node> nodes = List.of(world.node, world.another(), world.another());
        try (ExecutorService threads = Executors.newFixedThreadPool(2 * nodes.size())) {
            List<Future<Integer>> ends = new ArrayList<>();
            nodes.forEach(node -> {
                ends.add(threads.submit(() -> node.corrector().drain()));
                ends.add(threads.submit(() -> node.loop().drain()));
            });
            for (Future<Integer> end : ends) {
                end.get();
            }
        }
        world.at(world.clock.instant()).pastBackOff().aftercare();
        assertThat(world.x.posts()).hasSize(3);
        assertThat(world.x.duplicates()).isZero();
    }

    @Test
    void theSameTurnIsFoundOnOtherAccounts() {
        world.schedule("accounts: [x]", "accounts: [x, mastodon, box]").start().at(World.MONDAY_AT_NINE);
        assertThat(desk.sameOnOtherAccounts(world.first()))
                .extracting(delivery -> delivery.account().value())
                .containsExactlyInAnyOrder("mastodon", "box");
    }

    /** What no code of ours catches, as when the machine loses its power. */
    private static final class PowerCut extends Error {
        private static final long serialVersionUID = 1;
    }
}
