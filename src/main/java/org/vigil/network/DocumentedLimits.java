package org.vigil.network;

import java.util.Set;

/** What the networks say of themselves in their documentation: what files are checked against without a network. */
public final class DocumentedLimits {
    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

    /** X, API v2: 280 weighted, four images of 5 MB, alt text 1,000. Two hashtags are the custom there. */
    public static final Limits X = new Limits(TextMeasures.X, 280, 2, 4, 1_000, 5_000_000, PICTURES);

    /** Mastodon as it comes: 500 characters, four images of 16 MB, alt text 1,500. */
    public static final Limits MASTODON = new Limits(TextMeasures.MASTODON, 500, 3, 4, 1_500, 16_000_000, PICTURES);

    /** Bluesky (its lexicon): 300 graphemes and 3,000 bytes, four images below 1 MB. Of alt text more than 2,000 is not shown. */
    public static final Limits BLUESKY = new Limits(TextMeasures.BLUESKY, 300, 3, 4, 2_000, 1_000_000, PICTURES);

    /**
     * Telegram (Bot API): 4,096, or 1,024 beside pictures; an album of ten, each below 10 MB. It knows no alt texts, so
     * that they are bounded like those of Mastodon only.
     */
    public static final Limits TELEGRAM = new Limits(
            TextMeasures.UTF_16,
            4_096,
            1_024,
            3,
            10,
            1_500,
            10_000_000,
            Set.of("image/jpeg", "image/png", "image/webp"));

    private DocumentedLimits() {}

    public static Limits of(Network network) {
        return switch (network) {
            case X -> X;
            case MASTODON, SANDBOX -> MASTODON;
            case BLUESKY -> BLUESKY;
            case TELEGRAM -> TELEGRAM;
        };
    }
}
