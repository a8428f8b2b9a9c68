package org.vigil.engagement;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.database.Database;
import org.vigil.network.EngagementSource;
import org.vigil.network.Network;

/**
 * Asks the networks what followers did with the posts that are due to be read, and appends it to the log; and once a day
 * how many follow each account.
 *
 * <p>What one account's network does never stops the others. Several nodes may work on one database: each account is
 * asked by one at a time.
 */
public final class Collector {
    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

    /** A little longer than a message is read, so that the last reading may be late. */
    private static final Duration FOLLOWED = Duration.ofDays(7 * 14L);

    /** New messages are looked for among those that are no older than this, and once an hour among all that are followed. */
    private static final Duration NEW = Duration.ofDays(2);

    private static final Duration LOOKS_AT_ALL = Duration.ofHours(1);

    /**
     * What the files in force say.
     *
     * @param accounts all, also those that cannot be asked now
     * @param zones by campaign; empty for one that is in no file any more
     */
    public record ToRead(
            Collection<Account> accounts, Function<CampaignId, Optional<ZoneId>> zones, EngagementLimits limits) {}

    private final NewSeries newSeries;
    private final SeriesAccounts seriesAccounts;
    private final AccountReader reader;
    private final FollowersReader followers;
    private final Supplier<ToRead> files;
    private final Function<AccountName, Optional<EngagementSource>> sources;
    private final Turns turns;
    private final InstantSource clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private Instant lookedAtAll = Instant.MAX;

    /** @param sources who tells of an account; empty where it cannot be asked now, such as before anybody signed it in */
    public Collector(
            Database database,
            Supplier<ToRead> files,
            Function<AccountName, Optional<EngagementSource>> sources,
            InstantSource clock) {
        Calls calls = new Calls(database.jdbc());
        CallBudgets budgets = new CallBudgets(database.jdbc());
        this.newSeries = new NewSeries(database.jdbc());
        this.seriesAccounts = new SeriesAccounts(database.jdbc());
        this.reader = new AccountReader(database, budgets, calls);
        this.followers = new FollowersReader(database, budgets, calls);
        this.files = files;
        this.sources = sources;
        this.turns = new Turns(database.jdbc());
        this.clock = clock;
    }

    /**
     * Reads what is due. Safe for many threads; one works at a time.
     *
     * @return how many observations were appended
     */
    public int collect() {
        oneAtATime.lock();
        try {
            return collect(files.get(), clock.instant());
        } finally {
            oneAtATime.unlock();
        }
    }

    private int collect(ToRead toRead, Instant now) {
        Map<AccountName, Account> accounts =
                toRead.accounts().stream().collect(Collectors.toMap(Account::name, Function.identity()));
        newSeries.begin(
                publishedAfter(now),
                accounts.values().stream().collect(Collectors.toMap(Account::name, Account::network)),
                account -> tells(Objects.requireNonNull(accounts.get(account))),
                campaign -> toRead.zones().apply(campaign).orElse(ZoneOffset.UTC));
        seriesAccounts.follow(accounts.keySet(), now);
        int appended = seriesAccounts.due(now).stream()
                .flatMap(name -> Stream.ofNullable(accounts.get(name)))
                .mapToInt(account -> ask(account, source -> reader.read(account, source, toRead.limits(), now)))
                .sum();
        accounts.values().stream()
                .filter(account -> followers.isDue(account, toRead.limits(), now))
                .forEach(account -> ask(account, source -> {
                    // Another may have asked since.
                    if (followers.isDue(account, toRead.limits(), now)) {
                        followers.read(account, source, now);
                    }
                    return 0;
                }));
        return appended;
    }

    /** What was found published only days later, and what is on an account that is back in the files, can wait for the hour. */
    private Instant publishedAfter(Instant now) {
        if (!now.isBefore(lookedAtAll) && now.isBefore(lookedAtAll.plus(LOOKS_AT_ALL))) {
            return now.minus(NEW);
        }
        lookedAtAll = now;
        return now.minus(FOLLOWED);
    }

    /** Of what is on a network that tells nothing there is nothing to read. */
    private static boolean tells(Account account) {
        return account.imitates() != Network.TELEGRAM && account.network() != Network.TELEGRAM;
    }

    private int ask(Account account, ToIntFunction<EngagementSource> question) {
        try {
            return sources.apply(account.name())
                    .map(source -> turns.during(account.name(), () -> question.applyAsInt(source)))
                    .orElse(0);
        } catch (RuntimeException e) {
            LOG.warn("What followers of {} did could not be read and will be asked again", account.name(), e);
            return 0;
        }
    }
}
