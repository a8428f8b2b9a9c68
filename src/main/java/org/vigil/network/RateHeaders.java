package org.vigil.network;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a network tells of its limits in its headers.
 *
 * @param moment reads what stands in the header {@code reset}
 */
public record RateHeaders(String limit, String remaining, String reset, Function<String, Instant> moment) {
    /** Reset in epoch seconds. */
    public static final RateHeaders X = new RateHeaders(
            "x-rate-limit-limit",
            "x-rate-limit-remaining",
            "x-rate-limit-reset",
            seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)));

    /** Reset as an ISO date; servers other than Mastodon may send none. */
    public static final RateHeaders MASTODON = new RateHeaders(
            "X-RateLimit-Limit",
            "X-RateLimit-Remaining",
            "X-RateLimit-Reset",
            date -> OffsetDateTime.parse(date).toInstant());

    /** Reset in epoch seconds (the IETF's draft of 2021, as AT Protocol servers speak it). */
    public static final RateHeaders BLUESKY = new RateHeaders(
            "RateLimit-Limit",
            "RateLimit-Remaining",
            "RateLimit-Reset",
            seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)));

    /** A network that tells of its limits only when they are hit. */
    public static final RateHeaders NONE = new RateHeaders("-", "-", "-", never -> Instant.MAX);

    /** Empty unless all three are there and can be read. */
    public Optional<RateReading> read(String bucket, HttpHeaders headers) {
        return resetsAt(headers)
                .flatMap(at -> number(headers, limit)
                        .flatMap(most ->
                                number(headers, remaining).map(left -> new RateReading(bucket, most, left, at))));
    }

    Optional<Instant> resetsAt(HttpHeaders headers) {
        return headers.firstValue(reset).flatMap(text -> {
            try {
                return Optional.of(moment.apply(text.trim()));
            } catch (DateTimeException | NumberFormatException unreadable) {
                return Optional.empty();
            }
        });
    }

    private static Optional<Integer> number(HttpHeaders headers, String name) {
        return headers.firstValue(name)
                .map(String::trim)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::valueOf);
    }
}
