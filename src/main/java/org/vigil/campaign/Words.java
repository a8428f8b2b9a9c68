package org.vigil.campaign;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.vigil.profile.ProfileKind;
import org.vigil.source.TimeSpan;

/** Reads the single words of a schedule. Each throws {@link IllegalArgumentException} for a text that is no such word. */
final class Words {
    static final String DAY = "a day as 2016-12-12";
    static final String ZONE = "a zone such as America/New_York or Asia/Baku";
    static final String TIME = "a time of day as \"09:00\"";
    static final String WEEKDAY = "any of: mon, tue, wed, thu, fri, sat, sun";
    static final String KIND = "any of: prisoner, family, group";
    static final String TAG = "lower-case letters, digits and dashes, such as free-the-20";
    static final String FOLDER = "the name of a folder below templates/: lower-case letters, digits and dashes";
    static final String HASHTAG = "# and words joined with capitals, such as #FreeToBeHome: letters, digits and _";

    private static final List<String> WEEKDAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final DateTimeFormatter STRICT_DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    /** U+200C belongs inside Persian words (RULES 4). */
    private static final Pattern HASHTAG_FORM =
            Pattern.compile("#(?=.*\\p{L})[\\p{L}\\p{M}\\p{Nd}_]+(?:[\u200c\u200d][\\p{L}\\p{M}\\p{Nd}_]+)*");

    private Words() {}

    /** Whole days, such as 180d; hours are none, since a date has no hour. */
    static Duration days(String text) {
        if (!text.endsWith("d")) {
            throw new IllegalArgumentException();
        }
        return TimeSpan.read(text);
    }

    static LocalDate day(String text) {
        accept(text.matches("\\d{4}-\\d{2}-\\d{2}"));
        try {
            return LocalDate.parse(text, STRICT_DAY);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the calendar has no such day", e);
        }
    }

    static ZoneId zone(String text) {
        accept(text.contains("/") || text.equals("UTC"));
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new IllegalArgumentException("no such zone is known");
        }
        return ZoneId.of(text);
    }

    static LocalTime time(String text) {
        accept(text.matches("([01]\\d|2[0-3]):[0-5]\\d"));
        return LocalTime.parse(text);
    }

    static DayOfWeek weekday(String text) {
        accept(WEEKDAYS.contains(text));
        return DayOfWeek.of(WEEKDAYS.indexOf(text) + 1);
    }

    static ProfileKind kind(String text) {
        accept(text.matches("prisoner|family|group"));
        return ProfileKind.valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** A tag or a folder's name: what an id is made of. */
    static String tag(String text) {
        return new CampaignId(text).value();
    }

    static int rounds(String text) {
        accept(text.matches("[1-9]\\d{0,5}"));
        return Integer.parseInt(text);
    }

    /** A hashtag that networks take for one and that a screen reader can read as words (RULES 4). */
    static String hashtag(String text) {
        accept(HASHTAG_FORM.matcher(text).matches());
        int first = text.codePoints().filter(Character::isLetter).findFirst().orElse('A');
        if (Character.isLowerCase(first)) {
            throw new IllegalArgumentException("a screen reader cannot tell its words apart without capitals");
        }
        return text;
    }

    private static void accept(boolean acceptable) {
        if (!acceptable) {
            throw new IllegalArgumentException();
        }
    }
}
