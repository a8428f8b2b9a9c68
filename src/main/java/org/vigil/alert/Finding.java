package org.vigil.alert;

import java.util.Set;
import java.util.SortedSet;
import org.vigil.organisation.OrganisationId;

/**
 * Something that is wrong now.
 *
 * @param subject what it is about: a campaign, an account, or {@code files}
 * @param cause tells apart what one kind has on one subject; empty where there is nothing to tell apart
 * @param items what it consists of. Where one joins after somebody has acknowledged the alert, it is open again
 * @param raises whether it is bad enough to open an alert; else it only keeps one open
 * @param headline one line
 * @param text several lines: what is wrong and what to do. Names nobody, and holds no secret
 * @param concerns the organisations whose people are told as well; they stand in no message
 */
record Finding(
        AlertKind kind,
        String subject,
        String cause,
        SortedSet<String> items,
        boolean raises,
        String headline,
        String text,
        Set<OrganisationId> concerns) {

    /** Of no organisation more than of any other. */
    Finding(
            AlertKind kind,
            String subject,
            String cause,
            SortedSet<String> items,
            boolean raises,
            String headline,
            String text) {
        this(kind, subject, cause, items, raises, headline, text, Set.of());
    }

    Finding concerning(Set<OrganisationId> organisations) {
        return new Finding(kind, subject, cause, items, raises, headline, text, organisations);
    }
}
