package org.vigil.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.vigil.network.SameWords;
import org.vigil.network.StandingPost;

/** Finds the posts on an account for which nothing that Vigil did accounts. */
final class StrangePosts {
    /** How far a network's clock may be from ours. */
    private static final Duration CLOCKS = Duration.ofHours(1);

    private StrangePosts() {}

    /**
     * Each thing that was sent accounts for one post: by its id or its address, else, where these are not known or are
     * others, by its words in the time in which it was sent.
     *
     * @param ours read after the posts were
     * @param known ids of posts that nobody needs to ask for any more
     * @param after posts of this moment and before are nobody's business
     */
    static List<StandingPost> among(List<StandingPost> newestFirst, List<Sent> ours, Set<String> known, Instant after) {
        List<Sent> left = new ArrayList<>(ours);
        List<StandingPost> unknown = new ArrayList<>();
        for (StandingPost post : newestFirst.reversed()) {
            if (!left.removeIf(sent -> sent.is(post)) && post.postedAt().isAfter(after)) {
                unknown.add(post);
            }
        }
        unknown.removeIf(post -> known.contains(post.remoteId()) || accountedFor(post, left));
        return unknown;
    }

    private static boolean accountedFor(StandingPost post, List<Sent> left) {
        return left.stream()
                .filter(sent -> sent.mayBe(post))
                .findFirst()
                .map(left::remove)
                .orElse(false);
    }

    /**
     * What Vigil sent, or may have.
     *
     * @param remoteId empty where it is not known, and {@code url}
     * @param from by Vigil's clock, and {@code until}: it was sent between the two
     */
    record Sent(String remoteId, String url, String text, Instant from, Instant until) {
        /** Of words that say their own moment. */
        static Sent whenever(String text) {
            return new Sent("", "", text, Instant.EPOCH, Instant.EPOCH.plus(Duration.ofDays(400_000)));
        }

        boolean is(StandingPost post) {
            return remoteId.equals(post.remoteId())
                    || (post.url() != null && url.equals(post.url().toString()));
        }

        boolean mayBe(StandingPost post) {
            return post.postedAt().isAfter(from.minus(CLOCKS))
                    && post.postedAt().isBefore(until.plus(CLOCKS))
                    && SameWords.alike(text, post.text());
        }
    }
}
