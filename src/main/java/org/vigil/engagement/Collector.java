package org.vigil.engagement;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

/**
 * Asks the networks what followers did with the posts that are due to be read, and appends it to the log; and once a day
 * how many follow each account.
 *
 * <p>What one account's network does never stops the others. Several nodes may work on one database: each account is
 * asked by one at a time.
 */
public final class Collector {
    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

    /**
     * What the files in force say.
     *
     * @param accounts all, also those that cannot be asked now
     * @param zones by campaign; empty for one that is in no file any more
     */
    public record ToRead(
            Collection<Account> accounts, Function<CampaignId, Optional<ZoneId>> zones, EngagementLimits limits) {}

    private final NewMessages newMessages;
    private final SeriesAccounts seriesAccounts;
    private final Allowances allowances;
    private final AccountReader reader;
    private final FollowersReader followers;
    private final Supplier<ToRead> files;
    private final Function<AccountName, Optional<EngagementSource>> sources;
    private final Turns turns;
    private final InstantSource clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /** @param sources who tells of an account; empty where it cannot be asked now, such as before anybody signed it in */
    public Collector(
            Database database,
            Supplier<ToRead> files,
            Function<AccountName, Optional<EngagementSource>> sources,
            InstantSource clock) {
        Calls calls = new Calls(database.jdbc());
        this.newMessages = new NewMessages(database);
        this.seriesAccounts = new SeriesAccounts(database.jdbc());
        this.allowances = new Allowances(new CallBudgets(database.jdbc()), calls);
        this.reader = new AccountReader(database, calls);
        this.followers = new FollowersReader(database, calls);
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
        newMessages.begin(toRead, now);
        seriesAccounts.follow(accounts.keySet(), now);
        List<Account> due = seriesAccounts.due(now).stream()
                .flatMap(name -> Stream.ofNullable(accounts.get(name)))
                .toList();
        int appended = allowances.of(due, toRead.limits(), now).stream()
                .filter(allowed -> allowed.messages() > 0)
                .map(Allowances.Allowance::account)
                .mapToInt(account -> ask(account, source -> {
                    // Another node may have asked since.
                    Allowances.Allowance allowed = allowances.of(account, toRead.limits(), now);
                    return allowed.messages() > 0 ? reader.read(allowed, source) : 0;
                }))
                .sum();
        allowances.of(followers.due(accounts.values(), now), toRead.limits(), now).stream()
                .filter(Allowances.Allowance::allowsFollowers)
                .map(Allowances.Allowance::account)
                .forEach(account -> ask(account, source -> {
                    if (allowances.of(account, toRead.limits(), now).allowsFollowers()) {
                        followers.due(List.of(account), now).forEach(still -> followers.read(still, source, now));
                    }
                    return 0;
                }));
        return appended;
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
