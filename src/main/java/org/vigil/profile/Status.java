package org.vigil.profile;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is known of a person on a date, derived from dated facts and never stored. */
public sealed interface Status {
    /** How old the last confirmation may be where a campaign says nothing else (RULES 1, R9). */
    Duration USUAL_LIMIT = Duration.ofDays(180);

    /**
     * Held on that date.
     *
     * @param headline the current episode and its count
     */
    record InCustody(Headline headline) implements Status {}

    /**
     * Out on that date, by whatever way; bail and parole count as well, since "in custody" would be false.
     *
     * @param since the day the last custody ended
     * @param how in words for the team, such as "bail"
     */
    record Released(CustodyDate since, String how) implements Status {}

    /** @param on the day of death */
    record Died(CustodyDate on) implements Status {}

    /**
     * Nobody knows, or nobody has confirmed it for too long.
     *
     * @param reason in words that a campaigner understands
     * @param headline what may still be said without a number, where custody had surely begun and is only no longer
     *     confirmed (RULES 1, R9); null where it is not known to have begun, and then nothing may be said
     */
    record Unknown(String reason, @Nullable Headline headline) implements Status {
        Unknown(String reason) {
            this(reason, null);
        }
    }

    /** One or two words for a table. */
    default String word() {
        return switch (this) {
            case InCustody inCustody ->
                switch (inCustody.headline().label()) {
                    case CUSTODY -> "in custody";
                    case HOUSE_ARREST -> "under house arrest";
                    case DISAPPEARANCE -> "disappeared";
                };
            case Released released -> "released";
            case Died died -> "died";
            case Unknown unknown -> "unknown";
        };
    }
}
