package org.vigil.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.KeyUnavailable;
import org.vigil.account.SealedTexts;
import org.vigil.database.Database;
import org.vigil.operator.Audit;

/**
 * One-time codes from a telephone (RFC 6238: six digits, thirty seconds, SHA-1, which all apps know). The secret is
 * encrypted with the key file's key; each code counts once, also on another node.
 */
public final class SecondFactors {
    private static final Logger LOG = LoggerFactory.getLogger(SecondFactors.class);
    private static final long STEP_SECONDS = 30;
    private static final int SECRET_BYTES = 20;
    private static final String OFFERED = "offered second factor";
    private static final String IN_USE = "second factor";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final SealedTexts sealed;
    private final Users users;
    private final RecoveryCodes recovery;
    private final Audit audit;

    SecondFactors(Database database, InstantSource clock, SealedTexts sealed, Users users, RecoveryCodes recovery) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.clock = clock;
        this.sealed = sealed;
        this.users = users;
        this.recovery = recovery;
        this.audit = new Audit(jdbc);
    }

    /**
     * A secret for somebody's telephone, the same until it is confirmed.
     *
     * @throws org.vigil.account.KeyUnavailable where it cannot be kept
     */
    public FactorSecret offer(long user) {
        Optional<FactorSecret> offered = secret(user, "offered_factor", OFFERED);
        if (offered.isPresent()) {
            return offered.get();
        }
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        FactorSecret secret = FactorSecret.of(random);
        jdbc.sql("update console_user set offered_factor = ? where id = ?")
                .params(sealed.seal(owner(user), OFFERED, secret.base32()), user)
                .update();
        return secret;
    }

    /**
     * Takes the offered secret into use, once a code shows that the telephone has it. All other sign-ins of that user end.
     *
     * @return the recovery codes, which are never shown again; empty for a wrong code
     */
    public Optional<List<String>> confirm(SignedIn who, String code) {
        return transactions.execute(status -> {
            lock(who.user());
            Optional<FactorSecret> offered = secret(who.user(), "offered_factor", OFFERED);
            Optional<Long> step = offered.flatMap(secret -> step(secret, code, 0));
            if (offered.isEmpty() || step.isEmpty()) {
                return Optional.empty();
            }
            jdbc.sql("update console_user set factor = ?, factor_step = ?, offered_factor = null where id = ?")
                    .params(sealed.seal(owner(who.user()), IN_USE, offered.get().base32()), step.get(), who.user())
                    .update();
            users.endSignIns(who.user());
            audit.record(who.who(), "set up second factor", who.who(), null);
            return Optional.of(recovery.renew(who.user()));
        });
    }

    /** Takes away what somebody uses, so that another telephone can be set up. All their sign-ins end. */
    public void remove(SignedIn who) {
        transactions.executeWithoutResult(status -> {
            lock(who.user());
            jdbc.sql("update console_user set factor = null, offered_factor = null where id = ?")
                    .param(who.user())
                    .update();
            recovery.forget(who.user());
            users.endSignIns(who.user());
            audit.record(who.who(), "remove second factor", who.who(), null);
        });
    }

    /** Whether somebody may come in with that code: one of the telephone, or a recovery code. Each counts once. */
    boolean accepts(User user, String typed) {
        String code = typed.replaceAll("[\\s-]", "");
        return Boolean.TRUE.equals(transactions.execute(status -> {
            long last = lock(user.id());
            Optional<Long> step = inUse(user).flatMap(secret -> step(secret, code, last));
            step.ifPresent(used -> jdbc.sql("update console_user set factor_step = ? where id = ?")
                    .params(used, user.id())
                    .update());
            return step.isPresent() || recovery.use(user.id(), code);
        }));
    }

    /** Without the key no telephone is understood; recovery codes go on counting. */
    private Optional<FactorSecret> inUse(User user) {
        try {
            return secret(user.id(), "factor", IN_USE);
        } catch (KeyUnavailable e) {
            LOG.warn("codes from telephones cannot be checked: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private long lock(long user) {
        return jdbc.sql("select factor_step from console_user where id = ? for update")
                .param(user)
                .query(Long.class)
                .single();
    }

    private Optional<FactorSecret> secret(long user, String column, String name) {
        return jdbc.sql("select " + column + " as secret from console_user where id = ? and " + column + " is not null")
                .param(user)
                .query((row, n) -> row.getBytes("secret"))
                .optional()
                .map(closed -> new FactorSecret(sealed.open(owner(user), name, closed)));
    }

    /** The step that a code is of, and later than the last one used: this one, or the one before or after, for clocks differ. */
    private Optional<Long> step(FactorSecret secret, String code, long after) {
        long now = clock.instant().getEpochSecond() / STEP_SECONDS;
        return Stream.of(now, now - 1, now + 1)
                .filter(step -> step > after && isOf(secret, step, code.replaceAll("\\s", "")))
                .findFirst();
    }

    private static boolean isOf(FactorSecret secret, long step, String code) {
        try {
            TimeBasedOneTimePasswordGenerator codes =
                    new TimeBasedOneTimePasswordGenerator(Duration.ofSeconds(STEP_SECONDS));
            String right = codes.generateOneTimePasswordString(
                    new SecretKeySpec(secret.bytes(), codes.getAlgorithm()),
                    Instant.ofEpochSecond(step * STEP_SECONDS));
            return MessageDigest.isEqual(
                    right.getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("every key is one for HMAC", e);
        }
    }

    private static String owner(long user) {
        return "console user " + user;
    }
}
