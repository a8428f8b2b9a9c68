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
     * The newest first; those of one slot, which say the same on several accounts, after one another.
     *
     * @param most slots
     */
    List<Post> newest(int most) {
        List<Post> posts = jdbc.sql("""
                        with recent as (
                            select planned_slot, published_at from delivery
                            where published_at is not null and state in ('published', 'published_in_part')
                            order by published_at desc, id desc limit :look
                        ), newest as (
                            select planned_slot, max(published_at) as at from recent
                            group by planned_slot order by at desc, planned_slot desc limit :most
                        )
                        select d.id, p.id as slot, d.campaign, d.profile, p.day, d.account, d.published_at as at, d.url, d.simulated,
                               o.observed_at, o.likes, o.reposts, o.replies, o.quotes, o.views
                        from newest
                        join planned_slot p on p.id = newest.planned_slot
                        join delivery d on d.planned_slot = p.id
                        """ + Observations.NEWEST + """
                        where d.published_at is not null and d.state in ('published', 'published_in_part')
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
                            select a.delivery, a.text, s.language, s.content_warning,
                            """ + PostRows.ALT_TEXTS + """
                            from attempt a
                            left join sandbox_post s on s.account = a.account and s.idempotency_key = a.idempotency_key
                            where a.delivery in (:deliveries) and a.outcome = 'published' order by a.delivery, a.part
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
