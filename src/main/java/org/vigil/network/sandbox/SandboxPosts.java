package org.vigil.network.sandbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.network.Network;
import org.vigil.network.Part;
import org.vigil.network.ReplyTo;

/** What the sandbox's accounts have posted. Owns the table {@code sandbox_post}. */
public final class SandboxPosts {
    private final JdbcClient database;
    private final InstantSource clock;

    public SandboxPosts(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * An account's posts that stand, newest first.
     *
     * @param imitates the network whose followers are played
     * @param at later posts are left out, and followers are counted then
     */
    public List<SandboxPost> of(String account, @Nullable Network imitates, Instant at, int atMost) {
        Followers followers = Followers.of(account, imitates);
        return database.sql("""
                        select id, account, text, language, content_warning, reply_to, images::text as images, posted_at
                        from sandbox_post
                        where account = :account and posted_at <= :at and deleted_at is null
                        order by posted_at desc, id desc
                        limit :most
                        """)
                .param("account", account)
                .param("at", utc(at))
                .param("most", atMost)
                .query(reading(followers, at))
                .list();
    }

    /** @return the post's id, of the one that is there already where this key was used before; empty where it was deleted */
    Optional<Long> keep(String account, Part part, @Nullable ReplyTo previous, String key) {
        Optional<Long> kept = database.sql("""
                        insert into sandbox_post
                            (account, idempotency_key, text, language, content_warning, reply_to, images, posted_at)
                        values (:account, :key, :text, :language, :warning, :reply, :images::jsonb, :at)
                        on conflict (account, idempotency_key) do nothing
                        returning id
                        """)
                .param("account", account)
                .param("key", key)
                .param("text", part.text())
                .param("language", part.language())
                .param("warning", part.contentWarning())
                .param("reply", previous == null ? null : Long.valueOf(previous.remoteId()))
                .param("images", SandboxImages.json(part.images()))
                .param("at", utc(clock.instant()))
                .query(Long.class)
                .optional();
        return kept.or(() -> idOf(account, key));
    }

    /** Puts other words in the place of a post's, unless they are the same. */
    void edit(String account, String id, String text) {
        number(id)
                .ifPresent(number -> database.sql("""
                        update sandbox_post set text = :text, edited_at = :now
                        where account = :account and id = :id and deleted_at is null and text <> :text
                        """)
                        .param("text", text)
                        .param("now", utc(clock.instant()))
                        .param("account", account)
                        .param("id", number)
                        .update());
    }

    /** Takes a post's words and pictures away for good. */
    void delete(String account, String id) {
        number(id)
                .ifPresent(number -> database.sql("""
                        update sandbox_post set deleted_at = :now, text = '', content_warning = null, images = '[]'
                        where account = :account and id = :id and deleted_at is null
                        """)
                        .param("now", utc(clock.instant()))
                        .param("account", account)
                        .param("id", number)
                        .update());
    }

    /** An account shows a post of another; once, however often it is asked. */
    void repost(String account, String id) {
        number(id)
                .ifPresent(number -> database.sql("""
                        insert into sandbox_repost (account, post, reposted_at) values (:account, :post, :at)
                        on conflict (account, post) do nothing
                        """)
                        .param("account", account)
                        .param("post", number)
                        .param("at", utc(clock.instant()))
                        .update());
    }

    void takeBack(String account, String id) {
        number(id)
                .ifPresent(
                        number -> database.sql("delete from sandbox_repost where account = :account and post = :post")
                                .param("account", account)
                                .param("post", number)
                                .update());
    }

    boolean hasReposted(String account, String id) {
        return number(id).filter(reposts(account)::contains).isPresent();
    }

    /** The posts of others that an account shows, as they were reposted. */
    List<Long> reposts(String account) {
        return database.sql("select post from sandbox_repost where account = :account order by reposted_at, post")
                .param("account", account)
                .query((row, n) -> row.getLong("post"))
                .list();
    }

    /** Whether the account has this post, and it stands. */
    boolean has(String account, String id) {
        return !ages(account, List.of(id)).isEmpty();
    }

    /** How old these posts of an account are now, by id; those that do not stand there are left out. */
    Map<Long, Duration> ages(String account, Collection<String> ids) {
        List<Long> numbers = ids.stream().flatMap(id -> number(id).stream()).toList();
        Instant now = clock.instant();
        return numbers.isEmpty()
                ? Map.of()
                : database
                        .sql("""
                                select id, posted_at from sandbox_post
                                where account = :account and id in (:ids) and deleted_at is null
                                """)
                        .param("account", account)
                        .param("ids", numbers)
                        .query((row, n) -> Map.entry(row.getLong("id"), Duration.between(postedAt(row), now)))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those of these ids that are of no post on whatever account, or of one that was deleted. */
    Set<String> gone(Collection<String> ids) {
        Map<Long, String> numbers = ids.stream()
                .filter(id -> number(id).isPresent())
                .collect(Collectors.toMap(Long::valueOf, id -> id, (one, same) -> one));
        if (!numbers.isEmpty()) {
            database.sql("select id from sandbox_post where id in (:ids) and deleted_at is null")
                    .param("ids", numbers.keySet())
                    .query(Long.class)
                    .list()
                    .forEach(numbers::remove);
        }
        return Set.copyOf(numbers.values());
    }

    private Optional<Long> idOf(String account, String key) {
        return database.sql("""
                        select id from sandbox_post
                        where account = :account and idempotency_key = :key and deleted_at is null
                        """)
                .param("account", account)
                .param("key", key)
                .query(Long.class)
                .optional();
    }

    private static RowMapper<SandboxPost> reading(Followers followers, Instant at) {
        return (row, n) -> new SandboxPost(
                row.getLong("id"),
                row.getString("account"),
                row.getString("text"),
                row.getString("language"),
                row.getString("content_warning"),
                row.getObject("reply_to", Long.class),
                SandboxImages.read(row.getString("images")),
                postedAt(row),
                followers.counts(row.getLong("id"), Duration.between(postedAt(row), at)));
    }

    /** An id of ours; what is none belongs to no post. */
    static Optional<Long> number(String id) {
        return id.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(id)) : Optional.empty();
    }

    private static Instant postedAt(ResultSet row) throws SQLException {
        return row.getObject("posted_at", OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
