package org.vigil.engagement;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.database.Database;
import org.vigil.network.Network;

/** Looks for messages that have no series: each time among those of late, now and then among all. Not for many threads. */
final class NewMessages {
    /** A little longer than a message is read, so that the last reading may be late. */
    private static final Duration FOLLOWED = Duration.ofDays(7 * 14L);

    /** New messages are looked for among those that are no older than this, and once an hour among all that are followed. */
    private static final Duration NEW = Duration.ofDays(2);

    private static final Duration LOOKS_AT_ALL = Duration.ofHours(1);

    private final NewSeries series;
    private @Nullable Instant lookedAtAll;

    NewMessages(Database database) {
        this.series = new NewSeries(database);
    }

    void begin(Collector.ToRead toRead, Instant now) {
        Instant after = publishedAfter(now);
        Map<AccountName, Account> accounts =
                toRead.accounts().stream().collect(Collectors.toMap(Account::name, Function.identity()));
        series.begin(
                after,
                now.minus(FOLLOWED),
                accounts.values().stream().collect(Collectors.toMap(Account::name, Account::network)),
                name -> tells(Objects.requireNonNull(accounts.get(name))),
                campaign -> toRead.zones().apply(campaign).orElse(ZoneOffset.UTC));
        if (after.isBefore(now.minus(NEW))) {
            lookedAtAll = now;
        }
    }

    /**
     * What was found published only days later, and what is on an account that is back in the files, can wait for the hour.
     * At first it is all there is: an earlier Vigil kept no series, and what is too old to be read is counted all the same.
     */
    private Instant publishedAfter(Instant now) {
        if (lookedAtAll == null) {
            return Instant.EPOCH;
        }
        boolean lately = !now.isBefore(lookedAtAll) && now.isBefore(lookedAtAll.plus(LOOKS_AT_ALL));
        return now.minus(lately ? NEW : FOLLOWED);
    }

    /** Of what is on a network that tells nothing there is nothing to read. */
    private static boolean tells(Account account) {
        return account.imitates() != Network.TELEGRAM && account.network() != Network.TELEGRAM;
    }
}
