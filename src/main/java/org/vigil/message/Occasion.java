package org.vigil.message;

import java.util.Map;
import java.util.OptionalInt;

/**
 * What is special about the day of a post.
 *
 * @param milestone whether the number of days is one of those that a campaign keeps
 * @param anniversaryYears how many years ago the arrest was, on its very day
 * @param observance names of the day of the year that it is, by language; empty for none
 * @param observanceWarned whether that name needs a content warning
 */
public record Occasion(
        boolean milestone, OptionalInt anniversaryYears, Map<String, String> observance, boolean observanceWarned) {
    public static final Occasion NONE = new Occasion(false, OptionalInt.empty(), Map.of(), false);
}
