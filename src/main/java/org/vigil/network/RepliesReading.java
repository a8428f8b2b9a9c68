package org.vigil.network;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to one message.
 *
 * @param said at most {@link #MOST}, each once, in the network's order
 * @param complete whether that is all that the network has to tell
 * @param source what was asked, such as {@code GET /2/tweets/search/recent}
 * @param requests how many requests it took, failed ones among them; none where the network tells nothing
 * @param failure why not all was read, in words; null where the network answered
 */
public record RepliesReading(
        List<Said> said,
        boolean complete,
        String source,
        int requests,
        @Nullable String failure) {
    /** Of one message in one reading: more is a wave, of which nobody reads each. */
    public static final int MOST = 200;

    public RepliesReading {
        said = List.copyOf(said);
    }

    /** Of a network that tells nobody: nothing is asked. */
    public static RepliesReading untold(String source, String why) {
        return new RepliesReading(List.of(), false, source, 0, why);
    }

    /**
     * One answer. Who said it is not kept, and nothing here prints what was said.
     *
     * @param text without markup, in the writer's own words
     * @param language as the network names it (BCP 47); null where it does not
     * @param at when it was said, by the network
     */
    public record Said(
            String remoteId, String text, @Nullable String language, Instant at) {
        /** @param told a network's word for a language; null of it where it names none: X's own words begin with q */
        public static @Nullable String language(@Nullable String told) {
            if (told == null || told.matches("(?i)q[a-t][a-z]|zxx|art")) {
                return null;
            }
            String tag = Locale.forLanguageTag(told).toLanguageTag();
            return tag.equals("und") ? null : tag;
        }

        @Override
        public String toString() {
            return "Said[" + remoteId + "]";
        }
    }
}
