package org.vigil.engagement;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.account.KeyFile;
import org.vigil.database.Database;
import org.vigil.network.RepliesSource;

/**
 * Keeps the texts of replies where a campaign wants them, and lets go what has been kept for its time. To be called every
 * minute or so; late, doubled or on several nodes does no harm.
 */
public final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final Supplier<RepliesToKeep> files;
    private final Function<AccountName, Optional<RepliesSource>> sources;
    private final RepliesDeletion deletion;
    private final RepliesReader reader;
    private final ObservationMonths months;
    private final Turns turns;
    private final InstantSource clock;

    /** @param sources who tells of an account; empty where it cannot be asked now */
    public Upkeep(
            Database database,
            KeyFile keyFile,
            Supplier<RepliesToKeep> files,
            Function<AccountName, Optional<RepliesSource>> sources,
            InstantSource clock) {
        this.files = files;
        this.sources = sources;
        this.deletion = new RepliesDeletion(database);
        this.reader = new RepliesReader(database, new FollowerReplies(database, keyFile));
        this.months = new ObservationMonths(database);
        this.turns = new Turns(database.jdbc());
        this.clock = clock;
    }

    /** What fails is tried again the next time, and stops nothing else. */
    public void step() {
        Instant now = clock.instant();
        RepliesToKeep toKeep = files.get();
        each("Old replies", () -> deletion.expire(toKeep.time(), now));
        each("Replies that are not to be kept", () -> deletion.forgetAllBut(toKeep.campaigns(), toKeep.erased(), now));
        toKeep.months().ifPresent(keep -> each("Old observations", () -> months.dropOld(keep, now)));
        if (!toKeep.campaigns().isEmpty()) {
            toKeep.accounts()
                    .forEach(account -> each("Replies on " + account.name(), () -> read(account, toKeep, now)));
        }
    }

    private void read(Account account, RepliesToKeep toKeep, Instant now) {
        sources.apply(account.name())
                .ifPresent(source -> turns.during(account.name(), () -> {
                    reader.read(account, source, toKeep, now);
                    return 0;
                }));
    }

    private static void each(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("{} could not be seen to; it is tried again", what, e);
        }
    }
}
