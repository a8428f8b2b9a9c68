package org.vigil.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;

/** The table of corrections. A row is never deleted: what was wrong and what was said stays known. */
public final class Corrections {
    /** For so long Vigil looks for a lost reply by itself; whoever still does not know then is in need of a person. */
    public static final Duration A_PERSON_AFTER = Duration.ofMinutes(20);

    /** Longer than a call may take in all, so that a running call is never taken for a lost one. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final String COLUMNS = """
            c.id, c.delivery, c.part, c.account, c.was, c.words, c.way, c.new_words, c.asked_by, c.asked_at, c.state, c.why,
            c.tries, c.send_key, c.url, c.ended_at
            """;

    private final JdbcClient jdbc;

    public Corrections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return its number; empty where somebody is correcting the same part at this moment */
    Optional<Long> ask(
            Delivery delivery, int part, String was, String words, Correction.Way way, boolean newWords, String who) {
        return jdbc.sql("""
                        insert into correction (delivery, part, account, was, words, way, new_words, asked_by)
                        values (:delivery, :part, :account, :was, :words, :way, :new, :who)
                        on conflict (delivery, part) where state in ('asked', 'uncertain') do nothing
                        returning id
                        """)
                .param("delivery", delivery.id())
                .param("part", part)
                .param("account", delivery.account().value())
                .param("was", was)
                .param("words", words)
                .param("way", way.word())
                .param("new", newWords)
                .param("who", who)
                .query(Long.class)
                .optional();
    }

    /** Frees what a process held that has died; an edit may be made once more, and of a reply its attempt tells. */
    void giveUpLost() {
        jdbc.sql("update correction set node = null, lease_until = null where lease_until < now()")
                .update();
    }

    /** After a day the words may not be true any more, and nobody expects them. */
    void giveUpOld() {
        jdbc.sql("""
                        update correction c set state = 'refused', ended_at = now(),
                                                why = 'it could not be made within a day' || coalesce(': ' || why, '')
                        where state = 'asked' and node is null and asked_at < now() - interval '1 day'
                          and not exists (select 1 from attempt a where a.correction = c.id and a.outcome is null)
                        """).update();
    }

    /**
     * Takes the next one whose time has come, with its account, locked until the transaction ends. None of an account
     * that has an attempt in flight: a reply is one as well.
     */
    Optional<Correction> claim(String node) {
        Optional<Long> claimed = jdbc.sql("""
                        select c.id from correction c join account_state s on s.account = c.account
                        where c.state in ('asked', 'uncertain') and c.next_try_at <= now() and c.node is null
                          and not exists (select 1 from attempt a where a.account = c.account and a.outcome is null)
                        order by c.id limit 1 for update of c, s skip locked
                        """).query(Long.class).optional();
        return claimed.flatMap(id -> jdbc.sql("""
                        update correction c set node = :node, lease_until = now() + make_interval(secs => :lease)
                        where id = :id returning
                        """ + COLUMNS)
                .param("node", node)
                .param("lease", (double) LEASE.toSeconds())
                .param("id", id)
                .query(Corrections::row)
                .optional());
    }

    void done(Correction correction, @Nullable String url) {
        end(correction, CorrectionState.DONE, null);
        jdbc.sql("update correction set url = :url where id = :id")
                .param("url", url, Types.VARCHAR)
                .param("id", correction.id())
                .update();
    }

    void refused(Correction correction, String why) {
        end(correction, CorrectionState.REFUSED, why);
    }

    void withdrawn(Correction correction, String why) {
        end(correction, CorrectionState.WITHDRAWN, why);
    }

    /** Nothing of a post is corrected any more; what is on its way is followed. */
    void withdraw(long delivery, String why) {
        jdbc.sql("""
                        update correction c set state = 'withdrawn', why = :why, ended_at = now(), node = null, lease_until = null
                        where delivery = :delivery and state = 'asked'
                          and not exists (select 1 from attempt a where a.correction = c.id and a.outcome is null)
                        """).param("why", why).param("delivery", delivery).update();
    }

    void waits(Correction correction, Duration time, String why) {
        release(correction, CorrectionState.ASKED, why, time);
    }

    /** The answer to a reply was lost. */
    void uncertain(Correction correction, String why, Duration askAfter) {
        release(correction, CorrectionState.UNCERTAIN, why, askAfter);
    }

    /** Somebody has looked: it is not there. */
    void sendAgain(Correction correction) {
        jdbc.sql("""
                        update correction set state = 'asked', node = null, lease_until = null, tries = 0,
                                              next_try_at = '-infinity' where id = :id and state = 'uncertain'
                        """).param("id", correction.id()).update();
    }

    /** The network has no edits after all, so it is said in a reply. */
    void becomesReply(Correction correction, String words) {
        jdbc.sql("""
                        update correction set way = 'reply', words = :words, node = null, lease_until = null, tries = 0,
                                              next_try_at = '-infinity' where id = :id and state = 'asked'
                        """).param("words", words).param("id", correction.id()).update();
    }

    private void release(Correction correction, CorrectionState state, String why, Duration time) {
        jdbc.sql("""
                        update correction set state = :state, why = :why, tries = tries + 1, node = null, lease_until = null,
                                              next_try_at = now() + make_interval(secs => :seconds)
                        where id = :id and ended_at is null
                        """)
                .param("state", state.word())
                .param("why", why)
                .param("seconds", time.toMillis() / 1000.0)
                .param("id", correction.id())
                .update();
    }

    private void end(Correction correction, CorrectionState state, @Nullable String why) {
        jdbc.sql("""
                        update correction set state = :state, why = :why, ended_at = now(), node = null, lease_until = null
                        where id = :id and ended_at is null
                        """)
                .param("state", state.word())
                .param("why", why, Types.VARCHAR)
                .param("id", correction.id())
                .update();
    }

    /** As {@link #all}, of one post. */
    public List<Correction> of(long delivery) {
        return jdbc.sql("select " + COLUMNS + " from correction c where c.delivery = :delivery order by c.id")
                .param("delivery", delivery)
                .query(Corrections::row)
                .list();
    }

    Optional<Correction> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from correction c where c.id = :id")
                .param("id", id)
                .query(Corrections::row)
                .optional();
    }

    /** Those that were ever asked for, the oldest first. */
    public List<Correction> all() {
        return jdbc.sql("select " + COLUMNS + " from correction c order by c.id")
                .query(Corrections::row)
                .list();
    }

    /** The replies of the last days that stand, may stand or are to be made, the oldest first. */
    List<Correction> replies(int days) {
        return jdbc.sql("select " + COLUMNS + """
                         from correction c where c.way = 'reply' and c.state in ('asked', 'uncertain', 'done')
                           and c.asked_at >= now() - make_interval(days => :days) order by c.id
                        """)
                .param("days", days)
                .query(Corrections::row)
                .list();
    }

    /** The replies that may stand on their network, or not, the oldest first. */
    List<Correction> uncertain() {
        return jdbc.sql("select " + COLUMNS + " from correction c where c.state = 'uncertain' order by c.id")
                .query(Corrections::row)
                .list();
    }

    /** Whether a correction of a post may stand on the network, or not. */
    boolean isUncertain(long delivery) {
        return of(delivery).stream().anyMatch(correction -> correction.state() == CorrectionState.UNCERTAIN);
    }

    private static Correction row(ResultSet row, int n) throws SQLException {
        return new Correction(
                row.getLong("id"),
                row.getLong("delivery"),
                row.getInt("part"),
                new AccountName(row.getString("account")),
                row.getString("was"),
                row.getString("words"),
                Correction.Way.of(row.getString("way")),
                row.getBoolean("new_words"),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                CorrectionState.of(row.getString("state")),
                row.getString("why"),
                row.getInt("tries"),
                row.getObject("send_key", UUID.class),
                row.getString("url"),
                moment(row.getObject("ended_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant moment(@Nullable OffsetDateTime value) {
        return value == null ? null : value.toInstant();
    }
}
