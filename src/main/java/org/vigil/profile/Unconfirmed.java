package org.vigil.profile;

/**
 * A fact of custody that no two sources of different publishers carry.
 *
 * @param field where it stands in the file, such as {@code custody[1].from}
 * @param fact in words for the team, such as "custody from 5 December 2014"
 * @param why such as "one source, CPJ"
 */
public record Unconfirmed(String field, String fact, String why) {
    @Override
    public String toString() {
        return fact + ": " + why;
    }
}
