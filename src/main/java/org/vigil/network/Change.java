package org.vigil.network;

import java.time.Instant;

/**
 * What came of changing or deleting a post that stands. Both may be asked for again without harm, since a second time
 * changes nothing more: so there is no unknown, and whoever was not answered asks again.
 */
public sealed interface Change {
    /** It is so now; or it was so already. */
    record Done() implements Change {}

    /** The network knows no such change, whatever one asks. */
    record NotPossible(String reason) implements Change {}

    /** The network says no, and would say no again. */
    record Refused(String reason) implements Change {}

    /** The account's sign-in is not valid. */
    record SignedOut(String reason) implements Change {}

    /** Not now. */
    record Throttled(Instant until, String reason) implements Change {}

    /** Not reached, or not answered: whether it is so now is not known. */
    record NotAnswered(String reason) implements Change {}
}
