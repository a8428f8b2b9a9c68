package org.vigil.delivery;

import java.time.Duration;
import org.vigil.network.Message;

/** What the gate says of a delivery whose time has come. */
sealed interface Verdict {
    /**
     * It may go out now, with these words.
     *
     * @param template the file that they were made with
     */
    record Go(Message message, String template) implements Verdict {}

    /** Vigil has no key to the account: people may post these words there by hand. */
    record ByHand(Message message) implements Verdict {}

    /** Something that a person decides keeps it back. */
    record Hold(String why) implements Verdict {}

    /** It must not go out any more. */
    record Withdraw(String why) implements Verdict {}

    /** Its time is over. */
    record Miss(String why) implements Verdict {}

    /** The network has said to wait. */
    record Wait(Duration duration, String why) implements Verdict {}
}
