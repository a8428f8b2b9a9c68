package org.vigil.followers;

import java.util.Map;
import java.util.TreeMap;

/** The headers of what is public. None of them tells a follower from another, and none asks a browser to tell. */
final class Headers {
    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Permissions-Policy", "browsing-topics=(), camera=(), geolocation=(), microphone=()",
            // A search engine's copy would outlive a hold.
            "X-Robots-Tag", "noarchive");

    private static final String NOTHING = "default-src 'none'; base-uri 'none'";

    /** A page of its own: nobody frames it. */
    static final Map<String, String> PAGE = with(Map.of(
            "Content-Security-Policy",
            NOTHING
                    + "; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'",
            "X-Frame-Options",
            "DENY",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin"));

    /** What belongs to the pages. */
    static final Map<String, String> PART = with(Map.of(
            "Content-Security-Policy", NOTHING + "; frame-ancestors 'none'",
            "X-Frame-Options", "DENY",
            "Cross-Origin-Resource-Policy", "same-origin"));

    /** What other sites may read: feeds and numbers. */
    static final Map<String, String> DATA = with(Map.of(
            "Content-Security-Policy", NOTHING + "; frame-ancestors 'none'",
            "X-Frame-Options", "DENY",
            "Cross-Origin-Resource-Policy", "cross-origin",
            "Access-Control-Allow-Origin", "*"));

    /** What other sites may show as a picture. */
    static final Map<String, String> PICTURE = with(Map.of(
            "Content-Security-Policy", NOTHING + "; frame-ancestors 'none'",
            "X-Frame-Options", "DENY",
            "Cross-Origin-Resource-Policy", "cross-origin"));

    private Headers() {}

    /** What other sites may frame or show as a picture, with one style of its own. */
    static Map<String, String> embedded(String styleHash) {
        return with(Map.of(
                "Content-Security-Policy",
                NOTHING + "; style-src '" + styleHash + "'; form-action 'none'; frame-ancestors *",
                "Cross-Origin-Resource-Policy",
                "cross-origin"));
    }

    private static Map<String, String> with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(ALWAYS);
        all.putAll(more);
        return Map.copyOf(all);
    }
}
