package org.vigil.delivery;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What still stands of a post that is to be removed: its parts, and the replies that corrected it, each on its own. */
final class Remains {
    private final JdbcClient jdbc;

    Remains(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One post of it on the network.
     *
     * @param deleted whether the network has taken it away, and only has to be asked whether that is so
     */
    record Piece(long attempt, String remoteId, boolean deleted) {}

    /** The next to be dealt with: replies before what they answer, the last part before the first. */
    Optional<Piece> next(Removal removal) {
        return jdbc.sql("""
                        select a.id, a.remote_id, a.removed_at is not null as deleted
                        from attempt a left join removal_part p on p.attempt = a.id
                        where (a.delivery = :delivery or a.correction in (select id from correction where delivery = :delivery))
                          and a.outcome = 'published' and p.refused is null
                          and (a.removed_at is null or (p.checked_at is null and p.blind is null))
                        order by a.removed_at is not null, a.correction desc nulls last, a.part desc limit 1
                        """)
                .param("delivery", removal.delivery())
                .query((row, n) -> new Piece(row.getLong("id"), row.getString("remote_id"), row.getBoolean("deleted")))
                .optional();
    }

    /** The network says that it has taken it away. */
    void deleted(Removal removal, Piece piece) {
        jdbc.sql("update attempt set removed_at = coalesce(removed_at, now()) where id = :id")
                .param("id", piece.attempt())
                .update();
        known(removal, piece);
    }

    /** The network was asked, and has it no more. */
    void seenGone(Removal removal, Piece piece) {
        deleted(removal, piece);
        jdbc.sql("update removal_part set checked_at = now() where attempt = :id")
                .param("id", piece.attempt())
                .update();
    }

    /** The network tells nobody what stands there. */
    void cannotBeAsked(Removal removal, Piece piece, String why) {
        deleted(removal, piece);
        jdbc.sql("update removal_part set blind = :why where attempt = :id")
                .param("why", why)
                .param("id", piece.attempt())
                .update();
    }

    /** The network said that it has taken it away, and still shows it. */
    void standsAfterAll(Piece piece) {
        jdbc.sql("update attempt set removed_at = null where id = :id")
                .param("id", piece.attempt())
                .update();
    }

    /** The network does not take it away. The others are still tried. */
    void refused(Removal removal, Piece piece, String why) {
        known(removal, piece);
        jdbc.sql("update removal_part set refused = :why where attempt = :id")
                .param("why", why)
                .param("id", piece.attempt())
                .update();
    }

    /** Why the network does not take one of them away; empty where it refused none. */
    Optional<String> refusal(Removal removal) {
        return jdbc.sql("""
                        select refused from removal_part where removal = :id and refused is not null order by attempt limit 1
                        """)
                .param("id", removal.id())
                .query((row, n) -> row.getString("refused"))
                .optional();
    }

    /** Whether an attempt at it is under way at this moment. */
    boolean underWay(Removal removal) {
        return jdbc.sql("""
                        select exists (
                            select 1 from attempt a
                            where (a.delivery = :delivery
                                   or a.correction in (select id from correction where delivery = :delivery))
                              and a.outcome is null)
                        """)
                .param("delivery", removal.delivery())
                .query(Boolean.class)
                .single();
    }

    private void known(Removal removal, Piece piece) {
        jdbc.sql("""
                        insert into removal_part (attempt, removal) values (:attempt, :removal)
                        on conflict (attempt) do nothing
                        """)
                .param("attempt", piece.attempt())
                .param("removal", removal.id())
                .update();
    }
}
