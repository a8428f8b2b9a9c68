package org.vigil.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.database.Database;

/**
 * Tries to sign in, counted in the database for all nodes together. Delays grow with failures and end by themselves, so
 * that nobody can lock out somebody else for long: who has signed in from an address before is not delayed there by what
 * others try elsewhere.
 */
final class Tries {
    /** How long an operator's address is kept. */
    static final Duration KEPT = Duration.ofDays(7);

    private static final Duration LOOKED_BACK = Duration.ofHours(24);
    private static final int FREE_FOR_BOTH = 5;
    private static final int FREE_FOR_ONE = 20;
    private static final Duration MOST_FOR_BOTH = Duration.ofMinutes(15);

    /** As long as the owner of a name that others hammer at has to wait at a new address. */
    private static final Duration MOST_FOR_NAME = Duration.ofSeconds(30);

    private static final long LOCK = 0x76696769_6c547279L;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Tries(Database database, InstantSource clock) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.clock = clock;
    }

    /** May somebody try? */
    sealed interface Turn {
        /** It counts as a failure until {@link #succeeded}. */
        record Try(long id) implements Turn {}

        record Wait(Duration left) implements Turn {}
    }

    /** @param name as typed, or the purpose of what is guessed at */
    Turn turn(String name, String address) {
        byte[] digest = Token.digest("name\n" + UserName.key(name));
        String from = Network64.of(address);
        return transactions.execute(status -> {
            // Those at the same moment come one by one: each sees the failures of those before.
            jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query(row -> {});
            Instant now = clock.instant();
            Duration left = left(digest, from, now);
            return left.isPositive() ? new Turn.Wait(left) : new Turn.Try(write(digest, from, now));
        });
    }

    void succeeded(Turn.Try turn) {
        jdbc.sql("update console_try set succeeded = true where id = ?")
                .param(turn.id())
                .update();
    }

    private long write(byte[] name, String address, Instant now) {
        return jdbc.sql("insert into console_try (at, address, name) values (?, ?, ?) returning id")
                .params(SignIns.at(now), address, name)
                .query(Long.class)
                .single();
    }

    private Duration left(byte[] name, String address, Instant now) {
        Failures both = failures("name = :name and address = :address", true, name, address, now);
        Failures one = failures("address = :address", false, name, address, now);
        Failures all = failures("name = :name", false, name, address, now);
        Duration left =
                longer(both.left(FREE_FOR_BOTH, MOST_FOR_BOTH, now), one.left(FREE_FOR_ONE, MOST_FOR_BOTH, now));
        return isKnown(name, address) ? left : longer(left, all.left(FREE_FOR_ONE, MOST_FOR_NAME, now));
    }

    private boolean isKnown(byte[] name, String address) {
        return jdbc.sql("select exists (select from console_try where name = ? and address = ? and succeeded)")
                .params(name, address)
                .query(Boolean.class)
                .single();
    }

    private record Failures(int number, @Nullable Instant last) {
        /** One second after the first that is not free, and twice as long after each further one. */
        Duration left(int free, Duration most, Instant now) {
            if (number < free || last == null) {
                return Duration.ZERO;
            }
            Duration delay = Duration.ofSeconds(1L << Math.min(number - free, 20));
            Duration within = delay.compareTo(most) < 0 ? delay : most;
            return Duration.between(now, last.plus(within));
        }
    }

    private Failures failures(String whose, boolean sinceSuccess, byte[] name, String address, Instant now) {
        return jdbc.sql(
                        "select count(*) as number, max(at) as last from console_try t where not succeeded and at > :since and "
                                + whose
                                + (sinceSuccess
                                        ? " and id > coalesce((select max(id) from console_try s where s.succeeded and s.name = :name"
                                                + " and s.address = :address), 0)"
                                        : ""))
                .param("since", SignIns.at(now.minus(LOOKED_BACK)))
                .param("name", name)
                .param("address", address)
                .query(Tries::failures)
                .single();
    }

    private static Failures failures(ResultSet row, int n) throws SQLException {
        return new Failures(
                row.getInt("number"),
                Optional.ofNullable(row.getObject("last", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    void forgetOld() {
        jdbc.sql("delete from console_try where at <= ?")
                .param(SignIns.at(clock.instant().minus(KEPT)))
                .update();
    }
}
