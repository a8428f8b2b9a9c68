package org.vigil.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;

/**
 * What Vigil has put on an account, or may have. Each attempt is written down before its network is called: whoever first
 * reads what stands on an account and then asks here finds every post of ours that was read, also one whose answer is
 * still on its way.
 */
public final class OwnPosts {
    private final JdbcClient jdbc;

    public OwnPosts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A part that was handed to a network.
     *
     * @param remoteId null while it is open, and where what became of it is not known, or nothing stands
     * @param dueAt by Vigil's clock, and {@code lateAt}: it was sent between the two
     * @param publishedAt of its delivery, by Vigil's clock; null where that has not been published, and where Vigil has
     *     taken it away
     */
    public record Own(
            @Nullable String remoteId,
            @Nullable String url,
            String text,
            Instant dueAt,
            Instant lateAt,
            @Nullable Instant publishedAt) {}

    /**
     * What might be sent to an account after a moment of Vigil's clock, and was handed over; the oldest first. Replies that
     * correct a post are among them, whenever they were sent: that may be long after the post.
     */
    public List<Own> sent(AccountName account, Instant since) {
        return jdbc.sql("""
                        select a.id, a.remote_id, a.url, a.text, d.due_at, d.late_at,
                               case when a.removed_at is null then d.published_at end as published_at
                        from attempt a join delivery d on d.id = a.delivery
                        where d.account = :account and d.late_at >= :since
                        union all
                        select a.id, a.remote_id, a.url, a.text, d.due_at, greatest(d.late_at, now()),
                               case when a.removed_at is null then d.published_at end
                        from correction c join attempt a on a.correction = c.id join delivery d on d.id = c.delivery
                        where c.account = :account
                        order by id
                        """)
                .param("account", account.value())
                .param("since", Deliveries.utc(since))
                .query(OwnPosts::own)
                .list();
    }

    private static Own own(ResultSet row, int n) throws SQLException {
        OffsetDateTime publishedAt = row.getObject("published_at", OffsetDateTime.class);
        return new Own(
                row.getString("remote_id"),
                row.getString("url"),
                row.getString("text"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getObject("late_at", OffsetDateTime.class).toInstant(),
                publishedAt == null ? null : publishedAt.toInstant());
    }
}
