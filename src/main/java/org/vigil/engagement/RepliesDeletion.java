package org.vigil.engagement;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.campaign.CampaignId;
import org.vigil.database.Database;
import org.vigil.operator.Audit;
import org.vigil.profile.ProfileId;

/** Deletes what followers answered, without reading it: in time, and where somebody or the files want it gone. */
public final class RepliesDeletion {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Audit audit;

    public RepliesDeletion(Database database) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.audit = new Audit(jdbc);
    }

    /**
     * Deletes all that is kept of a campaign, at once. The same words are not kept again where they are read once more.
     *
     * @return how many there were
     */
    public int forget(CampaignId campaign, String who, Instant now) {
        return forget("campaign", campaign.value(), who, now);
    }

    /** As above, of a person's messages. */
    public int forget(ProfileId person, String who, Instant now) {
        return forget("profile", person.value(), who, now);
    }

    private int forget(String column, String subject, String who, Instant now) {
        Integer forgotten = transactions.execute(status -> {
            // Also of those that nobody was known to have answered: what was said by now may be read later.
            jdbc.sql("update series set replies_from = :now where " + column + " = :subject")
                    .param("now", utc(now))
                    .param("subject", subject)
                    .update();
            int deleted = jdbc.sql("""
                            delete from follower_reply r using delivery d where d.id = r.delivery and d.
                            """.strip() + column + " = :subject")
                    .param("subject", subject)
                    .update();
            audit.record(who, "forget replies", subject, "texts: " + deleted);
            return deleted;
        });
        return forgotten;
    }

    /** Deletes what has been kept for its time, also where the time was made shorter since. */
    void expire(Duration time, Instant now) {
        jdbc.sql("delete from follower_reply where delete_at <= :now or read_at <= :longAgo")
                .param("now", utc(now))
                .param("longAgo", utc(now.minus(time)))
                .update();
    }

    /** Deletes what is not to be kept any more: of campaigns whose file does not say so, and of people whose records were erased. */
    void forgetAllBut(Collection<CampaignId> keeping, Collection<ProfileId> erased, Instant now) {
        kept("campaign")
                .map(CampaignId::new)
                .filter(campaign -> !keeping.contains(campaign))
                .forEach(campaign -> forget(campaign, "files", now));
        kept("profile")
                .map(ProfileId::new)
                .filter(erased::contains)
                .forEach(person -> forget(person, "housekeeping", now));
    }

    private Stream<String> kept(String column) {
        return jdbc
                .sql("select distinct d." + column
                        + " as subject from follower_reply r join delivery d on d.id = r.delivery order by 1")
                .query((row, n) -> row.getString("subject"))
                .list()
                .stream();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
