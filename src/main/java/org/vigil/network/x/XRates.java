package org.vigil.network.x;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigil.network.Credentials;
import org.vigil.network.RateHeaders;
import org.vigil.network.RateReading;

/**
 * What X says of its limits: of 15 minutes for each endpoint and user, and for posts of a day, for the user and for the
 * whole app with all its accounts (docs.x.com, "Rate limits", August 2026: 100 posts in 15 minutes a user, 10,000 a day
 * an app).
 */
final class XRates {
    static final String POSTS = "posts";
    static final String DELETES = "deletes";
    static final String REPOSTS = "reposts";
    static final String MEDIA = "media";
    static final String READS = "reads";

    private static final RateHeaders USER_DAY = day("x-user-limit-24hour-");
    private static final RateHeaders APP_DAY = day("x-app-limit-24hour-");

    private final String app;

    XRates(Credentials credentials) {
        app = RateReading.APP + fingerprint(credentials.get(XConnector.CONSUMER_KEY)) + ":" + POSTS;
    }

    /** @param bucket which of the 15 minutes' limits the call counted against */
    List<RateReading> read(String bucket, HttpHeaders headers) {
        Stream<Optional<RateReading>> readings = bucket.equals(POSTS)
                ? Stream.of(
                        RateHeaders.X.read(bucket, headers),
                        USER_DAY.read(POSTS + "-day", headers),
                        APP_DAY.read(app, headers))
                : Stream.of(RateHeaders.X.read(bucket, headers));
        return readings.flatMap(Optional::stream).toList();
    }

    /** When the last of the limits that are used up opens again; empty where X names none that is. */
    static Optional<Instant> usedUpUntil(HttpHeaders headers) {
        return Stream.of(RateHeaders.X, USER_DAY, APP_DAY)
                .flatMap(limit -> limit.read("", headers).stream())
                .filter(reading -> reading.remaining() <= 0)
                .map(RateReading::resetsAt)
                .max(Comparator.naturalOrder());
    }

    private static RateHeaders day(String prefix) {
        return new RateHeaders(prefix + "limit", prefix + "remaining", prefix + "reset", RateHeaders.X.moment());
    }

    /** Tells apps apart without telling their keys. */
    private static String fingerprint(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("each Java has SHA-256", impossible);
        }
    }
}
