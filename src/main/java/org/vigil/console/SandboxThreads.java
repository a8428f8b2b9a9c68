package org.vigil.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.console.Post.Piece;
import org.vigil.engagement.Observations;

/**
 * What a sandbox account shows its followers, whether or not Vigil knows that it stands there. What answered a post that was
 * deleted stands alone.
 */
final class SandboxThreads {
    private final JdbcClient jdbc;

    SandboxThreads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean any(AccountName account) {
        return jdbc.sql("select exists (select 1 from sandbox_post where account = :account)")
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * The newest first.
     *
     * @param before the number of a post; only what was posted earlier
     */
    List<Post> of(AccountName account, long before, int most) {
        List<Post> posts = jdbc.sql("""
                        select s.id, p.id as slot, d.campaign, d.profile, nullif(p.day, 0) as day, s.account, s.posted_at as at, null as url,
                               true as simulated, o.observed_at, o.likes, o.reposts, o.replies, o.quotes, o.views, o.clicks
                        from sandbox_post s
                        left join lateral (select delivery from attempt where account = s.account
                                           and idempotency_key = s.idempotency_key order by n desc limit 1) a on true
                        left join delivery d on d.id = a.delivery
                        left join planned_slot p on p.id = d.planned_slot
                        """ + Observations.NEWEST + """
                        where s.account = :account and s.deleted_at is null and s.id < :before
                        and not exists (select 1 from sandbox_post above where above.id = s.reply_to and above.deleted_at is null)
                        order by s.id desc limit :most
                        """)
                .param("account", account.value())
                .param("before", before)
                .param("most", most)
                .query((row, n) -> PostRows.post(row))
                .list();
        Map<Long, List<Piece>> pieces =
                pieces(account, posts.stream().map(Post::id).toList());
        return posts.stream()
                .map(post -> post.with(pieces.getOrDefault(post.id(), List.of())))
                .toList();
    }

    private Map<Long, List<Piece>> pieces(AccountName account, List<Long> firsts) {
        Map<Long, List<Piece>> pieces = new HashMap<>();
        if (!firsts.isEmpty()) {
            jdbc.sql("""
                            with recursive thread (first, id, depth) as (
                                select id, id, 1 from sandbox_post where id in (:firsts)
                                union all
                                select t.first, r.id, t.depth + 1 from thread t
                                join sandbox_post r on r.reply_to = t.id and r.account = :account and r.deleted_at is null
                            )
                            select t.first, s.text, s.language, s.content_warning, s.edited_at is not null as edited,
                            """ + PostRows.ALT_TEXTS + """
                            from thread t join sandbox_post s on s.id = t.id order by t.first, t.depth, s.id
                            """)
                    .param("firsts", firsts)
                    .param("account", account.value())
                    .query(row -> {
                        pieces.computeIfAbsent(row.getLong("first"), id -> new ArrayList<>())
                                .add(PostRows.piece(row, row.getBoolean("edited")));
                    });
        }
        return pieces;
    }
}
