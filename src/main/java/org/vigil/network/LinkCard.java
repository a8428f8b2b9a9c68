package org.vigil.network;

import com.twitter.twittertext.Extractor;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The card that a network may draw below a text from the page that a link leads to. */
public final class LinkCard {
    private LinkCard() {}

    /**
     * The hosts of whose links one may be made. None where a picture takes the place, and on networks that draw none from
     * what Vigil sends: Bluesky only shows a card that a post brings with it, and on Telegram Vigil switches it off, since
     * it would show a page's picture unasked.
     */
    public static List<String> hosts(Network look, Part part) {
        return switch (look) {
            case X, MASTODON ->
                part.images().isEmpty()
                        ? new Extractor()
                                .extractURLs(part.text()).stream()
                                        .flatMap(LinkCard::host)
                                        .distinct()
                                        .toList()
                        : List.of();
            case BLUESKY, TELEGRAM, SANDBOX -> List.of();
        };
    }

    private static Stream<String> host(String url) {
        try {
            return Optional.ofNullable(
                    URI.create(url.contains("://") ? url : "https://" + url).getHost())
                    .stream();
        } catch (IllegalArgumentException odd) {
            return Stream.empty(); // a network that sees a link there will know what to do with it
        }
    }
}
