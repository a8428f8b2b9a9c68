package org.vigil.access;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.database.Database;

/** Says who comes in with a name, a password and a code. Each answer takes as long, and says not which of them was wrong. */
public final class Porter {
    private final JdbcClient jdbc;
    private final Users users;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final Tries tries;

    Porter(Database database, Users users, Passwords passwords, SecondFactors factors, Tries tries) {
        this.jdbc = database.jdbc();
        this.users = users;
        this.passwords = passwords;
        this.factors = factors;
        this.tries = tries;
    }

    /** What the porter says. */
    public sealed interface Answer {
        record In(User user) implements Answer {}

        record No() implements Answer {}

        /** Too many have failed with that name, or from that address. */
        record Later(Duration left) implements Answer {}
    }

    /**
     * @param code of the second factor; empty from who has none
     * @param address where the request came from
     */
    public Answer ask(String name, String password, String code, String address) {
        return switch (tries.turn(name, address)) {
            case Tries.Turn.Wait wait -> new Answer.Later(wait.left());
            case Tries.Turn.Try turn -> {
                Optional<User> user = users.named(name).filter(found -> found.removedAt() == null);
                boolean right = passwords.matches(
                        password, user.map(found -> hash(found.id())).orElse(null));
                // The code is looked at in any case: how long it takes must not tell that the password was right.
                boolean coded = user.filter(found -> !found.hasFactor() || factors.accepts(found, right ? code : ""))
                        .isPresent();
                Optional<User> in = user.filter(found -> right && coded);
                in.ifPresent(found -> tries.succeeded(turn));
                yield in.<Answer>map(Answer.In::new).orElseGet(Answer.No::new);
            }
        };
    }

    /** Whether it is the user's own password, for who wants to change something that matters. */
    public Answer again(SignedIn who, String password, String address) {
        return switch (tries.turn(who.who(), address)) {
            case Tries.Turn.Wait wait -> new Answer.Later(wait.left());
            case Tries.Turn.Try turn -> {
                Optional<User> user =
                        users.byId(who.user()).filter(found -> passwords.matches(password, hash(found.id())));
                user.ifPresent(found -> tries.succeeded(turn));
                yield user.<Answer>map(Answer.In::new).orElseGet(Answer.No::new);
            }
        };
    }

    /** Gives somebody another password, which ends all their sign-ins. */
    public void change(SignedIn who, String password) {
        users.setPassword(who.user(), passwords.hash(password));
    }

    private @org.jspecify.annotations.Nullable String hash(long user) {
        return jdbc.sql(
                        "select password from console_user where id = ? and password is not null and removed_at is null")
                .param(user)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
