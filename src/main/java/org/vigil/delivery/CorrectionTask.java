package org.vigil.delivery;

import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.network.Part;
import org.vigil.network.ReplyTo;

/** What is to be done for a correction that was taken in hand. */
sealed interface CorrectionTask {
    /** No correction's time has come. */
    record Nothing() implements CorrectionTask {}

    /** It was settled without the network. */
    record Decided() implements CorrectionTask {}

    /** The words are to be changed where they stand. */
    record Edit(Correction correction, Account account, StandingPart where, OriginalPart original)
            implements CorrectionTask {}

    /** An attempt stands written and may be sent. */
    record Reply(Correction correction, Account account, Attempt attempt, Part part, ReplyTo previous)
            implements CorrectionTask {}

    /**
     * Nobody knows yet whether a reply stands.
     *
     * @param answered the remote id of what it answers; null where that is not known
     */
    record Ask(
            Correction correction,
            Account account,
            @Nullable String answered) implements CorrectionTask {}
}
