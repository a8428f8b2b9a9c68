package org.vigil.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about an attempt whose outcome is unknown.
 *
 * @param answers the remote id of the part that it answers; null for the first part
 * @param knownBefore remote ids that stood on the account when the attempt was written, the newest first, without those
 *     that Vigil has taken away since: whatever the attempt brought is newer than each of them
 * @param knownSince the newest post that Vigil has made there since; null for none
 * @param triedSince how many attempts have been made on the account since: a reading has to pass over what they brought
 */
record Inquiry(
        Attempt attempt,
        String text,
        @Nullable String answers,
        List<String> knownBefore,
        @Nullable String knownSince,
        int triedSince) {}
