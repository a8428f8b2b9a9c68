package org.vigil.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.network.Network;
import org.vigil.network.Visibility;

class CallBudgetTest {
    private static final Instant NOW = Instant.parse("2026-02-28T13:00:00Z");

    @Test
    void anAccountIsAskedOnceForEachMessageOnXAndTwiceOnBluesky() {
        assertThat(budget(Network.X, 100).requests()).isEqualTo(100);
        assertThat(budget(Network.X, 250).requests()).isEqualTo(250);
        assertThat(budget(Network.BLUESKY, 100).requests()).isEqualTo(200);
        assertThat(budget(Network.MASTODON, 100).requests()).isEqualTo(1000);
    }

    @Test
    void whoPublishesLittleIsReadAsIfItWereMore() {
        assertThat(budget(Network.X, 0).requests()).isEqualTo(100);
        assertThat(budget(Network.X, 30)).isEqualTo(budget(Network.X, 100));
    }

    @Test
    void aSandboxKeepsTheCallsOfTheNetworkThatItImitatesAndCostsNothing() {
        CallBudget sandbox = CallBudget.of(account(Network.SANDBOX, Network.X), 100, EngagementLimits.NONE);
        assertThat(sandbox.requests()).isEqualTo(100);
        assertThat(sandbox.messages(spent(0, "0", "0"))).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void requestsAreSpreadEvenlyAndTheDailyOneForFollowersIsSetAside() {
        CallBudget x = budget(Network.X, 100);
        assertThat(x.distance()).isEqualTo(Duration.ofDays(30).dividedBy(70));
        assertThat(x.allows(read(x.distance().minusSeconds(1), 0), NOW)).isFalse();
        assertThat(x.allows(read(x.distance(), 0), NOW)).isTrue();
    }

    @Test
    void noRequestLeavesWhereThe30DaysAreUsedUp() {
        CallBudget x = budget(Network.X, 100);
        assertThat(x.allows(spent(99, "0", "0"), NOW)).isTrue();
        assertThat(x.allows(spent(100, "0", "0"), NOW)).isFalse();
    }

    @Test
    void whatFailedIsTriedAgainLaterAndLaterAndNeverLaterThanUsual() {
        CallBudget x = budget(Network.X, 100);
        assertThat(x.allows(read(Duration.ofMinutes(5), 1), NOW)).isTrue();
        assertThat(x.allows(read(Duration.ofMinutes(9), 2), NOW)).isFalse();
        assertThat(x.allows(read(Duration.ofMinutes(10), 2), NOW)).isTrue();
        assertThat(x.allows(read(x.distance(), 40), NOW)).isTrue();
    }

    @Test
    void onXTheMoneySaysHowManyMessagesAreReadAndNeverMoreThanTwoDaysShareInOne() {
        CallBudget x = budget(Network.X, 100);
        // 5 dollars in 30 days, 0.005 each: two days' share is 66 messages.
        assertThat(x.messages(spent(0, "0", "0"))).isEqualTo(66);
        assertThat(x.messages(spent(0, "1", "0.30"))).isEqualTo(6);
        assertThat(x.messages(spent(0, "4.99", "0"))).isEqualTo(2);
        assertThat(x.messages(spent(0, "5.10", "0"))).isZero();
        assertThat(x.cost(66)).isEqualByComparingTo("0.33");
    }

    @Test
    void theNumberOfFollowersIsAskedForOnlyWhereARequestAndTheMoneyForItAreLeft() {
        CallBudget x = budget(Network.X, 100);
        assertThat(x.allowsFollowers(spent(99, "4.99", "0"))).isTrue();
        assertThat(x.allowsFollowers(spent(100, "0", "0"))).isFalse();
        assertThat(x.allowsFollowers(spent(0, "4.995", "0"))).isFalse();
        assertThat(budget(Network.BLUESKY, 100).allowsFollowers(spent(199, "0", "0")))
                .isTrue();
    }

    @Test
    void settingsDecide() {
        EngagementLimits limits = new EngagementLimits(
                Map.of(Network.X, 31), Optional.of(BigDecimal.ZERO), Optional.of(new BigDecimal("0.001")));
        CallBudget x = CallBudget.of(account(Network.X, null), 1000, limits);
        assertThat(x.requests()).isEqualTo(31);
        assertThat(x.messages(spent(0, "0", "0"))).isZero();
    }

    private static CallBudget budget(Network network, int messages) {
        return CallBudget.of(account(network, null), messages, EngagementLimits.NONE);
    }

    private static Calls.Spending read(Duration ago, int failures) {
        return new Calls.Spending(1, BigDecimal.ZERO, BigDecimal.ZERO, Optional.of(NOW.minus(ago)), failures);
    }

    private static Calls.Spending spent(int requests, String month, String day) {
        return new Calls.Spending(requests, new BigDecimal(month), new BigDecimal(day), Optional.empty(), 0);
    }

    private static Account account(Network network, @Nullable Network imitates) {
        return new Account(new AccountName("a"), network, "en", null, imitates, false, Visibility.PUBLIC);
    }
}
