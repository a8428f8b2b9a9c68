package org.vigil.delivery;

import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.network.Message;
import org.vigil.network.Part;
import org.vigil.network.ReplyTo;

/**
 * An attempt that stands written and may be sent.
 *
 * @param previous the part that it answers; null for the first
 */
record Ready(
        Delivery delivery,
        Account account,
        Attempt attempt,
        Message message,
        @Nullable ReplyTo previous) {
    Part part() {
        return message.parts().get(attempt.part() - 1);
    }
}
