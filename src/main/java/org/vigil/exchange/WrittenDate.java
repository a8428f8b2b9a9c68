package org.vigil.exchange;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a person wrote where a date belongs, read without guessing: a missing part is never filled in, an impossible day
 * never moved to a possible one.
 *
 * @param earliest the first day that may be meant; null where nothing bounds it
 * @param latest the last day that may be meant; null where nothing bounds it
 * @param why what is to be done about it, in words for the team; empty where it is clear
 */
public record WrittenDate(
        Precision precision,
        @Nullable LocalDate earliest,
        @Nullable LocalDate latest,
        Flag flag,
        String why) {

    /** How much of a date is known. */
    public enum Precision {
        DAY,
        MONTH,
        YEAR,
        /** It says that nobody knows, or only bounds the day. */
        UNKNOWN,
        /** It is meant as a date and is none. */
        INVALID,
        /** Something else stands where a date belongs. */
        NOT_A_DATE
    }

    /** What a person has to look at. */
    public enum Flag {
        NONE,
        /** Sources, or the parts of what is written, disagree. */
        CONFLICT,
        /** It may only be taken after somebody has looked. */
        REVIEW,
        /** A slip of the pen. */
        ERROR,
        /** Two readings: which number is the day? */
        AMBIGUOUS,
        /** The writer says "about". */
        CIRCA
    }

    static WrittenDate of(Precision precision, LocalDate earliest, LocalDate latest) {
        return new WrittenDate(precision, earliest, latest, Flag.NONE, "");
    }

    static WrittenDate unknown() {
        return new WrittenDate(Precision.UNKNOWN, null, null, Flag.NONE, "it says that the day is not known");
    }

    static WrittenDate review(String why) {
        return new WrittenDate(Precision.UNKNOWN, null, null, Flag.REVIEW, why);
    }

    static WrittenDate invalid(String why) {
        return new WrittenDate(Precision.INVALID, null, null, Flag.ERROR, why);
    }

    static WrittenDate notADate() {
        return new WrittenDate(Precision.NOT_A_DATE, null, null, Flag.NONE, "this is no date");
    }

    WrittenDate flagged(Flag newFlag, String newWhy) {
        return new WrittenDate(precision, earliest, latest, newFlag, newWhy);
    }

    /** Whether a day, a month or a year is meant, with or without a doubt. */
    public boolean dated() {
        return switch (precision) {
            case DAY, MONTH, YEAR -> true;
            case UNKNOWN, INVALID, NOT_A_DATE -> false;
        };
    }
}
