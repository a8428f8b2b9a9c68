package org.vigil.delivery;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.network.Outcome;

/** The attempts of which nobody knows what became of them, and what they are told apart by. */
final class UnknownAttempts {
    /** The remote id of what the attempt {@code a} answers: the part before it, or the part that its reply corrects. */
    private static final String ANSWERS = """
            coalesce(
                (select before.remote_id from attempt before
                 where before.delivery = a.delivery and before.part = a.part - 1 and before.outcome = 'published'),
                (select corrected.remote_id
                 from correction c join attempt corrected on corrected.delivery = c.delivery and corrected.part = c.part
                 where c.id = a.correction and corrected.outcome = 'published'))
            """;

    private final JdbcClient jdbc;
    private final KnownPosts known;

    UnknownAttempts(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.known = new KnownPosts(jdbc);
    }

    /** The newest attempt of a delivery, where nobody knows what became of it, and what is asked about it. */
    Optional<Inquiry> of(long delivery) {
        return jdbc.sql("""
                        select id, delivery, account, part, n, idempotency_key, text, known_remote_ids,
                               """ + ANSWERS + """
                               as answers,
                               (select remote_id from attempt later
                                where account = a.account and outcome = 'published' and id > a.id
                                  and removed_at is null
                                order by id desc limit 1) as since,
                               (select count(*) from attempt where account = a.account and id > a.id) as tried
                        from attempt a
                        where delivery = :delivery and outcome = 'unknown'
                          and id = (select max(id) from attempt where delivery = :delivery)
                        """)
                .param("delivery", delivery)
                .query((row, n) -> new Inquiry(
                        Attempts.attempt(row, n),
                        row.getString("text"),
                        row.getString("answers"),
                        List.of(strings(row.getArray("known_remote_ids"))),
                        row.getString("since"),
                        row.getInt("tried")))
                .optional()
                .map(this::withoutWhatIsGone);
    }

    private static String[] strings(Array array) throws SQLException {
        return (String[]) array.getArray();
    }

    private Inquiry withoutWhatIsGone(Inquiry asked) {
        Set<String> gone = known.goneOf(asked.attempt().account(), asked.knownBefore());
        List<String> left =
                asked.knownBefore().stream().filter(id -> !gone.contains(id)).toList();
        return new Inquiry(
                asked.attempt(), asked.text(), asked.answers(), left, asked.knownSince(), asked.triedSince());
    }

    /** Locks an attempt, if nobody has found out about it. */
    boolean lock(Attempt attempt) {
        return jdbc.sql("select id from attempt where id = :id and outcome = 'unknown' for update")
                .param("id", attempt.id())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /** It never arrived: a later attempt at the same part repeats nothing. */
    void absent(Attempt attempt, String why) {
        jdbc.sql(
                        "update attempt set outcome = 'absent', why = :why, ended_at = now() where id = :id and outcome = 'unknown'")
                .param("id", attempt.id())
                .param("why", why)
                .update();
    }

    /**
     * An answer has come to an attempt that was proved absent: it stands after all.
     *
     * @return false where another attempt has been made at the same part since, or it was not thought absent
     */
    boolean standsAfterAll(Attempt attempt, Outcome.Published published) {
        return jdbc.sql("""
                        update attempt a set outcome = 'published', why = null, remote_id = :remote, url = :url, ended_at = now()
                        where id = :id and outcome = 'absent'
                          and not exists (select 1 from attempt later where later.delivery = a.delivery
                                          and later.part = a.part and later.id > a.id)
                        """)
                        .param("id", attempt.id())
                        .param("remote", published.remoteId())
                        .param(
                                "url",
                                published.url() == null ? null : published.url().toString())
                        .update()
                == 1;
    }

    /** What is known of an account's posts, beside this attempt. */
    Accounted accounted(Attempt attempt, Collection<String> remoteIds) {
        Set<String> ids = new HashSet<>(known.seenBefore(attempt, remoteIds));
        ids.addAll(ofOthers(attempt.account(), remoteIds));
        return new Accounted(ids, others(attempt));
    }

    /** Whether a post is known as that of another attempt. */
    boolean isOfAnother(Attempt attempt, String remoteId) {
        return !ofOthers(attempt.account(), List.of(remoteId)).isEmpty();
    }

    private List<String> ofOthers(AccountName account, Collection<String> remoteIds) {
        return remoteIds.isEmpty()
                ? List.of()
                : jdbc.sql("select remote_id from attempt where account = :account and remote_id in (:ids)")
                        .param("account", account.value())
                        .param("ids", List.copyOf(remoteIds))
                        .query((row, n) -> row.getString("remote_id"))
                        .list();
    }

    private List<Accounted.Other> others(Attempt attempt) {
        return jdbc.sql("""
                        select text, outcome is null as under_way,
                               """ + ANSWERS + """
                               as answers
                        from attempt a
                        where account = :account and (outcome is null or outcome = 'unknown') and id <> :id
                        """)
                .param("account", attempt.account().value())
                .param("id", attempt.id())
                .query((row, n) -> new Accounted.Other(
                        row.getString("text"), row.getString("answers"), row.getBoolean("under_way")))
                .list();
    }
}
