package org.vigil.testing;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The secrets of all tests, and where they were seen: no page, command, log line or error of the whole run may have one. Here
 * stands each that is like no other word; what tests make at random is added as they make it.
 */
public final class Secrets {
    /** What {@link World} keeps for its accounts. */
    public static final String OF_ACCOUNTS = "right-zq7-sesame";

    /** The passwords and tokens that tests give to networks, to mail servers, to the database and to who signs in. */
    private static final List<String> FIXED = List.of(
            OF_ACCOUNTS,
            "correct horse battery",
            "sesame-4711",
            "pässword-4711",
            "Şifre-İ😀-4711",
            "right-token-123456",
            "1234567:AAF-right_token",
            "abcd-efgh-ijkl-mnop",
            "consumer secret/+=",
            "token secret&%",
            "request-token-secret",
            "access-token-secret",
            "very-secret");

    /** Of sign-ins and links, as {@code access.Token} writes them. */
    private static final int TOKEN_LENGTH = 43;

    private static final Set<String> TOKENS = ConcurrentHashMap.newKeySet();
    private static final Queue<String> FOUND = new ConcurrentLinkedQueue<>();

    private Secrets() {}

    /** A sign-in's token, which is a secret from now on. */
    public static String token(String token) {
        if (token.length() != TOKEN_LENGTH || !token.chars().allMatch(sign -> isOfAToken((char) sign))) {
            throw new IllegalArgumentException("no token");
        }
        TOKENS.add(token);
        return token;
    }

    /**
     * Something came out: a page, what a command printed.
     *
     * @param where for whoever has to find it
     * @return the same
     */
    public static String none(String where, String text) {
        if (has(text)) {
            throw new AssertionError("A secret stands in " + where + ": " + text);
        }
        return text;
    }

    /** As {@link #none}, where nobody can be told at once: the run fails in the end. */
    static void noneInTheEnd(String where, String text) {
        if (has(text)) {
            FOUND.add(where + ": " + text);
        }
    }

    /** For who tells of it in other words than these. */
    public static boolean has(String text) {
        return FIXED.stream().anyMatch(text::contains) || (!TOKENS.isEmpty() && hasToken(text));
    }

    /** In one pass: most pages are long, and there are many. */
    private static boolean hasToken(String text) {
        int begin = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !isOfAToken(text.charAt(i))) {
                if (i - begin == TOKEN_LENGTH && TOKENS.contains(text.substring(begin, i))) {
                    return true;
                }
                begin = i + 1;
            }
        }
        return false;
    }

    private static boolean isOfAToken(char sign) {
        return (sign >= 'a' && sign <= 'z')
                || (sign >= 'A' && sign <= 'Z')
                || (sign >= '0' && sign <= '9')
                || sign == '-'
                || sign == '_';
    }

    /** What was found so far, once. */
    static List<String> found() {
        List<String> all = List.copyOf(FOUND);
        FOUND.removeAll(all);
        return all;
    }
}
