package org.vigil.engagement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.network.Counts;
import org.vigil.network.Network;
import org.vigil.profile.ProfileId;

/** Tells what the log knows: the newest counts of each post that stands on a network. */
public final class EngagementLog {
    private static final int ROWS_AT_ONCE = 500;

    /**
     * @param network null where the account is in no file any more
     * @param url null where the network names none
     * @param observedAt null while the post has not been read
     * @param counts all absent while the post has not been read
     */
    public record Entry(
            CampaignId campaign,
            ProfileId profile,
            AccountName account,
            @Nullable Network network,
            Instant publishedAt,
            @Nullable String url,
            @Nullable Instant observedAt,
            Counts counts,
            boolean simulated) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Function<AccountName, Optional<Network>> networks;

    /** @param networks of the accounts in force */
    public EngagementLog(
            JdbcClient jdbc, TransactionTemplate transactions, Function<AccountName, Optional<Network>> networks) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.networks = networks;
    }

    /**
     * Hands over the posts one by one, in the order in which they were published, however many there are.
     *
     * @param campaign empty for all
     */
    public void read(Optional<CampaignId> campaign, Consumer<Entry> reader) {
        // PostgreSQL's driver reads bit by bit only inside a transaction.
        transactions.executeWithoutResult(status -> jdbc.sql("""
                        select d.campaign, d.profile, d.account, d.published_at, coalesce(d.url, a.url) as url, o.observed_at,
                               o.likes, o.reposts, o.replies, o.quotes, o.views, coalesce(o.simulated, d.simulated) as simulated
                        from delivery d
                        join attempt a on a.delivery = d.id and a.part = 1 and a.outcome = 'published' and a.removed_at is null
                        """ + Observations.NEWEST + """
                        where d.published_at is not null and d.state in ('published', 'published_in_part')
                          and (cast(:campaign as text) is null or d.campaign = :campaign)
                        order by d.published_at, d.id
                        """)
                .withFetchSize(ROWS_AT_ONCE)
                .param("campaign", campaign.map(CampaignId::value).orElse(null))
                .query((ResultSet row) -> reader.accept(entry(row))));
    }

    private Entry entry(ResultSet row) throws SQLException {
        AccountName account = new AccountName(row.getString("account"));
        OffsetDateTime observedAt = row.getObject("observed_at", OffsetDateTime.class);
        return new Entry(
                new CampaignId(row.getString("campaign")),
                new ProfileId(row.getString("profile")),
                account,
                networks.apply(account).orElse(null),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                row.getString("url"),
                observedAt == null ? null : observedAt.toInstant(),
                Observations.counts(row),
                row.getBoolean("simulated"));
    }
}
