package org.vigil.access;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For who has lost the telephone: ten codes of 80 random bits, each good for one sign-in. Only digests are kept. */
final class RecoveryCodes {
    private static final int NUMBER = 10;
    private static final int BYTES = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;

    RecoveryCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Codes in place of all that there were. */
    List<String> renew(long user) {
        forget(user);
        List<String> codes =
                Stream.generate(RecoveryCodes::random).limit(NUMBER).toList();
        codes.forEach(code -> jdbc.sql("insert into console_recovery_code (member, digest) values (?, ?)")
                .params(user, digest(user, code))
                .update());
        return codes.stream()
                .map(code -> code.toLowerCase(Locale.ROOT).replaceAll("(.{4})(?=.)", "$1-"))
                .toList();
    }

    void forget(long user) {
        jdbc.sql("delete from console_recovery_code where member = ?")
                .param(user)
                .update();
    }

    /** @return whether it was one of the user's that was not used yet */
    boolean use(long user, String code) {
        return jdbc.sql(
                                "update console_recovery_code set used_at = now() where member = ? and digest = ? and used_at is null")
                        .params(user, digest(user, code.toUpperCase(Locale.ROOT)))
                        .update()
                == 1;
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return FactorSecret.encode(bytes);
    }

    private static byte[] digest(long user, String code) {
        return Token.digest("recovery " + user + "\n" + code);
    }
}
