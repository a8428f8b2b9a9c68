package org.vigil.network.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Counts;
import org.vigil.network.Network;
import org.vigil.network.RepliesReading.Said;

/**
 * Followers who are not there. What they do follows from the seed, the post and its age alone: it grows fast at first,
 * comes to rest after some days, and never shrinks. Some posts are seen by few and some by many.
 */
record Followers(long seed, @Nullable Network imitates) {
    /** As on X. */
    private static final Duration CLICKS_FOR = Duration.ofDays(30);

    private static final Instant BEGINNING = Instant.parse("2015-01-01T00:00:00Z");
    private static final int MOST_ANSWERS = 20;

    private record Words(String text, String language) {}

    private static final List<Words> WORDS = List.of(
            new Words("Thank you for not letting us forget.", "en"),
            new Words("I have written to my member of parliament today.", "en"),
            new Words("How can I send a letter?", "en"),
            new Words("Still there. Still counting.", "en"),
            new Words("Спасибо, что пишете об этом.", "ru"),
            new Words("Дзякуй, што не забываеце.", "be"),
            new Words("Merci de continuer.", "fr"),
            new Words("شكرا لكم على التذكير", "ar"));

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
        double clicks = viewers * random.nextDouble(0.002, 0.02);
        boolean likeX = imitates == Network.X;
        return new Counts(
                at(likes, grown),
                at(reposts, grown),
                at(replies, grown),
                likeX || imitates == Network.BLUESKY ? at(quotes, grown) : null,
                likeX ? at(viewers, grown) : null,
                likeX && age.compareTo(CLICKS_FOR) < 0 ? at(clicks, grown) : null);
    }

    /** Of the account, at a moment: more day by day, and never fewer. */
    long number(Instant now) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L);
        double atFirst = Math.exp(random.nextDouble(Math.log(150), Math.log(9_000)));
        double aDay = atFirst * random.nextDouble(0.000_2, 0.002);
        return (long) Math.floor(
                atFirst + aDay * Math.max(0, Duration.between(BEGINNING, now).toHours()) / 24);
    }

    /**
     * Some of the answers that are counted, of which the first are told: the same ones in the same order, whoever looks and
     * whenever.
     *
     * @param postedAt when the post was made
     */
    List<Said> answers(long post, Instant postedAt, Instant now) {
        long minutes = Duration.between(postedAt, now).toMinutes();
        List<Said> said = new ArrayList<>();
        long counted = answersAfter(minutes, post);
        for (int number = 1; number <= Math.min(counted, MOST_ANSWERS); number++) {
            SplittableRandom random = new SplittableRandom(seed ^ post * 0x94D049BB133111EBL + number);
            Words words = WORDS.get(random.nextInt(WORDS.size()));
            said.add(new Said(
                    post + "-answer-" + number,
                    words.text(),
                    words.language(),
                    postedAt.plus(Duration.ofMinutes(youngestWith(number, post, minutes)))));
        }
        return said;
    }

    private long answersAfter(long minutes, long post) {
        return Objects.requireNonNullElse(
                counts(post, Duration.ofMinutes(minutes)).replies(), 0L);
    }

    /** The age in minutes at which so many answers are counted for the first time. */
    private long youngestWith(long answers, long post, long oldest) {
        long tooYoung = -1;
        long enough = oldest;
        while (enough - tooYoung > 1) {
            long middle = (enough + tooYoung) / 2;
            if (answersAfter(middle, post) >= answers) {
                enough = middle;
            } else {
                tooYoung = middle;
            }
        }
        return enough;
    }

    private static long at(double end, double grown) {
        return (long) Math.floor(end * grown);
    }
}
