package org.vigil.exchange;

import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigil.exchange.WrittenDate.Flag;

/**
 * Who of a list is under age (RULES 2, "minors"). An age or a birth that cannot be read is no sign of an adult: the row is
 * refused, and what stands there is not repeated.
 */
final class MinorCells {
    private static final int OF_AGE = 18;
    private static final int OLDEST = 120;

    /** A number of years; months and parts of a year do not make anybody older. */
    private static final Pattern NUMBER = Pattern.compile("(\\d+)(?:[.,]\\d+)?");

    /** "Under 18" is no 18. */
    private static final Pattern BELOW = Pattern.compile("[<≤]|(?<!\\p{L})(?:under|below|less|younger|до|младше|моложе"
            + "|менее|меньше|молодше|менше|да|маладзеишы|ponizej|mniej|alti|altinda|asagi|menor|menos|اقل|دون|تحت"
            + "|زير|كمتر|duoi)(?!\\p{L})|未满|未滿|不满|以下");

    private static final String LEAVE_OUT =
            "; leave the cell empty, or ignore the column in a mapping where nobody in the list is under 18";

    private final DateCells dates;
    private final LocalDate today;

    MinorCells(DateCells dates, LocalDate today) {
        this.dates = dates;
        this.today = today;
    }

    /** Whether the person is, or may be, under age; what cannot be read is refused. */
    boolean is(Cells cells) {
        return young(cells) | bornLate(cells);
    }

    private static boolean young(Cells cells) {
        String text = cells.text(Target.AGE).map(PlainWords::of).orElse("");
        if (text.isEmpty() || DateWords.UNKNOWN.contains(text)) {
            return false;
        }
        boolean below = BELOW.matcher(text).find();
        OptionalInt least = least(text);
        if (least.isEmpty() || least.getAsInt() > OLDEST || below && least.getAsInt() > OF_AGE) {
            cells.refuseUnshown(Target.AGE, "it cannot be read who is under 18; write the age as a number" + LEAVE_OUT);
            return false;
        }
        return least.getAsInt() < OF_AGE || below;
    }

    /** The smallest number: of a span, and of an age beside a year, it is the one that protects. */
    private static OptionalInt least(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.results()
                .map(found -> found.group(1))
                .mapToInt(digits -> digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits))
                .min();
    }

    private boolean bornLate(Cells cells) {
        WrittenDate born = dates.written(cells, Target.BORN_ON, null).orElse(WrittenDate.unknown());
        boolean unknown = born.precision() == WrittenDate.Precision.UNKNOWN && born.flag() == Flag.NONE;
        LocalDate latest = born.latest();
        if (unknown) {
            return false;
        }
        if (!born.dated() || born.flag() == Flag.REVIEW || latest == null) {
            cells.refuseUnshown(Target.BORN_ON, "it cannot be read who is under 18: " + born.why() + LEAVE_OUT);
            return false;
        }
        // "today" is that of the zone where the day comes first; elsewhere it is still the day before.
        return youngest(born, latest).plusYears(OF_AGE).isAfter(today.minusDays(1));
    }

    /** Where it is not clear which number is the day, or the writer says "about", the year alone is sure. */
    private static LocalDate youngest(WrittenDate born, LocalDate latest) {
        return switch (born.flag()) {
            case AMBIGUOUS -> LocalDate.of(latest.getYear(), 12, 31);
            case CIRCA -> LocalDate.of(latest.getYear() + 1, 12, 31);
            case NONE, CONFLICT, REVIEW, ERROR -> latest;
        };
    }
}
