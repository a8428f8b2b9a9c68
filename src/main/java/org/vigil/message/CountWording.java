package org.vigil.message;

import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigil.profile.CustodyCount;
import org.vigil.profile.CustodyDate;
import org.vigil.profile.PartialDate;
import org.vigil.profile.Total;

/** Says totals, and lengths of time in years and months, as one language does. Safe for many threads. */
final class CountWording {
    private final Wording wording;
    private final Optional<TotalWords> totalWords;
    private final PluralRules plurals;
    private final MeasureFormat measures;

    CountWording(Wording wording) {
        this.wording = wording;
        this.totalWords = TotalWords.of(wording.language());
        this.plurals = PluralRules.forLocale(wording.locale());
        this.measures = MeasureFormat.getInstance(wording.locale(), MeasureFormat.FormatWidth.WIDE);
    }

    /** {@code 2,665 days in total, in two periods}; empty for one period alone, and where no number may be said. */
    Optional<String> total(Total total) {
        return total.periods() < 2
                ? Optional.empty()
                : totalWords.flatMap(words -> wording.count(total.count())
                        .map(days -> wording.own(
                                words.total(days, total.periods(), wording.number(total.periods()), plurals))));
    }

    /**
     * The whole years and months that a count comes to (RULES 1, R8): {@code 1 year, 5 months}, {@code at least 3 months};
     * empty for less than a month, and where no number may be said. The convention of counting plays no part in it.
     */
    Optional<String> duration(CustodyDate since, LocalDate until, CustodyCount count) {
        boolean vague = since.date().precision() == PartialDate.Precision.YEAR;
        Optional<String> words = vague
                ? Optional.empty()
                : length(Period.between(since.latest(), until).withDays(0));
        return switch (count) {
            case CustodyCount.Exact exact -> words;
            case CustodyCount.AtLeast atLeast -> words.flatMap(wording::atLeast);
            case CustodyCount.None none -> Optional.empty();
        };
    }

    /** {@code 7 years, 6 months}; empty for nothing, or less. */
    Optional<String> length(Period length) {
        List<Measure> parts = new ArrayList<>();
        add(parts, length.getYears(), MeasureUnit.YEAR);
        add(parts, length.getMonths(), MeasureUnit.MONTH);
        add(parts, length.getDays(), MeasureUnit.DAY);
        return parts.isEmpty() || length.isNegative()
                ? Optional.empty()
                : Optional.of(mended(measures.formatMeasures(parts.toArray(Measure[]::new))));
    }

    /** CLDR has for 2, 3 and 4 months in Belarusian the form that stands behind a fraction only; like гады it is месяцы. */
    private String mended(String words) {
        return wording.locale().getLanguage().equals("be") ? words.replaceAll("месяца(?!\\p{L})", "месяцы") : words;
    }

    private static void add(List<Measure> parts, int number, MeasureUnit unit) {
        if (number > 0) {
            parts.add(new Measure(number, unit));
        }
    }
}
