package org.vigil.exchange;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.ULocale;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names of Gregorian months and of weekdays, as CLDR has them, in all forms of the languages that lists are written in. */
final class MonthNames {
    /** Lebanese and Moroccan Arabic have month names of their own. */
    private static final List<String> LANGUAGES = List.of(
            "en", "ru", "uk", "be", "pl", "az", "tr", "ar", "ar-LB", "ar-MA", "ar-DZ", "fa", "es", "vi", "fr", "de");

    private static final int SHORTEST = 3;

    private final Map<String, Integer> months = new HashMap<>();
    private final Set<String> weekdays = new HashSet<>();
    private final List<String> severalWords;

    static final MonthNames ALL = new MonthNames();

    private MonthNames() {
        Set<String> twoMeanings = new HashSet<>();
        for (String language : LANGUAGES) {
            DateFormatSymbols symbols =
                    new DateFormatSymbols(GregorianCalendar.class, ULocale.forLanguageTag(language));
            for (int context : List.of(DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE)) {
                for (int width : List.of(DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED)) {
                    add(symbols.getMonths(context, width), twoMeanings);
                    for (String day : symbols.getWeekdays(context, width)) {
                        weekdays.add(plain(day));
                    }
                }
            }
        }
        months.put("sept", 9);
        months.put("setiembre", 9);
        // Levantine August and Persian May: of two letters, as no abbreviation is that could be another word.
        months.put(plain("آب"), 8);
        months.put(plain("مه"), 5);
        twoMeanings.forEach(months::remove);
        weekdays.removeIf(day -> day.length() < SHORTEST || months.containsKey(day));
        severalWords = months.keySet().stream()
                .filter(name -> name.indexOf(' ') > 0)
                .sorted(Collections.reverseOrder())
                .toList();
    }

    private void add(String[] names, Set<String> twoMeanings) {
        for (int i = 0; i < 12 && i < names.length; i++) {
            String name = plain(names[i]);
            boolean aWord = name.length() >= SHORTEST && name.chars().noneMatch(Character::isDigit);
            Integer before = aWord ? months.putIfAbsent(name, i + 1) : null;
            if (before != null && before != i + 1) {
                twoMeanings.add(name);
            }
        }
    }

    private static String plain(String name) {
        return PlainWords.of(name).replace(".", "");
    }

    /** 1 to 12. */
    Optional<Integer> month(String plainWord) {
        return Optional.ofNullable(months.get(plainWord));
    }

    boolean weekday(String plainWord) {
        return weekdays.contains(plainWord);
    }

    /** Names of several words with a dot for each space, so that each is one word. */
    String joined(String plain) {
        String result = plain;
        for (String name : severalWords) {
            result = result.replace(name, "‹" + months.get(name) + "›");
        }
        return result;
    }

    /** English month names for words to the team. */
    static String english(int month) {
        return java.time.Month.of(month).getDisplayName(java.time.format.TextStyle.FULL, Locale.ENGLISH);
    }
}
