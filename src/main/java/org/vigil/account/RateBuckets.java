package org.vigil.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vigil.database.Database;
import org.vigil.network.RateMeter;
import org.vigil.network.RateReading;

/** What the networks said of their rate limits, shared by all nodes. */
public final class RateBuckets {
    private final Database database;

    public RateBuckets(Database database) {
        this.database = database;
    }

    /** Notes for an account whatever a network tells. */
    public RateMeter meter(AccountName account) {
        return reading -> read(account, reading);
    }

    /**
     * Notes a reading. Answers overtake each other: of one window the lowest remainder counts, and a window that is over
     * does not come back.
     */
    public void read(AccountName account, RateReading reading) {
        database.jdbc()
                .sql("""
                    insert into rate_bucket as known (account, bucket, call_limit, remaining, resets_at)
                    values (?, ?, ?, ?, ?)
                    on conflict (account, bucket) do update set
                        call_limit = excluded.call_limit,
                        remaining = case when excluded.resets_at = known.resets_at
                            then least(excluded.remaining, known.remaining) else excluded.remaining end,
                        resets_at = excluded.resets_at,
                        read_at = now()
                    where excluded.resets_at >= known.resets_at
                    """)
                .params(
                        account.value(),
                        reading.bucket(),
                        reading.limit(),
                        reading.remaining(),
                        reading.resetsAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What a network calls the limit of its deletions, where it tells of one of their own. */
    public static final String DELETES = "deletes";

    /** What X calls the limit of reposts. */
    private static final String REPOSTS = "reposts";

    /**
     * Until when the account may not post, because a bucket is empty: its own, or one that it was seen to share with
     * other accounts. Those of reading and deleting, where they are buckets of their own, stop no post.
     */
    public Optional<Instant> blockedUntil(AccountName account, Instant now) {
        return Optional.ofNullable(blockedUntil(List.of(account), now).get(account));
    }

    /** As {@link #blockedUntil(AccountName, Instant)}, of those accounts that may not post. */
    public Map<AccountName, Instant> blockedUntil(Collection<AccountName> accounts, Instant now) {
        Map<AccountName, Instant> blocked = new HashMap<>();
        database.jdbc()
                .sql("""
                    select account, max(resets_at) as resets_at from (
                        select account, bucket, remaining, resets_at from rate_bucket where account = any(:accounts)
                        union all
                        select own.account, bucket, shared.remaining, shared.resets_at
                        from rate_bucket own join rate_bucket shared using (bucket)
                        where own.account = any(:accounts) and starts_with(bucket, :app)
                    ) as bound
                    where remaining <= 0 and resets_at > :now and bucket not in ('reads', 'deletes', 'reposts')
                    group by account
                    """)
                .param("accounts", accounts.stream().map(AccountName::value).toArray(String[]::new))
                .param("app", RateReading.APP)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> blocked.put(new AccountName(row.getString("account")), resetsAt(row, n)))
                .list();
        return blocked;
    }

    /** Until when the account may not repost. X counts that by itself; elsewhere it is what a post is. */
    public Optional<Instant> repostsBlockedUntil(Account account, Instant now) {
        return switch (account.network()) {
            case X -> emptyUntil(account.name(), REPOSTS, now);
            case MASTODON, BLUESKY, TELEGRAM, SANDBOX -> blockedUntil(account.name(), now);
        };
    }

    /** Until when the account may not be asked anything, because a bucket of the reads, or of all requests, is empty. */
    public Optional<Instant> readsBlockedUntil(AccountName account, Instant now) {
        return database.jdbc()
                .sql("""
                    select resets_at from rate_bucket
                    where account = ? and remaining <= 0 and resets_at > ? and bucket in ('reads', 'requests')
                    order by resets_at desc limit 1
                    """)
                .params(account.value(), now.atOffset(ZoneOffset.UTC))
                .query(RateBuckets::resetsAt)
                .optional();
    }

    /** Until when the account may not delete anything. */
    public Optional<Instant> deletesBlockedUntil(AccountName account, Instant now) {
        return emptyUntil(account, DELETES, now);
    }

    private Optional<Instant> emptyUntil(AccountName account, String bucket, Instant now) {
        return database.jdbc()
                .sql("""
                    select resets_at from rate_bucket
                    where account = ? and bucket = ? and remaining <= 0 and resets_at > ?
                    """)
                .params(account.value(), bucket, now.atOffset(ZoneOffset.UTC))
                .query(RateBuckets::resetsAt)
                .optional();
    }

    /** The buckets of an account that are empty, and until when. */
    public Map<String, Instant> usedUp(AccountName account, Instant now) {
        Map<String, Instant> empty = new TreeMap<>();
        database.jdbc()
                .sql("select bucket, resets_at from rate_bucket where account = ? and remaining <= 0 and resets_at > ?")
                .params(account.value(), now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> empty.put(row.getString("bucket"), resetsAt(row, n)))
                .list();
        return empty;
    }

    /** As {@link #usedUp(AccountName, Instant)}, of those of these accounts that have an empty one. */
    public Map<AccountName, Map<String, Instant>> usedUp(Collection<AccountName> accounts, Instant now) {
        Map<AccountName, Map<String, Instant>> empty = new HashMap<>();
        database.jdbc()
                .sql("""
                    select account, bucket, resets_at from rate_bucket
                    where account = any(?) and remaining <= 0 and resets_at > ?
                    """)
                .params(accounts.stream().map(AccountName::value).toArray(String[]::new), now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> empty.computeIfAbsent(
                                new AccountName(row.getString("account")), account -> new TreeMap<>())
                        .put(row.getString("bucket"), resetsAt(row, n)))
                .list();
        return empty;
    }

    private static Instant resetsAt(ResultSet row, int n) throws SQLException {
        return row.getObject("resets_at", OffsetDateTime.class).toInstant();
    }
}
