package org.vigil.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigil.exchange.WrittenDate.Flag;
import org.vigil.exchange.WrittenDate.Precision;

/**
 * Reads dates with a month's name, by their shape: D a day, M a month, Y a year, O "or", T a dash or a stroke, W any other
 * word.
 */
final class WordDates {
    private static final Pattern TOKEN =
            Pattern.compile("‹(\\d+)›|(\\d+)(?:-?(?:st|nd|rd|th|го|ого|е|й|и|inci|nci|uncu|c[iu])(?!\\p{L}))?"
                    + "|\\p{L}[\\p{L}\\p{M}'’]*|[^\\s\\p{L}\\d]");

    /** "tháng 4" is April. */
    private static final Pattern NUMBERED_MONTH = Pattern.compile("(?:thang|thg) ?(\\d{1,2})");

    private record Token(char shape, int number) {}

    private WordDates() {}

    static WrittenDate read(String plain) {
        List<Token> tokens = new ArrayList<>();
        boolean circa = false;
        boolean after = false;
        for (String word : words(plain)) {
            circa |= DateWords.CIRCA.contains(word);
            after |= DateWords.AFTER.contains(word);
            if (!DateWords.CIRCA.contains(word) && !DateWords.FILLER.contains(word) && !MonthNames.ALL.weekday(word)) {
                tokens.add(token(word));
            }
        }
        WrittenDate date = read(tokens, after);
        return circa ? about(date) : date;
    }

    /** The date as one of which the writer says "about". */
    static WrittenDate about(WrittenDate date) {
        return switch (date.flag()) {
            case NONE -> date.dated() ? date.flagged(Flag.CIRCA, "the writer says \"about\"") : date;
            case CONFLICT, AMBIGUOUS ->
                WrittenDate.review("it is \"about\", and two dates stand there; write one of them, such as \"about "
                        + date.earliest() + "\", and the other into the profile by hand");
            case CIRCA, REVIEW, ERROR -> date;
        };
    }

    private static List<String> words(String plain) {
        String joined = MonthNames.ALL.joined(NUMBERED_MONTH.matcher(plain).replaceAll("‹$1›"));
        return TOKEN.matcher(joined)
                .results()
                .map((MatchResult match) -> match.group(2) != null ? match.group(2) : match.group())
                .toList();
    }

    private static Token token(String word) {
        if (word.startsWith("‹") && word.length() > 1) {
            return new Token('M', Integer.parseInt(word.substring(1, word.length() - 1)));
        }
        if (Character.isDigit(word.charAt(0))) {
            return number(word);
        }
        return MonthNames.ALL
                .month(word)
                .map(month -> new Token('M', month))
                .orElseGet(() -> new Token(between(word), 0));
    }

    private static char between(String word) {
        if (DateWords.TO.contains(word)) {
            return 'T';
        }
        return DateWords.OR.contains(word) ? 'O' : 'W';
    }

    private static Token number(String word) {
        return switch (word.length()) {
            case 1, 2 -> new Token('D', Integer.parseInt(word));
            case 4 -> new Token('Y', Integer.parseInt(word));
            default -> new Token('X', 0);
        };
    }

    private static WrittenDate read(List<Token> tokens, boolean after) {
        StringBuilder shape = new StringBuilder();
        tokens.forEach(token -> shape.append(token.shape()));
        String written = shape.toString();
        // A dash between the parts of one date joins them (13-March-2014); between two dates it is asked what it means.
        String joined = written.replace('T', 'O');
        WrittenDate read =
                switch (joined) {
                    case "DMY", "DOMOY" -> day(tokens, "DMY");
                    case "MDY", "MODOY" -> day(tokens, "MDY");
                    case "YMD", "YOMOD" -> day(tokens, "YMD");
                    case "MY", "MOY", "YM" -> month(tokens);
                    case "Y" -> Days.year(tokens.getFirst().number());
                    case "DMDY" -> twice(tokens);
                    case "DODMY" -> between(day(pick(tokens, 0, 3, 4), "DMY"), day(pick(tokens, 2, 3, 4), "DMY"));
                    case "MDODY" -> between(day(pick(tokens, 0, 1, 4), "MDY"), day(pick(tokens, 0, 3, 4), "MDY"));
                    case "DMODMY" -> between(day(pick(tokens, 0, 1, 5), "DMY"), day(pick(tokens, 3, 4, 5), "DMY"));
                    case "MDOMDY" -> between(day(pick(tokens, 0, 1, 5), "MDY"), day(pick(tokens, 3, 4, 5), "MDY"));
                    case "DMYODMY" -> between(day(pick(tokens, 0, 1, 2), "DMY"), day(pick(tokens, 4, 5, 6), "DMY"));
                    case "MDYOMDY" -> between(day(pick(tokens, 0, 1, 2), "MDY"), day(pick(tokens, 4, 5, 6), "MDY"));
                    case "DMOMY" -> between(day(pick(tokens, 0, 1, 4), "DMY"), day(pick(tokens, 0, 3, 4), "DMY"));
                    case "MOMY" -> between(month(pick(tokens, 0, 3)), month(pick(tokens, 2, 3)));
                    case "YOY" ->
                        between(
                                Days.year(tokens.getFirst().number()),
                                Days.year(tokens.getLast().number()));
                    default -> sentence(tokens, joined, after);
                };
        return read.flag() == Flag.CONFLICT && written.indexOf('T') >= 0 ? span() : read;
    }

    /** From when to when somebody was held, or two days of which one is meant: the first would be a release. */
    private static WrittenDate span() {
        return WrittenDate.review("is it a time from one day to another, or two dates of which one is meant? Write the"
                + " first day alone and the day of release in a column of its own; or \"or\" between them");
    }

    private static List<Token> pick(List<Token> tokens, int... places) {
        return java.util.Arrays.stream(places).mapToObj(tokens::get).toList();
    }

    private static WrittenDate day(List<Token> tokens, String order) {
        List<Token> parts =
                tokens.stream().filter(token -> "OT".indexOf(token.shape()) < 0).toList();
        return Days.day(
                parts.get(order.indexOf('Y')).number(),
                parts.get(order.indexOf('M')).number(),
                parts.get(order.indexOf('D')).number());
    }

    private static WrittenDate month(List<Token> tokens) {
        Token month = tokens.stream()
                .filter(token -> token.shape() == 'M')
                .findFirst()
                .orElseThrow();
        Token year = tokens.stream()
                .filter(token -> token.shape() == 'Y')
                .findFirst()
                .orElseThrow();
        return Days.month(year.number(), month.number());
    }

    private static WrittenDate twice(List<Token> tokens) {
        boolean same = tokens.get(0).number() == tokens.get(2).number();
        WrittenDate day = day(pick(tokens, 0, 1, 3), "DMY");
        return same && day.dated()
                ? day.flagged(Flag.REVIEW, "the day stands there twice; write it as " + day.earliest())
                : WrittenDate.invalid("two days stand there; write the one that is meant, such as 2014-08-02");
    }

    private static WrittenDate between(WrittenDate one, WrittenDate other) {
        if (!one.dated() || !other.dated()) {
            return one.dated() ? other : one;
        }
        LocalDate earliest = Objects.requireNonNull(one.earliest());
        LocalDate latest = Objects.requireNonNull(other.latest());
        if (one.equals(other)) {
            return one; // a month by two of its names, as in Arabic
        }
        return latest.isBefore(earliest)
                ? WrittenDate.invalid("the later date stands first; write the earlier one first")
                : new WrittenDate(one.precision(), earliest, latest, Flag.CONFLICT, "two dates stand there");
    }

    /** A date among other words is not the date of this column: a court's day is no arrest's. It bounds it, at most. */
    private static WrittenDate sentence(List<Token> tokens, String shape, boolean after) {
        if (!shape.contains("W")) {
            boolean anyNumber = shape.matches(".*[DYX].*");
            return anyNumber
                    ? WrittenDate.invalid("this cannot be read as a date; write it as 2015-09-01, 2015-09 or 2015")
                    : WrittenDate.notADate();
        }
        Matcher matcher = Pattern.compile("DMY|MDY|YMD").matcher(shape);
        if (!matcher.find()) {
            return shape.contains("M") || shape.contains("Y")
                    ? WrittenDate.review(
                            "a sentence stands here and no date; write the date alone, or leave the cell empty")
                    : WrittenDate.notADate();
        }
        WrittenDate day = day(tokens.subList(matcher.start(), matcher.end()), matcher.group());
        return new WrittenDate(
                Precision.UNKNOWN,
                null,
                after ? null : day.latest(),
                Flag.REVIEW,
                "a sentence stands here; the date in it need not be that of the detention. Write the date alone");
    }
}
