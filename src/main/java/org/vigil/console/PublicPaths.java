package org.vigil.console;

import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** What everybody may open without signing in. Whatever is not named here needs a sign-in. */
final class PublicPaths {
    /** The way in, and what its pages look like. */
    static final List<String> WAY_IN = List.of(
            "/sign-in",
            "/sign-in/openid/**",
            "/sign-in/openid-return",
            "/welcome/{token}",
            "/error",
            "/vigil.css",
            "/vigil.svg",
            "/assets/**");

    /** For followers. These set no cookie and know nobody who is signed in. */
    static final List<String> FOLLOWERS = List.of("/c/**", "/days/**", "/feeds/**");

    private static final List<PathPattern> FOR_FOLLOWERS =
            FOLLOWERS.stream().map(PathPatternParser.defaultInstance::parse).toList();

    private PublicPaths() {}

    static boolean isForFollowers(String path) {
        PathContainer container = PathContainer.parsePath(path);
        return FOR_FOLLOWERS.stream().anyMatch(pattern -> pattern.matches(container));
    }
}
