package org.vigil.campaign;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.StringJoiner;

/**
 * What is special about a day for a profile, by a campaign's rules.
 *
 * @param milestone the exact number of days that it is
 * @param anniversaryYears how many years ago the arrest was
 */
public record Special(OptionalLong milestone, OptionalInt anniversaryYears, Optional<Observance> observance) {
    public static final Special NONE = new Special(OptionalLong.empty(), OptionalInt.empty(), Optional.empty());

    public boolean isNothing() {
        return equals(NONE);
    }

    /** In words for the team; empty where nothing is. */
    public String words() {
        StringJoiner words = new StringJoiner("; ");
        milestone.ifPresent(days -> words.add(String.format(Locale.ENGLISH, "milestone: %,d days", days)));
        anniversaryYears.ifPresent(
                years -> words.add("anniversary: " + years + (years == 1 ? " year" : " years") + " since the arrest"));
        observance.ifPresent(day -> words.add("observance: " + day.name()));
        return words.toString();
    }
}
