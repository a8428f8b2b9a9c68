package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.account.AccountName;
import org.vigil.account.RateBuckets;
import org.vigil.database.Database;
import org.vigil.network.Original;
import org.vigil.network.PublisherContract;
import org.vigil.network.RateReading;
import org.vigil.network.Session;
import org.vigil.source.Problem;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;
import org.vigil.workspace.Check;
import org.vigil.workspace.Cost;
import org.vigil.workspace.Workspace;

/** One account leads, and the others of its network show its post to their followers within an hour. */
@ExtendWith(TestDatabase.class)
class RepostTest {
    private static final Instant HALF_PAST_NINE = Instant.parse("2026-01-05T09:30:00Z");
    private final World world;

    RepostTest(Database database) {
        world = new World(database);
        world.put(
                        World.ACCOUNTS,
                        world.text(World.ACCOUNTS) + "  - { name: x2, network: x, language: en }\n"
                                + "  - { name: x3, network: x, language: en }\n")
                .schedule("accounts: [x]", "accounts: [x, x2, x3, mastodon]\nmode: lead_and_repost\nlead: [x]");
        List.of("x2", "x3").forEach(account -> world.secret(account, "right"));
    }

    private World at(Instant moment) {
        world.at(moment);
        world.node.reposting().drain();
        return world;
    }

    private World led() {
        world.start();
        return at(World.MONDAY_AT_NINE);
    }

    private Repost of(String account) {
        return new Reposts(world.database.jdbc())
                .all().stream()
                        .filter(repost -> repost.account().equals(new AccountName(account)))
                        .findFirst()
                        .orElseThrow();
    }

    private World pastBackOff() {
        world.change("update repost set next_try_at = '-infinity'");
        return world;
    }

    private List<String> problems() {
        return Check.problems(Workspace.read(world.tree()), World.MONDAY_AT_SIX).stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void oneAccountPostsAndTheOthersRepostWithinTheHourSpreadOut() {
        led();
        assertThat(problems()).as("no near-copies: only one says it").isEmpty();
        assertThat(world.x.posts()).hasSize(1);
        assertThat(world.mastodon.posts()).as("nobody leads there").hasSize(1);
        assertThat(world.x.reposts()).isEmpty();
        at(Instant.parse("2026-01-05T09:20:00Z"));
        assertThat(world.x.reposts()).containsExactly("x2 x-1");
        at(Instant.parse("2026-01-05T09:40:00Z"));
        assertThat(world.x.reposts()).containsExactly("x2 x-1", "x3 x-1");
        assertThat(of("x2").state()).isEqualTo(RepostState.REPOSTED);
        assertThat(world.x.posts()).hasSize(1);
    }

    @Test
    void thePlanHasOneDeliveryForEachThatPosts() {
        led();
        assertThat(world.deliveries.all())
                .hasSize(14)
                .noneMatch(delivery -> delivery.account().value().matches("x[23]"));
    }

    @Test
    void anAnswerThatWasLostIsAskedForAgainAndItStandsOnce() {
        led();
        world.x.loseAnswers(1);
        at(HALF_PAST_NINE);
        assertThat(of("x2").state()).isEqualTo(RepostState.SENDING);
        pastBackOff();
        at(HALF_PAST_NINE.plusSeconds(60));
        assertThat(of("x2").state()).isEqualTo(RepostState.REPOSTED);
        assertThat(world.x.reposts()).containsOnlyOnce("x2 x-1");
        assertThat(world.x.repostRequests()).as("it was looked for, and found").isEqualTo(1);
    }

    @Test
    void whereNobodySaysWhetherItStandsItIsAskedForAgainAndStandsOnce() {
        led();
        world.x.cannotBeAsked();
        world.x.loseAnswers(1);
        at(HALF_PAST_NINE);
        pastBackOff();
        at(HALF_PAST_NINE.plusSeconds(60));
        assertThat(of("x2").state()).isEqualTo(RepostState.REPOSTED);
        assertThat(world.x.reposts()).containsOnlyOnce("x2 x-1");
        assertThat(world.x.repostRequests()).isEqualTo(2);
    }

    @Test
    void whatMayStandIsNotAskedForAgainWhileNobodyAnswers() {
        led();
        world.x.loseAnswers(1);
        at(HALF_PAST_NINE);
        world.x.down();
        pastBackOff();
        at(HALF_PAST_NINE.plusSeconds(60));
        assertThat(of("x2").state()).isEqualTo(RepostState.SENDING);
        assertThat(world.x.repostRequests()).isEqualTo(1);
    }

    @Test
    void whereTheLimitOfRepostsIsUsedUpTheyWaitAndNoTryIsCounted() {
        led();
        new RateBuckets(world.database)
                .read(
                        new AccountName("x2"),
                        new RateReading("reposts", 50, 0, HALF_PAST_NINE.plus(Duration.ofMinutes(10))));
        at(HALF_PAST_NINE);
        assertThat(world.x.repostRequests()).isZero();
        assertThat(of("x2").state()).isEqualTo(RepostState.PLANNED);
        assertThat(of("x2").why()).isEqualTo("the network's limit for this account is used up");
        assertThat(of("x2").tries()).isZero();
        pastBackOff();
        at(HALF_PAST_NINE.plus(Duration.ofMinutes(11)));
        assertThat(of("x2").state()).isEqualTo(RepostState.REPOSTED);
    }

    @Test
    void whoeverAsksToWaitCountsNoTry() {
        led();
        world.x.throttle(HALF_PAST_NINE.plus(Duration.ofMinutes(10)));
        at(HALF_PAST_NINE);
        assertThat(of("x2").why()).startsWith("the network asks to wait");
        assertThat(of("x2").tries()).isZero();
        pastBackOff();
        at(HALF_PAST_NINE.plus(Duration.ofMinutes(11)));
        assertThat(of("x2").state()).isEqualTo(RepostState.REPOSTED);
    }

    @Test
    void whatAProcessHadInHandWhenItDiedIsAskedForAgain() {
        led();
        at(HALF_PAST_NINE);
        world.change("update repost set state = 'sending', node = 'dead', lease_until = now() - interval '1 second'"
                + " where account = 'x2'");
        at(HALF_PAST_NINE.plusSeconds(60));
        assertThat(of("x2").state()).isEqualTo(RepostState.REPOSTED);
        assertThat(world.x.reposts()).containsOnlyOnce("x2 x-1");
    }

    @Test
    void anAttemptStandsWrittenBeforeTheNetworkIsCalled() {
        led();
        world.x.down();
        at(HALF_PAST_NINE);
        assertThat(world.count("repost_attempt where outcome = 'not_answered' and what = 'repost'"))
                .isEqualTo(1);
    }

    @Test
    void aHoldBetweenPostAndRepostStopsIt() {
        led().hold("anna");
        at(HALF_PAST_NINE);
        assertThat(world.x.reposts()).isEmpty();
        assertThat(of("x2").state()).isEqualTo(RepostState.WITHDRAWN);
        assertThat(of("x2").why()).isEqualTo("on hold");
    }

    @Test
    void aReleaseBetweenPostAndRepostStopsIt() {
        led().release("anna", "2026-01-04").accept();
        at(HALF_PAST_NINE);
        assertThat(world.x.reposts()).isEmpty();
    }

    @Test
    void anActionThatClosesBetweenPostAndRepostStopsIt() {
        world.put(World.TEMPLATE, "{{name}}.{{#action}} {{action}}{{/action}}\n\n{{hashtags}}\n")
                .put(
                        World.profile("anna"),
                        world.text(World.profile("anna"))
                                + "actions: [{ ask: { en: Write to the minister. }, office: The minister, checked: 2026-01-05, closes: 2026-01-06 }]\n");
        led();
        assertThat(world.x.posts().getFirst().part().text()).contains("Write to the minister.");
        at(Instant.parse("2026-01-05T09:20:00Z"));
        assertThat(world.x.reposts()).containsExactly("x2 x-1");
        world.edit(World.profile("anna"), "closes: 2026-01-06", "closes: 2026-01-04")
                .accept();
        at(Instant.parse("2026-01-05T09:40:00Z"));
        assertThat(world.x.reposts()).containsExactly("x2 x-1");
        assertThat(of("x3").why()).isEqualTo("it asks readers for what is closed by now");
    }

    @Test
    void aStopOfTheLeadKeepsTheOthersBackUntilItIsTakenBack() {
        led();
        Brakes.Target lead = new Brakes.Target.OneAccount(new AccountName("x"));
        world.node.brakes().apply(lead, null, "Tester");
        at(HALF_PAST_NINE);
        assertThat(of("x2").state()).isEqualTo(RepostState.HELD);
        world.node.brakes().release(lead, "Tester");
        pastBackOff();
        at(HALF_PAST_NINE.plusSeconds(60));
        assertThat(world.x.reposts()).containsExactly("x2 x-1");
    }

    @Test
    void whatIsNotSureToStandIsNotReposted() {
        world.x.loseAnswers(1);
        led();
        at(HALF_PAST_NINE);
        assertThat(world.count("repost")).isZero();
        assertThat(world.x.reposts()).isEmpty();
    }

    @Test
    void whatIsDeletedIsNotReposted() {
        led();
        new Takedowns(world.database, world.node.files()).one(world.first(), "Tester");
        at(HALF_PAST_NINE);
        assertThat(world.x.reposts()).isEmpty();
        assertThat(of("x2").why()).isEqualTo("the post is deleted, or not sure to stand");
    }

    @Test
    void aTakedownTakesTheRepostsBack() {
        led();
        at(HALF_PAST_NINE);
        at(HALF_PAST_NINE.plusSeconds(1200));
        assertThat(world.x.reposts()).hasSize(2);
        new Takedowns(world.database, world.node.files())
                .everythingOf(world.first().profile(), "Tester");
        world.aftercare();
        world.node.reposting().drain();
        assertThat(world.x.reposts()).isEmpty();
        assertThat(of("x2").state()).isEqualTo(RepostState.UNDONE);
        assertThat(of("x3").state()).isEqualTo(RepostState.UNDONE);
    }

    @Test
    void whatMayStandIsTakenBackWhenSomebodyIsHeld() {
        led();
        world.x.loseAnswers(1);
        at(HALF_PAST_NINE);
        assertThat(world.x.reposts()).containsExactly("x2 x-1");
        world.hold("anna");
        pastBackOff();
        at(HALF_PAST_NINE.plusSeconds(60));
        assertThat(world.x.reposts()).isEmpty();
        assertThat(of("x2").state()).isEqualTo(RepostState.UNDONE);
    }

    @Test
    void whatIsTooLateIsMissed() {
        led();
        at(HALF_PAST_NINE.plus(Duration.ofHours(8)));
        assertThat(world.x.reposts()).isEmpty();
        assertThat(of("x2").state()).isEqualTo(RepostState.MISSED);
    }

    @Test
    void whatRepostsCostOnXIsSaidBesideThePosts() {
        world.start();
        assertThat(Cost.of(
                                Workspace.read(world.tree()),
                                Objects.requireNonNull(
                                        Workspace.read(world.tree()).campaigns().get(World.VIGIL)),
                                LocalDate.of(2026, 1, 5))
                        .orElseThrow()
                        .toString())
                .contains(
                        "about $0.32 for the 30 days from 2026-01-05 on, 7 posts, 0 with a link ($0.00) and 7 without"
                                + " ($0.11), and 14 reposts ($0.21).",
                        "with a link $0.20, a repost $0.015, an alt text $0.005");
    }

    @Test
    void aLeadIsOneOfTheAccountsOnANetworkThatRepostsAndOneANetwork() {
        world.schedule("lead: [x]", "lead: [x, x2, box]");
        assertThat(problems())
                .anyMatch(problem -> problem.contains("\"x\" and \"x2\" both lead on x"))
                .anyMatch(problem -> problem.contains("\"box\" is not among the campaign's accounts"));
        world.schedule("lead: [x, x2, box]\n", "");
        assertThat(problems()).anyMatch(problem -> problem.contains("mode: nobody leads"));
    }

    @Test
    void theFakeRepostsAsNetworksDo() {
        led();
        Session session = world.node
                .sessions()
                .open(Objects.requireNonNull(
                        world.node.files().inForce().workspace().accounts().get(new AccountName("x2"))));
        session.repost(new Original("x-1", null), PublisherContract.key("k"));
        session.repost(new Original("x-1", null), PublisherContract.key("k"));
        assertThat(world.x.reposts()).containsExactly("x2 x-1");
    }
}
