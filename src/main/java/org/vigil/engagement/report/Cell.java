package org.vigil.engagement.report;

import org.jspecify.annotations.Nullable;

/**
 * The messages that have everything in common but their person and their day. There are some hundreds of them where there are
 * ten thousands of messages, so whatever they have in common is added up from them.
 *
 * @param now whether they belong to the period itself, or to the one before
 * @param template the words that all accounts share; null where nobody wrote it down
 * @param language null where nobody wrote it down
 * @param hour of the campaign's zone
 * @param image null where nobody wrote it down
 */
record Cell(
        boolean now,
        String account,
        String network,
        @Nullable String template,
        @Nullable String language,
        int hour,
        @Nullable Boolean image,
        boolean link,
        Sums sums) {

    /** What its messages are grouped by; null where nobody wrote it down. */
    @Nullable String key(Grouping grouping) {
        return switch (grouping) {
            case ACCOUNT -> account;
            case NETWORK -> network;
            case TEMPLATE -> template;
            case LANGUAGE -> language;
            case HOUR -> Integer.toString(hour);
            case IMAGE -> image == null ? null : image.toString();
            case LINK -> Boolean.toString(link);
            case PERSON, WEEKDAY -> throw new IllegalArgumentException(grouping + " is what a cell does not know");
        };
    }

    /** Such as {@code free-pen on x}. */
    String place() {
        return account + " on " + network;
    }
}
