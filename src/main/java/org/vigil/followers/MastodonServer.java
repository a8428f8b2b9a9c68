package org.vigil.followers;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a server, as somebody types it: {@code mastodon.social}, {@code @me@mastodon.social}, or its address. */
final class MastodonServer {
    private static final Pattern NAME = Pattern.compile(
            "(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])");

    private MastodonServer() {}

    /** Empty for what is no server's name on the web: an address of a machine, a port, or anything else. */
    static Optional<String> of(String typed) {
        String name = typed.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^https?://", "")
                .replaceFirst("/.*$", "")
                .replaceFirst("^.*@", "");
        return NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }
}
