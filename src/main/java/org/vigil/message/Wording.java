package org.vigil.message;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.CustodyCount;
import org.vigil.profile.CustodyDate;
import org.vigil.profile.PartialDate;

/** Says numbers, dates, countries and lists as one language does. Safe for many threads. */
final class Wording {
    private final String language;
    private final ULocale locale;
    private final boolean rightToLeft;
    private final Optional<DayWords> dayWords;
    private final PluralRules plurals;
    private final LocalizedNumberFormatter numbers;
    private final ListFormatter lists;
    private final LocaleDisplayNames countries;
    private final DateFormat days;
    private final DateFormat months;
    private final DateFormat years;
    private final CountWording counts;

    /** @param language BCP 47 */
    Wording(String language) {
        this.language = language;
        this.locale = locale(language);
        this.rightToLeft = locale.isRightToLeft();
        this.dayWords = DayWords.of(language);
        this.plurals = PluralRules.forLocale(locale);
        this.numbers = NumberFormatter.withLocale(locale);
        this.lists = ListFormatter.getInstance(locale);
        this.countries = LocaleDisplayNames.getInstance(locale, DisplayContext.LENGTH_SHORT);
        this.days = dates(DateFormat.YEAR_MONTH_DAY, locale);
        this.months = dates(DateFormat.YEAR_MONTH, locale);
        this.years = dates(DateFormat.YEAR, locale);
        this.counts = new CountWording(this);
    }

    /**
     * Dates are facts of the Gregorian calendar, whose months a Persian or Buddhist year does not have. Plain English
     * is international English: 5 December 2014. Arabic keeps Latin digits unless its tag asks for others (RULES 4).
     */
    private static ULocale locale(String language) {
        ULocale asked = ULocale.forLanguageTag(language.equals("en") ? "en-001" : language);
        ULocale gregorian = asked.setKeywordValue("calendar", "gregorian");
        boolean plainArabic = asked.getLanguage().equals("ar") && asked.getKeywordValue("numbers") == null;
        return plainArabic ? gregorian.setKeywordValue("numbers", "latn") : gregorian;
    }

    String language() {
        return language;
    }

    boolean isRightToLeft() {
        return rightToLeft;
    }

    /** {@code 537 days}, {@code at least 300 days}; empty where no number may be said or the language is not known. */
    Optional<String> count(CustodyCount count) {
        return switch (count) {
            case CustodyCount.Exact exact -> dayWords.map(words -> days(words, exact.days()));
            case CustodyCount.AtLeast atLeast -> dayWords.flatMap(words -> atLeast(days(words, atLeast.days())));
            case CustodyCount.None none -> Optional.empty();
        };
    }

    /** The words for "at least" around what is at least so much; empty where the language is not known. */
    Optional<String> atLeast(String much) {
        return dayWords.map(words -> own(words.atLeast()).replace("#", much));
    }

    /** So many days; empty where the language is not known. */
    Optional<String> days(long days) {
        return dayWords.map(words -> days(words, days));
    }

    /** Totals and lengths of time. */
    CountWording counts() {
        return counts;
    }

    private String days(DayWords words, long days) {
        return own(words.days(days, number(days), plurals));
    }

    String number(long number) {
        return numbers.format(number).toString();
    }

    /** As {@link #date(PartialDate)}, and where the sources doubt it {@code about 5 December 2014}. */
    String date(CustodyDate date) {
        String words = date(date.date());
        return date.circa() || date.disputed() ? own(AboutWords.around(words, language)) : words;
    }

    /** As precise as the date is known: {@code 5 December 2014}, {@code December 2014}, {@code 2014}. */
    String date(PartialDate date) {
        DateFormat format =
                switch (date.precision()) {
                    case DAY -> days;
                    case MONTH -> months;
                    case YEAR -> years;
                };
        // A format keeps state while it works, so each use has its own.
        return ((DateFormat) format.clone()).format(date.earliest());
    }

    /** Looking up a pattern takes milliseconds, so it is done once. */
    private static DateFormat dates(String skeleton, ULocale locale) {
        return DateFormat.getInstanceForSkeleton(skeleton, locale);
    }

    /** @param code ISO 3166 */
    String country(String code) {
        return countries.regionDisplayName(code);
    }

    /** {@code A, B and C}. */
    String list(List<String> items) {
        return lists.format(items);
    }

    /** What a map by language says in this language or its base language; null where it says nothing. */
    @Nullable String inLanguage(Map<String, String> texts) {
        String exact = texts.get(language);
        return exact != null ? exact : texts.get(language.replaceFirst("-.*", ""));
    }

    /** Words of Vigil's own, in the characters of the language. */
    String own(String words) {
        return HanScript.of(language, words);
    }

    ULocale locale() {
        return locale;
    }
}
