package org.vigil.account;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Network;

/**
 * How an account is watched for what Vigil did not do there: posts of others, posts of its own that are gone, another
 * name.
 *
 * @param every how long from one look to the next; null for what is usual on its network. Less finds a stranger sooner and
 *     asks the network more often, which X lets one pay for; more is cheaper and leaves a stranger more time
 */
public record Watch(Reaction reaction, @Nullable Duration every) {
    /** Where the file says nothing. */
    static final Watch USUAL = new Watch(Reaction.PAUSE, null);

    static final String INTERVAL = "minutes or hours as 30m or 6h; at least 10m and at most 24h";

    private static final Duration SHORTEST = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Pattern FORM = Pattern.compile("(\\d{1,4})([mh])");

    /** X asks for money for each post that is read, and for who we are: docs/accounts.md counts it. */
    private static final Duration USUAL_ON_X = Duration.ofHours(3);

    private static final Duration USUAL_ELSEWHERE = Duration.ofMinutes(30);

    /** What follows from an alarm. */
    public enum Reaction {
        /** The account posts no more until somebody has looked. */
        PAUSE,
        /** It is said, and the account goes on: for those that people share. */
        ALARM,
        /** Nobody looks. */
        OFF
    }

    Duration every(Network network) {
        if (every != null) {
            return every;
        }
        return network == Network.X ? USUAL_ON_X : USUAL_ELSEWHERE;
    }

    /** @throws IllegalArgumentException for a text that is no such time */
    static Duration interval(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException();
        }
        long amount = Long.parseLong(matcher.group(1));
        Duration interval = matcher.group(2).equals("m") ? Duration.ofMinutes(amount) : Duration.ofHours(amount);
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException();
        }
        return interval;
    }
}
