package org.vigil.engagement;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.vigil.network.Network;
import org.vigil.settings.EngagementSettings;
import org.vigil.settings.Settings;
import org.vigil.settings.XPrices;

/**
 * What the team has decided of the budget for reading.
 *
 * @param requests for an account of a network in 30 days
 * @param xDollars for an account on X in 30 days
 * @param xReading what X asks for one message that is read, in US dollars
 */
public record EngagementLimits(
        Map<Network, Integer> requests, Optional<BigDecimal> xDollars, Optional<BigDecimal> xReading) {
    /** Nothing was decided. */
    public static final EngagementLimits NONE = new EngagementLimits(Map.of(), Optional.empty(), Optional.empty());

    /** What the settings say. */
    public static EngagementLimits of(Settings settings) {
        EngagementSettings engagement = settings.engagement();
        Map<Network, Integer> requests = new EnumMap<>(Network.class);
        engagement.xRequests().ifPresent(number -> requests.put(Network.X, number));
        engagement.blueskyRequests().ifPresent(number -> requests.put(Network.BLUESKY, number));
        engagement.mastodonRequests().ifPresent(number -> requests.put(Network.MASTODON, number));
        return new EngagementLimits(
                requests, engagement.xDollars(), settings.xPrices().flatMap(XPrices::reading));
    }

    Optional<Integer> requestsOf(Network network) {
        return Optional.ofNullable(requests.get(network));
    }
}
