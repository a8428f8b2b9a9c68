package org.vigil.watch;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something on an account that Vigil did not do.
 *
 * @param what in words that a campaigner understands
 * @param remoteId of the post that it is about; null where it is about the account itself
 * @param url of that post; null where the network names none
 */
public record Alarm(
        Kind kind,
        String what,
        @Nullable String remoteId,
        @Nullable String url) {
    private static final int MOST_QUOTED = 80;
    private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    /** What happened. */
    public enum Kind {
        /** A post that Vigil did not make. */
        STRANGE_POST,
        /** A post that Vigil made is gone, and Vigil did not remove it. */
        POST_GONE,
        /** Its display name is another, or what it says of itself. */
        FACE,
        /** It is called by another name there. */
        HANDLE,
        /** Its keys open another account than they did. */
        ANOTHER_ACCOUNT;

        /** As it stands in the database and in machine-readable output. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    static Alarm aboutTheAccount(Kind kind, String what) {
        return new Alarm(kind, what, null, null);
    }

    /** The first words of a text, on one line and between quotation marks. */
    static String quoted(String text) {
        String line = BREAKS.matcher(text).replaceAll(" ").strip();
        String begin = line.codePointCount(0, line.length()) <= MOST_QUOTED
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MOST_QUOTED)) + "…";
        return "\"" + begin + "\"";
    }

    /** What happened, and where to look. */
    public String words() {
        return url == null ? what : what + " " + url;
    }
}
