package org.vigil.operator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The trail of decisions: who did what, to what, when. The database refuses to change or delete a line of it. */
public final class Audit {

    /** One decision. */
    public record Entry(
            Instant at,
            String who,
            String what,
            String subject,
            @Nullable String detail) {}

    private final JdbcClient jdbc;

    public Audit(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Belongs into the transaction of the act itself.
     *
     * @param who a person's name, or "files" for what a changed file brought
     * @param what a verb, such as "hold"
     */
    public void record(String who, String what, String subject, @Nullable String detail) {
        jdbc.sql("insert into audit (who, what, subject, detail) values (:who, :what, :subject, :detail)")
                .param("who", who)
                .param("what", what)
                .param("subject", subject)
                .param("detail", detail)
                .update();
    }

    /** What was decided of one kind about one subject, the oldest first. */
    public List<Entry> about(String subject, String what) {
        return jdbc.sql(
                        "select at, who, what, subject, detail from audit where subject = :subject and what = :what order by id")
                .param("subject", subject)
                .param("what", what)
                .query((row, n) -> entry(row))
                .list();
    }

    /** What something of one kind was ever decided about. */
    public List<String> subjects(String what) {
        return jdbc.sql("select distinct subject from audit where what = :what order by subject")
                .param("what", what)
                .query((row, n) -> row.getString("subject"))
                .list();
    }

    /** The newest first. */
    public List<Entry> latest(int most) {
        return jdbc.sql("select at, who, what, subject, detail from audit order by id desc limit :most")
                .param("most", most)
                .query((row, n) -> entry(row))
                .list();
    }

    /** A line of the trail with its number. */
    public record Numbered(long id, Entry entry) {}

    /**
     * A page of the trail, the newest first.
     *
     * @param before only lines of a lower number
     */
    public List<Numbered> page(long before, int most) {
        return jdbc.sql(
                        "select id, at, who, what, subject, detail from audit where id < :before order by id desc limit :most")
                .param("before", before)
                .param("most", most)
                .query((row, n) -> new Numbered(row.getLong("id"), entry(row)))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("who"),
                row.getString("what"),
                row.getString("subject"),
                row.getString("detail"));
    }
}
