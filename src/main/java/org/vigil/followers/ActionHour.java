package org.vigil.followers;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vigil.campaign.Campaign;

/**
 * A moment at which supporters share together, each from their own account.
 *
 * @param zone the campaign's
 */
record ActionHour(Instant at, ZoneId zone) {
    private static final Duration LENGTH = Duration.ofHours(1);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** Octets of a line, its end left out (RFC 5545, 3.1). */
    private static final int LINE = 75;

    static Optional<ActionHour> of(Campaign campaign) {
        return Optional.ofNullable(campaign.followers().actionHour())
                .map(hour -> new ActionHour(hour.atZone(campaign.zone()).toInstant(), campaign.zone()));
    }

    /** Whether it has not ended. */
    boolean isAhead(Instant now) {
        return now.isBefore(at.plus(LENGTH));
    }

    /** Day and time in the campaign's zone, as the language writes them. */
    String there(String language) {
        return in(zone, language);
    }

    String inUtc(String language) {
        return in(ZoneOffset.UTC, language);
    }

    private String in(ZoneId place, String language) {
        ULocale plain = ULocale.forLanguageTag(language.equals("en") ? "en-001" : language)
                .setKeywordValue("calendar", "gregorian");
        ULocale locale = plain.getLanguage().equals("ar") && plain.getKeywordValue("numbers") == null
                ? plain.setKeywordValue("numbers", "latn")
                : plain;
        DateFormat format = DateFormat.getInstanceForSkeleton("yMMMMEEEEdHm", locale);
        format.setTimeZone(TimeZone.getTimeZone(place.equals(ZoneOffset.UTC) ? "Etc/UTC" : place.getId()));
        return format.format(at.toEpochMilli());
    }

    /**
     * As a calendar's file (RFC 5545). No alarm: what a telephone shows on its own may be seen by the wrong people.
     *
     * @param url where the ready words are
     * @param now when it was made
     */
    String calendar(String uid, String title, String description, String url, Instant now) {
        return List.of(
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//Vigil//Action hour//EN",
                        "CALSCALE:GREGORIAN",
                        "BEGIN:VEVENT",
                        "UID:" + escaped(uid),
                        "DTSTAMP:" + STAMP.format(now),
                        "DTSTART:" + STAMP.format(at),
                        "DTEND:" + STAMP.format(at.plus(LENGTH)),
                        "SUMMARY:" + escaped(title),
                        "DESCRIPTION:" + escaped(description),
                        "URL:" + url,
                        "TRANSP:TRANSPARENT",
                        "END:VEVENT",
                        "END:VCALENDAR")
                .stream()
                .map(ActionHour::folded)
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cc}", "");
    }

    /** Longer lines go on after a space; a character is never divided. */
    private static String folded(String line) {
        StringBuilder folded = new StringBuilder();
        int octets = 0;
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            String character = Character.toString(line.codePointAt(i));
            int more = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + more > LINE) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.append(character);
            octets += more;
        }
        return folded.toString();
    }
}
