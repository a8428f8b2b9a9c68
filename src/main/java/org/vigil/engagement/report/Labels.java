package org.vigil.engagement.report;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What groups are called. */
final class Labels {
    private Labels() {}

    /** The heading over the groups of a kind. */
    static String title(Grouping grouping, Report report) {
        return switch (grouping) {
            case PERSON -> "Who was shown";
            case ACCOUNT -> "By account";
            case NETWORK -> "By network";
            case TEMPLATE -> "By template";
            case LANGUAGE -> "By language";
            case HOUR -> "By hour (" + report.period().zone() + ")";
            case WEEKDAY -> "By day of the week (" + report.period().zone() + ")";
            case IMAGE -> "With and without an image";
            case LINK -> "With and without a link";
        };
    }

    /** A group, as a table has it. */
    static String of(Grouping grouping, @Nullable String key) {
        if (key == null) {
            return "not known";
        }
        return switch (grouping) {
            case PERSON, ACCOUNT, TEMPLATE, NETWORK -> key;
            case LANGUAGE -> Locale.forLanguageTag(key).getDisplayName(Locale.ENGLISH);
            case HOUR -> String.format(Locale.ROOT, "%02d:00 to %<02d:59", Integer.parseInt(key));
            case WEEKDAY -> DayOfWeek.of(Integer.parseInt(key)).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case IMAGE -> Boolean.parseBoolean(key) ? "with an image" : "without an image";
            case LINK -> Boolean.parseBoolean(key) ? "with a link" : "without a link";
        };
    }

    /** A group, as a sentence speaks of its posts. */
    static String posts(Grouping grouping, String key) {
        String label = of(grouping, key);
        return switch (grouping) {
            case PERSON -> "posts about " + label;
            case ACCOUNT, NETWORK -> "posts on " + label;
            case TEMPLATE -> "posts by the template " + label;
            case LANGUAGE -> "posts in " + label;
            case HOUR -> "posts from " + label;
            case WEEKDAY -> "posts of a " + label;
            case IMAGE, LINK -> "posts " + label;
        };
    }
}
