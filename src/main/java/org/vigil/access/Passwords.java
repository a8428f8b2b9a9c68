package org.vigil.access;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Passwords at rest: Argon2id with 19 MiB and two rounds, as OWASP's Password Storage Cheat Sheet asks for. */
public final class Passwords {
    static final int SHORTEST = 12;
    static final int LONGEST = 200;

    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int KIBIBYTES = 19 * 1024;

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(SALT, HASH, 1, KIBIBYTES, 2);
    /** Each takes 19 MiB and a processor: whoever tries many at once waits in a row. */
    private final Semaphore turns = new Semaphore(2);

    private @Nullable String nobodys;

    /** What keeps a text from being a password, as a key of the console's texts; empty for a good one. */
    public static Optional<String> problem(String password, UserName name) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("password.short");
        }
        if (password.length() > LONGEST) {
            return Optional.of("password.long");
        }
        boolean dull = password.codePoints().distinct().count() < 5
                || UserName.key(password).contains(name.key());
        return dull ? Optional.of("password.guessable") : Optional.empty();
    }

    String hash(String password) {
        turns.acquireUninterruptibly();
        try {
            return encoder.encode(password);
        } finally {
            turns.release();
        }
    }

    /** @param kept null for who has none: that takes as long, and is never right */
    boolean matches(String password, @Nullable String kept) {
        String within = password.length() > LONGEST ? "" : password;
        turns.acquireUninterruptibly();
        try {
            String otherwise = nobodys();
            return encoder.matches(within, kept == null ? otherwise : kept) & kept != null;
        } finally {
            turns.release();
        }
    }

    /** Of a password that nobody has. Made when it is first needed: a short command should not pay for it. */
    private synchronized String nobodys() {
        String made = nobodys;
        if (made == null) {
            made = encoder.encode(Token.random().text());
            nobodys = made;
        }
        return made;
    }
}
