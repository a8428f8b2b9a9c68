package org.vigil.delivery;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vigil.account.AccountName;

/**
 * Other words for one part of a post that stands.
 *
 * @param part from 1
 * @param was what stood there when somebody asked
 * @param words what is to stand there instead; of a reply, all that it says
 * @param newWords whether they are said on purpose although the person was released or has died
 * @param sendKey what the idempotency key of a reply begins with
 * @param url of a reply, where followers see it
 * @param endedAt null while it may still change
 */
public record Correction(
        long id,
        long delivery,
        int part,
        AccountName account,
        String was,
        String words,
        Way way,
        boolean newWords,
        String askedBy,
        Instant askedAt,
        CorrectionState state,
        @Nullable String why,
        int tries,
        UUID sendKey,
        @Nullable String url,
        @Nullable Instant endedAt) {

    /** How followers come to see it. */
    public enum Way {
        /** In the place of the wrong words. */
        EDIT,
        /** Under them. */
        REPLY;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Way of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Names its reply to the network, however often it is tried. */
    String idempotencyKey() {
        return sendKey + "-1";
    }
}
