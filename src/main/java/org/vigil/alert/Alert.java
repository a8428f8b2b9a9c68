package org.vigil.alert;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigil.organisation.OrganisationId;

/**
 * Something that a person has to know, from when it was found until its cause is gone.
 *
 * @param id its number, by which it is acknowledged
 * @param turn how often it was somebody's turn to be told
 * @param firstTurn from where the order of people is counted
 * @param acknowledgedAt null while nobody has; more of the same undoes it
 * @param closedAt null while its cause lasts
 * @param concerns organisations whose people are told as well
 */
public record Alert(
        long id,
        AlertKind kind,
        String subject,
        String headline,
        String text,
        Instant raisedAt,
        int turn,
        int firstTurn,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant closedAt,
        Set<OrganisationId> concerns) {

    /** Whether its cause lasts. */
    public boolean isOpen() {
        return closedAt == null;
    }

    /** How many were told since the order of people began anew. */
    int step() {
        return turn - firstTurn;
    }
}
