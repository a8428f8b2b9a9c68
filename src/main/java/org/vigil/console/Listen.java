package org.vigil.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.settings.ConsoleSettings;

/**
 * Where the pages are served.
 *
 * @param openToLook whether everybody who comes may look, and nobody may change anything: the demo
 */
public record Listen(ConsoleSettings reach, boolean openToLook) {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    /** Whether only this machine can reach it. */
    private boolean isLocal() {
        return reach.address().isLoopbackAddress();
    }

    /** Whether people come over TLS: then cookies are kept to it. */
    boolean isSecure() {
        return reach.url().isPresent();
    }

    /** The names by which the pages may be called; others are somebody's who made theirs point here. */
    Set<String> names() {
        return Stream.concat(
                        isLocal() ? THIS_MACHINE.stream() : Stream.empty(),
                        reach.url().map(url -> url.getHost().toLowerCase(Locale.ROOT)).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a request came in a way that others could read along: past the proxy that has TLS. */
    boolean isPastTheProxy(HttpServletRequest request) {
        return reach.proxy().isPresent() && !isLocal() && !request.isSecure();
    }

    /** How people open the pages, without a slash at the end. */
    String base(HttpServletRequest request) {
        return reach.url().map(Object::toString).orElseGet(() -> "http://127.0.0.1:" + request.getLocalPort());
    }
}
