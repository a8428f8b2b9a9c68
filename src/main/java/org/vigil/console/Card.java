package org.vigil.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigil.console.Words.Stretch;

/**
 * A post as a page shows it.
 *
 * @param name whom it speaks of; null for who is not to be named
 * @param campaign its name; null where it belongs to none that is known
 * @param account its name in Vigil
 * @param network the network whose look and limits it has, as a key of the texts
 * @param time ISO 8601 in UTC
 * @param counts empty while nothing has been read
 * @param observed when the counts were read, in words; null while nothing has been
 */
record Card(
        @Nullable String name,
        @Nullable String campaign,
        @Nullable Integer day,
        String account,
        String network,
        String time,
        String when,
        @Nullable String url,
        boolean simulated,
        List<Piece> pieces,
        List<Count> counts,
        @Nullable String observed) {

    /** @param language BCP 47; empty for unknown */
    record Piece(
            String language, @Nullable String contentWarning, List<List<Stretch>> paragraphs, List<String> altTexts) {}

    /** @param what a key of the texts */
    record Count(String what, String number) {}
}
