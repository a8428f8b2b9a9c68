package org.vigil.engagement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.AccountName;
import org.vigil.account.KeyFile;
import org.vigil.account.SealedTexts;
import org.vigil.campaign.CampaignId;
import org.vigil.database.Database;
import org.vigil.network.RepliesReading.Said;
import org.vigil.profile.ProfileId;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table of what followers answered: encrypted, each bound to its message, and for a time. It is for operators only, and
 * stands on no page but that of one message, for approvers, and in no feed, export, log, digest or default backup.
 */
public final class FollowerReplies {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ROWS_AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final SealedTexts sealed;

    public FollowerReplies(Database database, KeyFile keyFile) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.sealed = new SealedTexts(database, keyFile);
    }

    /** What is encrypted. */
    private record Content(String text, @Nullable String language, Instant at) {}

    /** @throws org.vigil.account.KeyUnavailable where nothing could be kept now */
    void makeReady() {
        sealed.makeReady();
    }

    /**
     * Keeps what is not kept yet. What was said so long ago that it would be gone by now is not kept, nor what was said
     * before somebody had it forgotten: a later reading tells the same once more.
     *
     * @param from what was said up to then was forgotten; null for nothing
     */
    void keep(long delivery, Collection<Said> replies, @Nullable Instant from, Duration time, Instant now) {
        for (Said said : replies) {
            Instant since = said.at().isBefore(now) ? said.at() : now;
            if (since.plus(time).isAfter(now) && (from == null || said.at().isAfter(from))) {
                insert(delivery, said, now, since.plus(time));
            }
        }
    }

    private void insert(long delivery, Said said, Instant now, Instant end) {
        jdbc.sql("""
                        insert into follower_reply (delivery, remote_id, ciphertext, read_at, delete_at)
                        values (:delivery, :remote, :ciphertext, :now, :end) on conflict do nothing
                        """)
                .param("delivery", delivery)
                .param("remote", said.remoteId())
                .param(
                        "ciphertext",
                        sealed.seal(
                                owner(delivery),
                                said.remoteId(),
                                JSON.writeValueAsString(new Content(said.text(), said.language(), said.at()))))
                .param("now", utc(now))
                .param("end", utc(end))
                .update();
    }

    /**
     * Hands over what is kept, one by one, the message that was answered last at the end.
     *
     * @param campaign empty for all
     * @param person empty for all for whom {@code shown} holds
     * @param since only what was said from then on
     * @return how many were left out since their person is not shown
     * @throws org.vigil.account.KeyUnavailable where the key is missing, or is another
     */
    public long read(
            Optional<CampaignId> campaign,
            Optional<ProfileId> person,
            Optional<Instant> since,
            Predicate<ProfileId> shown,
            Consumer<FollowerReply> reader) {
        long[] leftOut = new long[1];
        // PostgreSQL's driver reads bit by bit only inside a transaction.
        transactions.executeWithoutResult(status -> jdbc.sql("""
                        select r.delivery, r.remote_id, r.ciphertext, d.campaign, d.profile, d.account,
                               coalesce(d.url, a.url) as url, d.simulated
                        from follower_reply r
                        join delivery d on d.id = r.delivery
                        left join attempt a on a.delivery = d.id and a.part = 1 and a.outcome = 'published'
                        where (cast(:campaign as text) is null or d.campaign = :campaign)
                          and (cast(:person as text) is null or d.profile = :person)
                        order by d.published_at, d.id, r.id
                        """)
                .withFetchSize(ROWS_AT_ONCE)
                .param("campaign", campaign.map(CampaignId::value).orElse(null))
                .param("person", person.map(ProfileId::value).orElse(null))
                .query((ResultSet row) -> {
                    if (shown.test(new ProfileId(row.getString("profile")))) {
                        Optional.of(reply(row))
                                .filter(reply -> since.isEmpty() || !reply.at().isBefore(since.get()))
                                .ifPresent(reader);
                    } else {
                        leftOut[0]++;
                    }
                }));
        return leftOut[0];
    }

    /**
     * What is kept of the answers to one message, the oldest first.
     *
     * @throws org.vigil.account.KeyUnavailable where the key is missing, or is another
     */
    public List<FollowerReply> to(long delivery, int most) {
        return jdbc.sql("""
                        select r.delivery, r.remote_id, r.ciphertext, d.campaign, d.profile, d.account, d.url, d.simulated
                        from follower_reply r join delivery d on d.id = r.delivery
                        where r.delivery = :delivery order by r.id limit :most
                        """)
                .param("delivery", delivery)
                .param("most", most)
                .query((row, n) -> reply(row))
                .list();
    }

    private FollowerReply reply(ResultSet row) throws SQLException {
        long delivery = row.getLong("delivery");
        Content content = JSON.readValue(
                sealed.open(owner(delivery), row.getString("remote_id"), row.getBytes("ciphertext")), Content.class);
        return new FollowerReply(
                delivery,
                new CampaignId(row.getString("campaign")),
                new ProfileId(row.getString("profile")),
                new AccountName(row.getString("account")),
                row.getString("url"),
                content.at(),
                content.language(),
                content.text(),
                row.getBoolean("simulated"));
    }

    /** With spaces in it: no account is called so. */
    private static String owner(long delivery) {
        return "replies to post " + delivery;
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
