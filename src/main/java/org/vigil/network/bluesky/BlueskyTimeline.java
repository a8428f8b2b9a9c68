package org.vigil.network.bluesky;

import java.io.Serial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.vigil.network.Reading;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.Sighting;
import org.vigil.network.StandingPost;
import tools.jackson.databind.JsonNode;

/**
 * Tells what stands on an account, from the server that stores it, which knows of every post at once.
 *
 * <p>A server gives posts in the order of their keys, and a key says when a post was made only where the program that
 * made it wanted so; ours does not. So a reading takes all of them, a hundred a request, and puts them in order itself.
 * What came while it read would stand on a page that was read already: where the posts fill more than one page, they
 * are read until two readings in a row say the same, since then nothing came or went between the two.
 */
final class BlueskyTimeline {
    /** Twenty thousand posts: beyond that a reading is not complete, rather than endless. */
    private static final int MOST_PAGES = 200;

    private static final int MOST_READINGS = 3;

    private static final Comparator<StandingPost> NEWEST_FIRST = Comparator.comparing(StandingPost::postedAt)
            .thenComparing(StandingPost::remoteId)
            .reversed();

    private final BlueskyRecords records;
    private final BlueskyAnswers answers;

    BlueskyTimeline(BlueskyRecords records, BlueskyAnswers answers) {
        this.records = records;
        this.answers = answers;
    }

    Sighting see(Access.Granted us, PostUri post) {
        Reply reply = records.readSurely(us, post);
        if (reply instanceof Answer answer && BlueskyAnswers.absent(answer)) {
            return new Sighting.Absent();
        }
        if (!(reply instanceof Answer answer) || !answer.isSuccess()) {
            return new Sighting.NotReached(answers.said(reply));
        }
        return StandingRecord.read(answer.json(), us)
                .<Sighting>map(Sighting.Stands::new)
                .orElseGet(() -> new Sighting.NotReached(answers.unreadable()));
    }

    Reading posts(Access.Granted us, Set<String> backTo, int atMost) {
        try {
            Listing listing = listing(us);
            boolean still = listing.atOneMoment;
            for (int reading = 2; listing.whole && !still && reading <= MOST_READINGS; reading++) {
                Listing again = listing(us);
                still = again.posts.equals(listing.posts);
                listing = again;
            }
            return listing.newest(backTo, atMost, still);
        } catch (NotRead failed) {
            return new Reading.NotReached(failed.why);
        }
    }

    private Listing listing(Access.Granted us) throws NotRead {
        List<StandingPost> posts = new ArrayList<>();
        String cursor = "";
        int filled = 0;
        for (int page = 1; page <= MOST_PAGES; page++) {
            JsonNode read = page(us, cursor);
            filled += read.path("records").isEmpty() ? 0 : 1;
            for (JsonNode record : read.path("records")) {
                posts.add(StandingRecord.read(record, us)
                        .orElseThrow(() -> new NotRead("Bluesky told of a post in a way that Vigil cannot read")));
            }
            cursor = read.path("cursor").asString("");
            if (cursor.isEmpty()) {
                return new Listing(posts, true, filled <= 1);
            }
        }
        return new Listing(posts, false, false);
    }

    private JsonNode page(Access.Granted us, String cursor) throws NotRead {
        Reply reply = records.page(us.did(), cursor);
        if (!(reply instanceof Answer answer) || !answer.isSuccess()) {
            throw new NotRead(answers.said(reply));
        }
        JsonNode page = answer.json();
        if (!page.path("records").isArray()) {
            throw new NotRead(answers.unreadable());
        }
        return page;
    }

    /**
     * What a server told, in its order.
     *
     * @param whole whether it came to the end
     * @param atOneMoment whether all came in one answer
     */
    private record Listing(List<StandingPost> posts, boolean whole, boolean atOneMoment) {

        /** @param still whether nothing came or went while they were read */
        Reading newest(Set<String> backTo, int atMost, boolean still) {
            List<StandingPost> newest = new ArrayList<>();
            for (StandingPost post : posts.stream().sorted(NEWEST_FIRST).toList()) {
                if (newest.size() == atMost) {
                    return new Reading.Posts(newest, false);
                }
                newest.add(post);
                String key = post.remoteId().substring(post.remoteId().lastIndexOf('/') + 1);
                if (backTo.contains(post.remoteId()) || backTo.contains(key)) {
                    break;
                }
            }
            return new Reading.Posts(newest, whole && still);
        }
    }

    private static final class NotRead extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        private final String why;

        NotRead(String why) {
            this.why = why;
        }
    }
}
