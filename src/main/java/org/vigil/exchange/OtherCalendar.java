package org.vigil.exchange;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recognises a date of a calendar other than the Gregorian. None is converted: which one is meant is for a person to say. */
final class OtherCalendar {
    private record Sign(String calendar, Pattern pattern) {}

    private static final List<Sign> SIGNS = List.of(
            sign(
                    "Solar Hijri",
                    "فروردين",
                    "ارديبهشت",
                    "خرداد",
                    "تير",
                    "مرداد",
                    "شهريور",
                    "مهر",
                    "ابان",
                    "اذر",
                    "دي",
                    "بهمن",
                    "اسفند",
                    "شمسي",
                    "farvardin",
                    "ordibehesht",
                    "khordad",
                    "mordad",
                    "shahrivar",
                    "bahman",
                    "esfand"),
            sign(
                    "Islamic",
                    "محرم",
                    "صفر",
                    "ربيع",
                    "جمادي",
                    "رجب",
                    "شعبان",
                    "رمضان",
                    "شوال",
                    "ذو القعدة",
                    "ذي القعدة",
                    "ذو الحجة",
                    "ذي الحجة",
                    "هجري",
                    "ه",
                    "ah",
                    "muharram",
                    "rajab",
                    "ramadan",
                    "ramazan",
                    "shawwal"),
            new Sign("Buddhist", Pattern.compile("[\\u0E00-\\u0E7F]|\\bb\\.e\\.?")),
            new Sign("Republic of China", Pattern.compile("民國|民国")),
            new Sign("Japanese", Pattern.compile("令和|平成|昭和|大正|明治")),
            new Sign("Chinese lunar", Pattern.compile("农历|農曆|阴历|陰曆")));

    private static final Pattern FOUR_DIGITS = Pattern.compile("(?<!\\d)(\\d{4})(?!\\d)");
    private static final Pattern THREE_DIGITS_FIRST =
            Pattern.compile("(\\d{2,3})(?:[/.-]\\d{1,2}[/.-]\\d{1,2}|年\\d{1,2}月.*)");

    private OtherCalendar() {}

    private static Sign sign(String calendar, String... words) {
        return new Sign(
                calendar,
                Pattern.compile("(?<!\\p{L})(?:"
                        + String.join("|", Stream.of(words).map(Pattern::quote).toList()) + ")(?!\\p{L})"));
    }

    /** What is to be done about it; empty where nothing speaks for another calendar. */
    static Optional<String> in(String plain) {
        return byName(plain)
                .or(() -> byYear(plain))
                .map(calendar -> "this is a date of another calendar (" + calendar
                        + "); write the day in the Gregorian calendar, such as 2015-07-09");
    }

    private static Optional<String> byName(String plain) {
        boolean digits = plain.chars().anyMatch(Character::isDigit);
        boolean words = plain.chars().anyMatch(sign -> sign >= 0x80 || Character.isLetter(sign));
        return SIGNS.stream()
                .filter(sign -> digits && words && sign.pattern().matcher(plain).find())
                .map(Sign::calendar)
                .findFirst();
    }

    private static Optional<String> byYear(String plain) {
        Matcher year = FOUR_DIGITS.matcher(plain);
        while (year.find()) {
            int number = Integer.parseInt(year.group(1));
            if (number >= 1300 && number <= 1410) {
                return Optional.of("Solar Hijri or Islamic");
            }
            if (number > 1410 && number <= 1500) {
                return Optional.of("Islamic");
            }
            if (number >= 2400 && number <= 2600) {
                return Optional.of("Buddhist");
            }
        }
        Matcher first = THREE_DIGITS_FIRST.matcher(plain);
        return first.matches() && first.group(1).length() == 3 ? Optional.of("Republic of China") : Optional.empty();
    }
}
