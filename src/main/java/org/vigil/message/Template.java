package org.vigil.message;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A template as its file says it.
 *
 * @param body the Mustache text below the front matter
 * @param firstLine the line of the file on which the body begins, from 1
 * @param contentWarning what stands before the text is opened, where a network has such a thing; null for none
 * @param digest of what it says, in which language and of which kind of profile; the signature, the name of the folder
 *     and how lines end are not in it
 * @param review a native reader's signature; null where there is none
 */
public record Template(
        TemplateKey key,
        String body,
        int firstLine,
        @Nullable String contentWarning,
        String digest,
        @Nullable Review review) {

    /** Whether a native reader has signed this very text (RULES 4: "native check advised"). */
    public boolean isReviewed() {
        return whyUnreviewed().isEmpty();
    }

    /** Why it counts as unreviewed, in words; empty where it is reviewed. Such a text reaches sandbox accounts only. */
    public Optional<String> whyUnreviewed() {
        if (review == null) {
            return Optional.of("nobody who reads " + key.language() + " as a native has signed it");
        }
        String signed = review.by() + " signed it on " + review.on();
        if (review.text().isEmpty()) {
            return Optional.of(signed + ", but not which text");
        }
        return digest.startsWith(review.text()) ? Optional.empty() : Optional.of(signed + ", and it was changed since");
    }
}
