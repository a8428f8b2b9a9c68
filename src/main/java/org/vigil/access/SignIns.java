package org.vigil.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.database.Database;

/**
 * Who is signed in: rows, so that they outlive a restart, count on every node, and end on every node at once. Each request
 * asks here, and is answered by what the user may do at that moment.
 */
public final class SignIns {
    /** Without a request. Longer leaves a page open to whoever finds the telephone; shorter asks for codes all day. */
    static final Duration IDLE = Duration.ofHours(1);

    /** In all: a working day. */
    static final Duration LONGEST = Duration.ofHours(12);

    /** Not each request of a busy page is worth a write. */
    private static final Duration NOTED_AGAIN = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Users users;
    private final Supplier<FactorRule> rule;

    SignIns(Database database, InstantSource clock, Users users, Supplier<FactorRule> rule) {
        this.jdbc = database.jdbc();
        this.clock = clock;
        this.users = users;
        this.rule = rule;
    }

    /** A new sign-in of who has just proved to be that user, as of the version that was looked at. */
    public Token begin(User user, boolean byOpenId) {
        Token token = Token.random();
        OffsetDateTime now = at(clock.instant());
        jdbc.sql("""
                        insert into console_sign_in (token, member, version, by_openid, began_at, seen_at)
                        values (:token, :member, :version, :openid, :now, :now)
                        """)
                .param("token", token.digest())
                .param("member", user.id())
                .param("version", user.version())
                .param("openid", byOpenId)
                .param("now", now)
                .update();
        return token;
    }

    private record Row(long member, boolean byOpenId, Instant seenAt) {}

    /** Whose sign-in it is; empty for one that is over, or never was. */
    public Optional<SignedIn> of(Token token) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        select s.member, s.by_openid, s.seen_at from console_sign_in s
                        join console_user u on u.id = s.member
                        where s.token = :token and u.version = s.version and u.removed_at is null
                              and s.seen_at > :idle and s.began_at > :longest
                        """)
                .param("token", token.digest())
                .param("idle", at(now.minus(IDLE)))
                .param("longest", at(now.minus(LONGEST)))
                .query(SignIns::row)
                .optional()
                .flatMap(row -> {
                    note(token, row, now);
                    return users.byId(row.member()).map(user -> signedIn(user, row.byOpenId()));
                });
    }

    private void note(Token token, Row row, Instant now) {
        if (row.seenAt().isBefore(now.minus(NOTED_AGAIN))) {
            jdbc.sql("update console_sign_in set seen_at = ? where token = ?")
                    .params(at(now), token.digest())
                    .update();
        }
    }

    /** Who signs in elsewhere has the second factor there. */
    private SignedIn signedIn(User user, boolean byOpenId) {
        boolean needsFactor = !byOpenId && !user.hasFactor() && rule.get().asks(user.roles());
        return new SignedIn(user.id(), user.name().value(), user.roles(), needsFactor);
    }

    public void end(Token token) {
        jdbc.sql("delete from console_sign_in where token = ?")
                .param(token.digest())
                .update();
    }

    /** All of somebody's, on every machine of theirs. */
    public void endAll(SignedIn who) {
        users.endSignIns(who.user());
    }

    /** When somebody was last seen, for those who look after the users. */
    public Optional<Instant> lastSeen(long user) {
        List<Instant> seen = jdbc.sql(
                        "select seen_at from console_sign_in where member = ? order by seen_at desc limit 1")
                .param(user)
                .query((row, n) ->
                        row.getObject("seen_at", OffsetDateTime.class).toInstant())
                .list();
        return seen.stream().findFirst();
    }

    /** Forgets those that are over. */
    void forgetOld() {
        Instant now = clock.instant();
        jdbc.sql("delete from console_sign_in where seen_at <= ? or began_at <= ?")
                .params(at(now.minus(IDLE)), at(now.minus(LONGEST)))
                .update();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getLong("member"),
                row.getBoolean("by_openid"),
                row.getObject("seen_at", OffsetDateTime.class).toInstant());
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
