package org.vigil.network;

import com.twitter.twittertext.Extractor;
import java.math.BigDecimal;

/**
 * What the networks ask for, in US dollars, as they say themselves. Only X asks for anything (docs.x.com, "X API
 * pay-per-usage pricing and credits", of August 2026). It may change its prices any day, and shows those in force in its
 * developer console.
 */
public final class DocumentedPrices {
    public static final String AS_OF = "August 2026";

    /** A post without a link. */
    public static final BigDecimal X_POST = new BigDecimal("0.015");

    /** A post in whose text X sees a link, with {@code https://} before it or without. */
    public static final BigDecimal X_POST_WITH_LINK = new BigDecimal("0.20");

    /** A repost ("User Interaction: Create"), each time it is asked for. */
    public static final BigDecimal X_REPOST = new BigDecimal("0.015");

    /** The alt text of one picture ("Media Metadata"). Handing the picture over costs nothing. */
    public static final BigDecimal X_ALT_TEXT = new BigDecimal("0.005");

    /** One post that is read, once for each day in UTC. Those of the app's own owner cost a fifth where they are listed. */
    public static final BigDecimal X_READING = new BigDecimal("0.005");

    /** One account that is read ("User: Read"), such as one's own for the number of its followers. */
    public static final BigDecimal X_ACCOUNT = new BigDecimal("0.010");

    private DocumentedPrices() {}

    /** Whether X sees a link in a text (twitter-text). */
    public static boolean hasLink(String text) {
        return !new Extractor().extractURLs(text).isEmpty();
    }
}
