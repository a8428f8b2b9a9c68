package org.vigil.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.organisation.OrganisationId;

/** The table of alerts. There is one open alert for each kind, subject and cause. */
public final class Alerts {
    private static final String COLUMNS = """
            id, kind, subject, headline, text, raised_at, turn, first_turn, acknowledged_at, acknowledged_by, closed_at,
            concerns
            """;

    private final JdbcClient jdbc;

    public Alerts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The open ones first, then the others, the newest of each first. */
    public List<Alert> latest(int most) {
        return jdbc.sql("select " + COLUMNS + " from alert order by closed_at is null desc, id desc limit :most")
                .param("most", most)
                .query(Alerts::row)
                .list();
    }

    public Optional<Alert> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from alert where id = :id")
                .param("id", id)
                .query(Alerts::row)
                .optional();
    }

    /**
     * Opens an alert, or brings an open one up to date. Whoever acknowledged it did so for what was known then: where more
     * has joined, the order of people begins anew.
     *
     * @return its number
     */
    long raise(Finding finding, Instant now) {
        return jdbc.sql("""
                        insert into alert as known (kind, subject, cause, items, headline, text, raised_at, next_turn_at,
                                                    concerns)
                        values (:kind, :subject, :cause, :items, :headline, :text, :now, :first, :concerns)
                        on conflict (kind, subject, cause) where closed_at is null do update set
                            headline = excluded.headline,
                            text = excluded.text,
                            concerns = array(select distinct unnest(known.concerns || excluded.concerns) order by 1),
                            items = array(select distinct unnest(known.items || excluded.items) order by 1),
                            first_turn = case when known.acknowledged_at is null or excluded.items <@ known.items
                                         then known.first_turn else known.turn end,
                            next_turn_at = case when known.acknowledged_at is null or excluded.items <@ known.items
                                           then known.next_turn_at else excluded.next_turn_at end,
                            acknowledged_by = case when excluded.items <@ known.items then known.acknowledged_by end,
                            acknowledged_at = case when excluded.items <@ known.items then known.acknowledged_at end
                        returning id
                        """)
                .param("kind", finding.kind().word())
                .param("subject", finding.subject())
                .param("cause", finding.cause())
                .param("items", finding.items().toArray(String[]::new))
                .param("headline", finding.headline())
                .param("text", finding.text())
                .param(
                        "concerns",
                        finding.concerns().stream().map(OrganisationId::value).toArray(String[]::new))
                .param("now", utc(now))
                .param("first", utc(now.plus(finding.kind().patience())))
                .query((row, n) -> row.getLong("id"))
                .single();
    }

    /** The open alert that a finding belongs to. */
    Optional<Long> open(Finding finding) {
        return jdbc.sql("""
                        select id from alert
                        where kind = :kind and subject = :subject and cause = :cause and closed_at is null
                        """)
                .param("kind", finding.kind().word())
                .param("subject", finding.subject())
                .param("cause", finding.cause())
                .query((row, n) -> row.getLong("id"))
                .optional();
    }

    /** What the alerts of a kind on a subject have been about since a moment, whether they are over or not. */
    Set<String> items(AlertKind kind, String subject, Instant since) {
        return Set.copyOf(jdbc.sql("""
                        select distinct unnest(items) as item from alert
                        where kind = :kind and subject = :subject and (closed_at is null or closed_at > :since)
                        """)
                .param("kind", kind.word())
                .param("subject", subject)
                .param("since", utc(since))
                .query((row, n) -> row.getString("item"))
                .list());
    }

    /** Closes the open alerts of these kinds whose cause was not found any more. */
    List<Alert> closeAllBut(Collection<Long> found, Set<AlertKind> kinds, Instant now) {
        return jdbc.sql("""
                        update alert set closed_at = :now
                        where closed_at is null and kind = any(:kinds) and not (id = any(:found))
                        returning
                        """ + COLUMNS)
                .param("now", utc(now))
                .param("kinds", kinds.stream().map(AlertKind::word).toArray(String[]::new))
                .param("found", found.toArray(Long[]::new))
                .query(Alerts::row)
                .list();
    }

    /** Those of which the next person is to be told now, locked until the transaction ends. */
    List<Alert> lockDue(Instant now) {
        return jdbc.sql("select " + COLUMNS + """
                        from alert where closed_at is null and acknowledged_at is null and next_turn_at <= :now
                        order by id for update skip locked
                        """)
                .param("now", utc(now))
                .query(Alerts::row)
                .list();
    }

    /** Locked until the transaction ends. */
    Optional<Alert> lock(long id) {
        return jdbc.sql("select " + COLUMNS + " from alert where id = :id for update")
                .param("id", id)
                .query(Alerts::row)
                .optional();
    }

    /** Somebody's turn has begun; the next one's comes then. */
    void turned(Alert alert, Instant next) {
        jdbc.sql("update alert set turn = turn + 1, next_turn_at = :next where id = :id")
                .param("next", utc(next))
                .param("id", alert.id())
                .update();
    }

    /** The next person's turn comes at once. */
    void hurry(Alert alert, Instant now) {
        jdbc.sql("update alert set next_turn_at = least(next_turn_at, :now) where id = :id")
                .param("now", utc(now))
                .param("id", alert.id())
                .update();
    }

    /** @return whether it was open and nobody had acknowledged it */
    boolean acknowledge(long id, String who, Instant now) {
        return jdbc.sql("""
                        update alert set acknowledged_at = :now, acknowledged_by = :who
                        where id = :id and closed_at is null and acknowledged_at is null
                        """)
                        .param("now", utc(now))
                        .param("who", who)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Alert row(ResultSet row, int n) throws SQLException {
        return new Alert(
                row.getLong("id"),
                AlertKind.of(row.getString("kind")),
                row.getString("subject"),
                row.getString("headline"),
                row.getString("text"),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                row.getInt("turn"),
                row.getInt("first_turn"),
                instant(row, "acknowledged_at"),
                row.getString("acknowledged_by"),
                instant(row, "closed_at"),
                Arrays.stream((String[]) row.getArray("concerns").getArray())
                        .map(OrganisationId::new)
                        .collect(Collectors.toSet()));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
