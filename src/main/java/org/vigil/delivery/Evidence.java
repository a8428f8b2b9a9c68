package org.vigil.delivery;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Reading;
import org.vigil.network.SameWords;
import org.vigil.network.StandingPost;

/** Judges what an account's posts say of an attempt. Knows nothing of time, and decides nothing. */
final class Evidence {
    private static final int FIRST_WORDS = 60;

    private final Inquiry asked;
    private final Reading.Posts reading;
    private final Accounted accounted;

    private Evidence(Inquiry asked, Reading.Posts reading, Accounted accounted) {
        this.asked = asked;
        this.reading = reading;
        this.accounted = accounted;
    }

    static Finding of(Inquiry asked, Reading.Posts reading, Accounted accounted) {
        return new Evidence(asked, reading, accounted).finding();
    }

    /** Whether a post has the words, and answers what they answered. */
    static boolean fits(String text, @Nullable String answers, StandingPost post) {
        return Objects.equals(answers, post.answers()) && SameWords.same(text, post.text());
    }

    private Finding finding() {
        List<StandingPost> open = reading.newestFirst().stream()
                .filter(post -> !accounted.remoteIds().contains(post.remoteId()))
                .toList();
        List<StandingPost> candidates = open.stream()
                .filter(post -> fits(asked.text(), asked.answers(), post))
                .toList();
        return candidates.isEmpty() ? without(open) : among(candidates);
    }

    private Finding among(List<StandingPost> candidates) {
        List<Accounted.Other> rivals = accounted.others().stream()
                .filter(other -> other.fits(candidates.getFirst()))
                .toList();
        if (rivals.isEmpty() && candidates.size() == 1) {
            return new Finding.Stands(candidates.getFirst());
        }
        if (rivals.stream().anyMatch(Accounted.Other::underWay)) {
            return new Finding.NoProof("another post with the same words is just being sent");
        }
        return new Finding.Ambiguous(
                rivals.isEmpty()
                        ? "more than one post has its words: " + named(candidates)
                        : "another post with the same words is unknown as well, and there is " + named(candidates));
    }

    /** It is not among them: is that worth something? */
    private Finding without(List<StandingPost> open) {
        Optional<String> doubt = doubt();
        if (doubt.isPresent()) {
            return new Finding.NoProof(doubt.get());
        }
        List<StandingPost> strangers = open.stream()
                .filter(post -> accounted.others().stream().noneMatch(other -> other.fits(post)))
                .toList();
        if (strangers.isEmpty()) {
            return new Finding.Absent();
        }
        return accounted.anyUnderWay()
                ? new Finding.NoProof("there are posts that Vigil does not know, and another is just being sent")
                : new Finding.Strangers(strangers);
    }

    /**
     * A reading that lacks what is known to stand may lack this post as well: what a network shows can be old, or cut off.
     * So it must reach back to what stood there before, and show the newest that stands there for certain.
     */
    private Optional<String> doubt() {
        if (!reading.complete()) {
            return Optional.of("the account's posts could not be read back far enough");
        }
        if (asked.knownBefore().isEmpty() && asked.knownSince() == null) {
            return Optional.of("no other post is known to stand on the account, so an empty answer proves nothing");
        }
        return asked.knownBefore().stream()
                .limit(1)
                .filter(known -> !shows(known))
                .findFirst()
                .or(() -> Optional.ofNullable(asked.knownSince()).filter(known -> !shows(known)))
                .map(missing -> "the network's answer was not complete (it lacks " + missing + ")");
    }

    private boolean shows(String remoteId) {
        return reading.newestFirst().stream().anyMatch(post -> post.remoteId().equals(remoteId));
    }

    static String named(List<StandingPost> posts) {
        return posts.stream().limit(3).map(Evidence::named).collect(Collectors.joining(", "))
                + (posts.size() > 3 ? " and " + (posts.size() - 3) + " more" : "");
    }

    /** Where a post is, and its first words. */
    static String named(StandingPost post) {
        String words = post.text().strip().replaceAll("\\s+", " ");
        String begin = words.codePointCount(0, words.length()) <= FIRST_WORDS
                ? words
                : words.substring(0, words.offsetByCodePoints(0, FIRST_WORDS)) + "…";
        return (post.url() == null ? post.remoteId() : post.url()) + " (\"" + begin + "\")";
    }
}
