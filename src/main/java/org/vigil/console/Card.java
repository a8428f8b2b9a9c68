package org.vigil.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigil.console.Words.Stretch;

/**
 * A post as a page shows it.
 *
 * @param id the number that the page's own address for it ends with
 * @param name whom it speaks of; null for who is not to be named
 * @param campaign its name; null where it belongs to none that is known
 * @param time ISO 8601 in UTC
 * @param when the same in words
 * @param pieces its parts as the first account has them
 * @param places where it stands, one at least
 */
record Card(
        long id,
        @Nullable String name,
        @Nullable String campaign,
        @Nullable Integer day,
        String time,
        String when,
        List<Piece> pieces,
        List<Place> places) {

    /** @param language BCP 47; empty for unknown */
    record Piece(
            String language,
            @Nullable String contentWarning,
            List<List<Stretch>> paragraphs,
            List<String> altTexts,
            boolean edited) {}

    /**
     * One account on which it stands.
     *
     * @param account its name in Vigil
     * @param network the network whose look and limits it has, as a key of the texts
     * @param url null where nobody can open it
     * @param read whether its counts have been read
     */
    record Place(
            String account,
            String network,
            @Nullable String url,
            boolean simulated,
            boolean read,
            List<Count> counts) {}

    /** @param what a key of the texts */
    record Count(String what, String number) {}

    /** Whether any of its followers are played by this machine. Public, as all that a template calls. */
    public boolean simulated() {
        return places.stream().anyMatch(Place::simulated);
    }
}
