package org.vigil.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vigil.settings.Way;

/**
 * One digest for one person in one way.
 *
 * @param day what it is about, in the zone of the settings
 * @param tries how often it was tried, the present try included
 * @param sentAt null until a server has taken it
 * @param failure why the last try failed; null where none has
 * @param droppedWhy why it is not tried any more; null while it is
 */
public record DigestTelling(
        long id,
        DigestKind kind,
        LocalDate day,
        String person,
        Way way,
        UUID messageId,
        int tries,
        @Nullable Instant sentAt,
        @Nullable String failure,
        @Nullable String droppedWhy) {

    /** What became of it, for the team. */
    public String words() {
        String whom = "for " + day + " to " + person + " by " + way.words() + ": ";
        if (sentAt != null) {
            return whom + "sent " + Phrases.minute(sentAt);
        }
        if (droppedWhy != null) {
            return whom + "not sent: " + droppedWhy + (failure == null ? "" : " (" + failure + ")");
        }
        return whom + (failure == null ? "waits" : "not sent yet: " + failure);
    }
}
