package org.vigil.engagement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.database.Database;
import org.vigil.network.DocumentedPrices;
import org.vigil.network.EngagementSource;
import org.vigil.network.FollowersReading;
import org.vigil.network.Network;

/** Asks once a day how many follow an account, where its budget allows it, and writes it down. */
final class FollowersReader {
    private final Database database;
    private final Calls calls;
    private final FollowerCounts counts;

    FollowersReader(Database database, Calls calls) {
        this.database = database;
        this.calls = calls;
        this.counts = new FollowerCounts(database.jdbc());
    }

    /** The accounts for which it is time to ask. */
    List<Account> due(Collection<Account> accounts, Instant now) {
        return counts.untried(accounts, now);
    }

    void read(Account account, EngagementSource source, Instant now) {
        FollowersReading reading = source.followers();
        database.transactions().executeWithoutResult(status -> {
            switch (reading) {
                case FollowersReading.Counted told ->
                    counts.append(
                            account.name(),
                            told.followers(),
                            calls.add(call(account, source, told.source(), 1, null, now)),
                            source.simulated(),
                            now);
                case FollowersReading.Failed failed ->
                    calls.add(call(account, source, failed.source(), 1, failed.reason(), now));
                case FollowersReading.NotTold nobody ->
                    calls.add(call(account, source, "the number of followers", 0, nobody.reason(), now));
            }
        });
    }

    private static Call call(
            Account account,
            EngagementSource source,
            String what,
            int requests,
            @Nullable String failure,
            Instant now) {
        return new Call(
                account.name(),
                account.network(),
                now,
                what,
                requests,
                0,
                failure == null ? 1 : 0,
                account.network() == Network.X && requests > 0 ? DocumentedPrices.X_ACCOUNT : BigDecimal.ZERO,
                failure,
                source.simulated());
    }
}
