package org.vigil.access;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.database.Database;
import org.vigil.operator.Audit;

/**
 * Links that let somebody choose a password, once, within a day: the first admin, who is invited, and who has lost
 * something. Only their digests are kept.
 */
public final class Links {
    static final Duration GOOD_FOR = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final Users users;
    private final Passwords passwords;
    private final Audit audit;

    Links(Database database, InstantSource clock, Users users, Passwords passwords) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.clock = clock;
        this.users = users;
        this.passwords = passwords;
        this.audit = new Audit(jdbc);
    }

    /** Whom a link is for. */
    public sealed interface For {
        /** Nobody is there yet: who opens it becomes the first admin, and says how to be called. */
        record FirstAdmin() implements For {}

        record Known(User user) implements For {}
    }

    /** For the first admin, in place of earlier ones; empty where there is an admin already. */
    public Optional<Token> forFirstAdmin() {
        return transactions.execute(status -> {
            lock();
            if (!users.withoutAdmin()) {
                return Optional.empty();
            }
            jdbc.sql("delete from console_link where member is null").update();
            return Optional.of(make(null));
        });
    }

    /**
     * Invites somebody.
     *
     * @return empty where somebody is or was called so
     */
    public Optional<Token> invite(UserName name, @Nullable String email, Roles roles, String who) {
        return transactions.execute(status -> users.add(name, email, roles, who).map(this::make));
    }

    /** A new link for who has not used theirs yet. */
    public Token inviteAgain(User user, String who) {
        return transactions.execute(status -> {
            jdbc.sql("delete from console_link where member = ?")
                    .param(user.id())
                    .update();
            audit.record(who, "invite user again", user.name().value(), null);
            return make(user.id());
        });
    }

    /** Password and second factor are lost, or in strange hands: both are void at once, and so is every sign-in. */
    public Token reset(User user, String who) {
        return transactions.execute(status -> {
            users.forgetSecrets(user.id());
            jdbc.sql("delete from console_link where member = ?")
                    .param(user.id())
                    .update();
            audit.record(who, "reset user", user.name().value(), null);
            return make(user.id());
        });
    }

    private Token make(@Nullable Long user) {
        Token token = Token.random();
        Instant now = clock.instant();
        jdbc.sql("insert into console_link (token, member, made_at, until) values (:token, :member, :now, :until)")
                .param("token", token.digest())
                .param("member", user, Types.BIGINT)
                .param("now", SignIns.at(now))
                .param("until", SignIns.at(now.plus(GOOD_FOR)))
                .update();
        return token;
    }

    /** Looks only: a link is used up by who chooses a password, not by a program that opens what it finds in a message. */
    public Optional<For> look(Token token) {
        return jdbc.sql(
                        "select coalesce(member, 0) from console_link where token = ? and used_at is null and until > ?")
                .params(token.digest(), SignIns.at(clock.instant()))
                .query(Long.class)
                .optional()
                .flatMap(this::whose);
    }

    private Optional<For> whose(long user) {
        if (user == 0) {
            return users.withoutAdmin() ? Optional.of(new For.FirstAdmin()) : Optional.empty();
        }
        return users.byId(user).filter(known -> known.removedAt() == null).map(For.Known::new);
    }

    /** What came of using one. */
    public sealed interface Used {
        record By(User user) implements Used {}

        /** It is over, or was used already. */
        record Over() implements Used {}

        /** Somebody else is or was called so. */
        record NameTaken() implements Used {}
    }

    /** Chooses a password, and with the first link also the name. */
    public Used use(Token token, @Nullable UserName name, String password) {
        String hash = passwords.hash(password);
        return transactions.execute(status -> {
            lock();
            Optional<For> whose = look(token);
            if (whose.isEmpty()) {
                return new Used.Over();
            }
            Optional<Long> user =
                    switch (whose.get()) {
                        case For.FirstAdmin first -> first(name);
                        case For.Known known -> Optional.of(known.user().id());
                    };
            if (user.isEmpty()) {
                return new Used.NameTaken();
            }
            jdbc.sql("update console_link set used_at = ? where token = ?")
                    .params(SignIns.at(clock.instant()), token.digest())
                    .update();
            users.setPassword(user.get(), hash);
            User done = users.byId(user.get()).orElseThrow();
            audit.record(done.name().value(), "choose password", done.name().value(), null);
            return new Used.By(done);
        });
    }

    private Optional<Long> first(@Nullable UserName name) {
        return Optional.ofNullable(name)
                .flatMap(given -> users.add(given, null, Roles.inTeam(Role.ADMIN), given.value()));
    }

    /** There is one first admin. */
    private void lock() {
        jdbc.sql("lock table console_link in share row exclusive mode").update();
    }

    void forgetOld() {
        jdbc.sql("delete from console_link where until <= ?")
                .param(SignIns.at(clock.instant()))
                .update();
    }
}
