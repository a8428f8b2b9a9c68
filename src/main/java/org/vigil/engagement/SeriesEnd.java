package org.vigil.engagement;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a message is read no more. */
public enum SeriesEnd {
    /** It is thirteen weeks old. */
    FINISHED("finished"),
    /** We deleted it. */
    DELETED("deleted"),
    /** The network said twice that there is no such message. */
    VANISHED("vanished"),
    /** Its account stands in no file any more. Goes on where it comes back. */
    ACCOUNT_REMOVED("account removed"),
    /** Its network tells nothing of what followers do, and it was never read. */
    NOT_TOLD("not told");

    private final String word;

    SeriesEnd(String word) {
        this.word = word;
    }

    /** @param word null where the series goes on */
    static Optional<SeriesEnd> of(@Nullable String word) {
        return Arrays.stream(values()).filter(end -> end.word.equals(word)).findFirst();
    }

    /** As the database and the commands say it. */
    public String word() {
        return word;
    }
}
