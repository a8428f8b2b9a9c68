package org.vigil.delivery;

import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of words that were given to people who post by hand, and of what they say became of them. */
public final class HandedOut {
    private final JdbcClient jdbc;

    public HandedOut(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is known of words that were handed out.
     *
     * @param url where somebody says that they stand; null while nobody has said so
     * @param gone whether somebody says that they stand nowhere
     */
    public record Words(
            long delivery, @Nullable String url, @Nullable String reportedBy, boolean gone) {

        /** For a list of deliveries. */
        public String said() {
            if (gone) {
                return "by hand; taken away, they say";
            }
            return url == null ? "handed out, not reported" : "published by hand, says " + reportedBy + ": " + url;
        }
    }

    void given(long delivery, String words, String who) {
        jdbc.sql("""
                        insert into handed_out (delivery, words, given_by) values (:delivery, :words, :who)
                        on conflict (delivery) do update
                        set words = excluded.words, given_by = excluded.given_by, given_at = now(), gone_at = null, gone_by = null
                        """)
                .param("delivery", delivery)
                .param("words", words)
                .param("who", who)
                .update();
    }

    /** @param words what it most likely says, where nobody has handed anything out */
    void reported(long delivery, String words, String url, String who) {
        jdbc.sql("""
                        insert into handed_out (delivery, words, given_by, url, reported_by, reported_at)
                        values (:delivery, :words, :who, :url, :who, now())
                        on conflict (delivery) do update
                        set url = excluded.url, reported_by = excluded.reported_by, reported_at = now(),
                            gone_at = null, gone_by = null
                        """)
                .param("delivery", delivery)
                .param("words", words)
                .param("url", url)
                .param("who", who)
                .update();
    }

    /** @return whether anything was known to stand there, or might */
    boolean gone(long delivery, String who) {
        return jdbc.sql("""
                        update handed_out set gone_at = now(), gone_by = :who where delivery = :delivery and gone_at is null
                        """)
                        .param("who", who, Types.VARCHAR)
                        .param("delivery", delivery)
                        .update()
                == 1;
    }

    /** Whether words of a delivery may stand somewhere that only other people can reach. */
    boolean mayStand(long delivery) {
        return of(delivery).filter(words -> !words.gone()).isPresent();
    }

    public Optional<Words> of(long delivery) {
        return jdbc.sql("select delivery, url, reported_by, gone_at from handed_out where delivery = :delivery")
                .param("delivery", delivery)
                .query((row, n) -> new Words(
                        row.getLong("delivery"),
                        row.getString("url"),
                        row.getString("reported_by"),
                        row.getObject("gone_at", OffsetDateTime.class) != null))
                .optional();
    }

    public List<Words> all() {
        return jdbc.sql("select delivery, url, reported_by, gone_at from handed_out order by delivery")
                .query((row, n) -> new Words(
                        row.getLong("delivery"),
                        row.getString("url"),
                        row.getString("reported_by"),
                        row.getObject("gone_at", OffsetDateTime.class) != null))
                .list();
    }
}
