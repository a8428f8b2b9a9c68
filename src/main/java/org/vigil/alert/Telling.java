package org.vigil.alert;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vigil.settings.Way;

/**
 * One message to one person in one way.
 *
 * @param turn the alert's turn that it belongs to, from 1
 * @param messageId the same for all tries
 * @param tries how often it was tried, the present try included
 * @param sentAt null until a server has taken it
 * @param answer what that server said; null before
 * @param failure why the last try failed; null where none has
 * @param droppedWhy why it is not tried any more; null while it is
 */
public record Telling(
        long id,
        long alert,
        Event event,
        int turn,
        String person,
        Way way,
        UUID messageId,
        int tries,
        @Nullable Instant sentAt,
        @Nullable String answer,
        @Nullable String failure,
        @Nullable String droppedWhy) {}
