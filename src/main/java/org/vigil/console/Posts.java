package org.vigil.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.console.Post.Piece;
import org.vigil.engagement.Observations;

/** The posts that Vigil has published, on whatever network. */
final class Posts {
    /** On how many accounts a post may stand before fewer posts are found: so the whole table need not be read. */
    private static final int ACCOUNTS = 100;

    private final JdbcClient jdbc;

    Posts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The newest first, without those that somebody has asked to delete; those of one slot, which say the same on several accounts, after one another.
     *
     * @param most slots
     */
    List<Post> newest(int most) {
        List<Post> posts = jdbc.sql("""
                        with recent as (
                            select planned_slot, published_at from delivery d
                            where published_at is not null and state in ('published', 'published_in_part')
                              and not exists (select 1 from removal r where r.delivery = d.id and r.state <> 'kept')
                            order by published_at desc, id desc limit :look
                        ), newest as (
                            select planned_slot, max(published_at) as at from recent
                            group by planned_slot order by at desc, planned_slot desc limit :most
                        )
                        select d.id, p.id as slot, d.campaign, d.profile, nullif(p.day, 0) as day, d.account, d.published_at as at, d.url, d.simulated,
                               o.observed_at, o.likes, o.reposts, o.replies, o.quotes, o.views, o.clicks
                        from newest
                        join planned_slot p on p.id = newest.planned_slot
                        join delivery d on d.planned_slot = p.id
                        """ + Observations.NEWEST + """
                        where d.published_at is not null and d.state in ('published', 'published_in_part')
                          and not exists (select 1 from removal r where r.delivery = d.id and r.state <> 'kept')
                        order by newest.at desc, p.id desc, d.account
                        """)
                .param("look", (long) most * ACCOUNTS)
                .param("most", most)
                .query((row, n) -> PostRows.post(row))
                .list();
        Map<Long, List<Piece>> pieces = pieces(posts.stream().map(Post::id).toList());
        return posts.stream()
                .map(post -> post.with(pieces.getOrDefault(post.id(), List.of())))
                .toList();
    }

    private Map<Long, List<Piece>> pieces(List<Long> deliveries) {
        Map<Long, List<Piece>> pieces = new HashMap<>();
        if (!deliveries.isEmpty()) {
            jdbc.sql("""
                            select w.delivery, coalesce(s.text, w.text) as text, s.language, s.content_warning,
                                   s.edited_at is not null or w.corrected as edited,
                            """ + PostRows.ALT_TEXTS + """
                            from (
                                select a.delivery, a.part, null as correction, a.account, a.idempotency_key,
                                       coalesce(c.words, a.text) as text, c.words is not null as corrected
                                from attempt a
                                left join lateral (
                                    select words from correction
                                    where delivery = a.delivery and part = a.part and way = 'edit' and state = 'done'
                                    order by ended_at desc limit 1) c on true
                                where a.delivery in (:deliveries) and a.outcome = 'published' and a.removed_at is null
                                union all
                                select c.delivery, c.part, c.id, a.account, a.idempotency_key, a.text, false
                                from correction c join attempt a on a.correction = c.id and a.outcome = 'published'
                                where c.delivery in (:deliveries) and a.removed_at is null
                            ) w
                            left join sandbox_post s on s.account = w.account and s.idempotency_key = w.idempotency_key
                            where s.deleted_at is null
                            order by w.delivery, w.correction nulls first, w.part
                            """)
                    .param("deliveries", deliveries)
                    .query(row -> {
                        pieces.computeIfAbsent(row.getLong("delivery"), id -> new ArrayList<>())
                                .add(PostRows.piece(row));
                    });
        }
        return pieces;
    }
}
