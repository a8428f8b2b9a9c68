package org.vigil.workspace;

import java.math.BigDecimal;
import org.vigil.network.DocumentedPrices;
import org.vigil.settings.Settings;
import org.vigil.settings.XPrices;

/**
 * What X asks for, in US dollars: as the team's settings say, else as X documents it.
 *
 * @param asOf since when, and who says so
 */
record Prices(
        BigDecimal post,
        BigDecimal postWithLink,
        BigDecimal repost,
        BigDecimal altText,
        BigDecimal reading,
        String asOf) {
    private static final Prices DOCUMENTED = new Prices(
            DocumentedPrices.X_POST,
            DocumentedPrices.X_POST_WITH_LINK,
            DocumentedPrices.X_REPOST,
            DocumentedPrices.X_ALT_TEXT,
            DocumentedPrices.X_READING,
            "X's prices of " + DocumentedPrices.AS_OF);

    static Prices of(Settings settings) {
        return settings.xPrices().map(Prices::of).orElse(DOCUMENTED);
    }

    private static Prices of(XPrices own) {
        return new Prices(
                own.post().orElse(DOCUMENTED.post),
                own.postWithLink().orElse(DOCUMENTED.postWithLink),
                own.repost().orElse(DOCUMENTED.repost),
                own.altText().orElse(DOCUMENTED.altText),
                own.reading().orElse(DOCUMENTED.reading),
                "prices of " + own.asOf() + " by settings.yaml");
    }
}
