package org.vigil.network;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Until when a network wants to be left alone (RFC 9110, 10.2.3: seconds or an HTTP date). */
final class RetryAfter {
    /** Where nothing is said, or only what lies in the past. */
    private static final Duration UNSAID = Duration.ofMinutes(1);

    /** Nobody is silenced for longer by one answer, whatever it says. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** @param reset what the network's own header says; counts where Retry-After says nothing */
    static Instant until(HttpHeaders headers, Optional<Instant> reset, Instant now) {
        // A starting Mastodon sends the header twice, in seconds and as a date: the later one is safe.
        Instant said = headers.allValues("Retry-After").stream()
                .flatMap(text -> moment(text.trim(), now))
                .filter(now::isBefore)
                .max(Comparator.naturalOrder())
                .or(() -> reset.filter(now::isBefore))
                .orElse(now.plus(UNSAID));
        Instant latest = now.plus(LONGEST);
        return said.isAfter(latest) ? latest : said;
    }

    private static Stream<Instant> moment(String text, Instant now) {
        if (text.matches("[0-9]+")) {
            long seconds = text.length() > 9 ? LONGEST.toSeconds() : Long.parseLong(text);
            return Stream.of(now.plusSeconds(seconds));
        }
        try {
            return Stream.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException unreadable) {
            return Stream.empty();
        }
    }
}
