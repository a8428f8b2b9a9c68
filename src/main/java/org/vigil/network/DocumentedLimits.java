package org.vigil.network;

import java.util.Set;

/** What the networks say of themselves in their documentation: what files are checked against without a network. */
public final class DocumentedLimits {
    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

    /** X, API v2: 280 weighted, four images of 5 MB, alt text 1,000. Two hashtags are the custom there. */
    public static final Limits X = new Limits(TextMeasures.X, 280, 2, 4, 1_000, 5_000_000, PICTURES);

    /** Mastodon as it comes: 500 characters, four images of 16 MB, alt text 1,500. */
    public static final Limits MASTODON = new Limits(TextMeasures.MASTODON, 500, 3, 4, 1_500, 16_000_000, PICTURES);

    private DocumentedLimits() {}

    /** @throws IllegalArgumentException for a network that Vigil does not speak to yet */
    public static Limits of(Network network) {
        return switch (network) {
            case X -> X;
            case MASTODON, SANDBOX -> MASTODON;
            case BLUESKY, TELEGRAM ->
                throw new IllegalArgumentException("Vigil does not know the limits of " + network.word());
        };
    }
}
