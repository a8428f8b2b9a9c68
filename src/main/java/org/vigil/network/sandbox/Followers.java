package org.vigil.network.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Counts;
import org.vigil.network.Network;

/**
 * Followers who are not there. What they do follows from the seed, the post and its age alone: it grows fast at first,
 * comes to rest after some days, and never shrinks. Some posts are seen by few and some by many.
 */
record Followers(long seed, @Nullable Network imitates) {

    /** The followers of an account: the same ones on every machine and in every year. */
    static Followers of(String account, @Nullable Network imitates) {
        CRC32 crc = new CRC32();
        crc.update(account.getBytes(StandardCharsets.UTF_8));
        return new Followers(crc.getValue(), imitates);
    }

    Counts counts(long post, Duration age) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + post * 0xBF58476D1CE4E5B9L);
        double hours = random.nextDouble(3, 14);
        double grown = 1 - Math.exp(-Math.max(0, age.toSeconds()) / 3600.0 / hours);
        double viewers = Math.exp(random.nextDouble(Math.log(300), Math.log(40_000)));
        double likes = viewers * random.nextDouble(0.008, 0.04);
        double reposts = likes * random.nextDouble(0.2, 0.6);
        double replies = likes * random.nextDouble(0.02, 0.12);
        double quotes = reposts * random.nextDouble(0.03, 0.15);
        // Mastodon tells neither views nor quotes.
        boolean tellsAll = imitates == Network.X;
        return new Counts(
                at(likes, grown),
                at(reposts, grown),
                at(replies, grown),
                tellsAll ? at(quotes, grown) : null,
                tellsAll ? at(viewers, grown) : null);
    }

    private static long at(double end, double grown) {
        return (long) Math.floor(end * grown);
    }
}
