package org.vigil.alert;

import java.util.SortedSet;

/**
 * Something that is wrong now.
 *
 * @param subject what it is about: a campaign, an account, or {@code files}
 * @param cause tells apart what one kind has on one subject; empty where there is nothing to tell apart
 * @param items what it consists of. Where one joins after somebody has acknowledged the alert, it is open again
 * @param raises whether it is bad enough to open an alert; else it only keeps one open
 * @param headline one line
 * @param text several lines: what is wrong and what to do. Names nobody, and holds no secret
 */
record Finding(
        AlertKind kind,
        String subject,
        String cause,
        SortedSet<String> items,
        boolean raises,
        String headline,
        String text) {}
