package org.vigil.engagement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.network.DocumentedPrices;
import org.vigil.network.Network;
import org.vigil.network.RepliesReading;

/**
 * How often an account may be asked, and about how much: so many requests in 30 days, evenly spaced, and on X so many
 * dollars. Whatever is due when the account may be asked again is asked for together.
 *
 * @param requests in 30 days, those for the number of followers among them
 * @param price of one message that is read, in US dollars
 * @param dollars in 30 days; null where reading costs nothing
 */
record CallBudget(int requests, BigDecimal price, @Nullable BigDecimal dollars) {
    /** For which requests and dollars are counted. */
    static final Duration MONTH = Duration.ofDays(30);

    /** What an account has at least, as if it had published so many messages in 30 days. */
    static final int MESSAGES_AT_LEAST = 100;

    /** The number of followers is asked for once a day. */
    private static final int FOLLOWERS = 30;

    /** More would run up a bill that nobody has decided on; a setting gives another. */
    static final BigDecimal X_DOLLARS = new BigDecimal("5.00");

    /** Of a budget the texts of replies have this part. */
    private static final int SHARE = 4;

    private static final Duration FIRST_AFTER_FAILURE = Duration.ofMinutes(5);

    /**
     * @param messages that the account has published in 30 days
     * @param settings of the team
     */
    static CallBudget of(Account account, int messages, EngagementLimits settings) {
        Network network = account.imitates() == null ? account.network() : account.imitates();
        int requests = settings.requestsOf(network)
                .orElseGet(() -> Math.max(MESSAGES_AT_LEAST, messages) * requestsForOneMessage(network));
        boolean costs = account.network() == Network.X;
        return new CallBudget(
                requests,
                costs ? settings.xReading().orElse(DocumentedPrices.X_READING) : BigDecimal.ZERO,
                costs ? settings.xDollars().orElse(X_DOLLARS) : null);
    }

    /** X and Bluesky read many at once; Mastodon servers before 4.3 read one by one, and allow 300 requests in five minutes. */
    private static int requestsForOneMessage(Network network) {
        return switch (network) {
            case X -> 1;
            case BLUESKY -> 2;
            case MASTODON, SANDBOX -> 10;
            case TELEGRAM -> 1;
        };
    }

    /** Between two readings of the account. */
    Duration distance() {
        return MONTH.dividedBy(Math.max(1, requests - FOLLOWERS));
    }

    /** Whether messages may be asked about now. */
    boolean allows(Calls.Spending spent, Instant now) {
        return allows(spent, distance(), now);
    }

    /** As above, where the texts of replies have their share of the requests: the others are spaced the more. */
    boolean allowsBeside(Calls.RepliesSpending replies, Calls.Spending spent, Instant now) {
        return allows(
                spent,
                replies.requests() == 0 ? distance() : MONTH.dividedBy(Math.max(1, requests - FOLLOWERS - share())),
                now);
    }

    /**
     * Whether the texts of a message's replies may be asked for now. They have a quarter of requests and dollars at most.
     *
     * @param expected how many replies there are, by the last count
     */
    boolean allowsReplies(Calls.Spending spent, Calls.RepliesSpending replies, long expected) {
        if (spent.requests() >= requests || replies.requests() >= share()) {
            return false;
        }
        if (dollars == null || price.signum() == 0) {
            return true;
        }
        BigDecimal next = cost((int) Math.min(expected, RepliesReading.MOST));
        return spent.month().add(next).compareTo(dollars) <= 0
                && replies.dollars()
                                .add(next)
                                .multiply(BigDecimal.valueOf(SHARE))
                                .compareTo(dollars)
                        <= 0;
    }

    /** Whether the number of followers may be asked for now: one request, which costs money on X as well. */
    boolean allowsFollowers(Calls.Spending spent) {
        return spent.requests() < requests
                && (dollars == null
                        || spent.month().add(DocumentedPrices.X_ACCOUNT).compareTo(dollars) <= 0);
    }

    private int share() {
        return Math.max(1, (requests - FOLLOWERS) / SHARE);
    }

    private boolean allows(Calls.Spending spent, Duration distance, Instant now) {
        if (spent.requests() >= requests) {
            return false;
        }
        Duration wait = spent.failures() == 0 ? distance : afterFailures(spent.failures());
        return spent.lastReading().map(last -> !now.isBefore(last.plus(wait))).orElse(true);
    }

    /** Five minutes, then twice as long each time, and never longer than usual. */
    private Duration afterFailures(int failures) {
        Duration wait = FIRST_AFTER_FAILURE.multipliedBy(1L << Math.min(failures - 1, 10));
        return wait.compareTo(distance()) < 0 ? wait : distance();
    }

    /** How many messages the money still reads: never more than two days' share in one. */
    int messages(Calls.Spending spent) {
        if (dollars == null || price.signum() == 0) {
            return Integer.MAX_VALUE;
        }
        BigDecimal day = dollars.multiply(BigDecimal.valueOf(2)).divide(BigDecimal.valueOf(30), 6, RoundingMode.DOWN);
        BigDecimal left = dollars.subtract(spent.month()).min(day.subtract(spent.day()));
        return Math.max(0, left.divide(price, 0, RoundingMode.DOWN).intValue());
    }

    BigDecimal cost(int messages) {
        return price.multiply(BigDecimal.valueOf(messages));
    }
}
