package org.vigil.network;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of one attempt to hand one part to a network. */
public sealed interface Outcome {

    /**
     * It stands there.
     *
     * @param url where followers see it; null where the network names none
     */
    record Published(String remoteId, @Nullable URI url) implements Outcome {}

    /** The network will never take it; trying again would change nothing. */
    record Refused(String reason) implements Outcome {}

    /** The account's sign-in is not valid. The account pauses; the delivery stays due. */
    record SignedOut(String reason) implements Outcome {}

    /** Not now. */
    record Throttled(Instant until, String reason) implements Outcome {}

    /** It surely never arrived. */
    record Unreachable(String reason) implements Outcome {}

    /** It may have arrived. Never sent again blindly. */
    record Unknown(String reason) implements Outcome {}

    /** As it stands in the database. */
    default String word() {
        return switch (this) {
            case Published published -> "published";
            case Refused refused -> "refused";
            case SignedOut signedOut -> "signed_out";
            case Throttled throttled -> "throttled";
            case Unreachable unreachable -> "unreachable";
            case Unknown unknown -> "unknown";
        };
    }
}
