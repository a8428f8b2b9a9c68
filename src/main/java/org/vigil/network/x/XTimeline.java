package org.vigil.network.x;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.vigil.network.Reading;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.StandingPost;

/**
 * Reads the account's own posts, back to one that is known. X bills each post that it tells, so the known ones bound the
 * request itself. It tells of the newest 3,200 only.
 */
final class XTimeline {
    private static final int MOST_AT_ONCE = 100;

    /** X tells no fewer: asked for one, it is paid for five. */
    private static final int FEWEST_AT_ONCE = 5;

    /** At a time where it is not known how far one has to go back. */
    private static final int FEW_AT_ONCE = 10;

    /** Pages may be empty, since X takes reposts out of them only after it has cut them. */
    private static final int MOST_PAGES = 320;

    private final XApi api;
    private final XAnswers answers;
    private final XNames names;
    private final XMe me;

    XTimeline(XApi api, XAnswers answers, XNames names, XMe me) {
        this.api = api;
        this.answers = answers;
        this.names = names;
        this.me = me;
    }

    /** A piece of the timeline: its bounds as X takes them, and how many posts of it are asked for at a time. */
    private record Stretch(Map<String, String> bounds, int atOnce) {}

    Reading posts(Set<String> backTo, int atMost) {
        Optional<String> account = me.id();
        if (account.isEmpty()) {
            return new Reading.NotReached("X did not say who we are, so that our posts cannot be asked for");
        }
        Walk walk = new Walk("/2/users/" + account.get() + "/tweets", backTo, atMost);
        for (Stretch stretch : stretches(backTo)) {
            Optional<Reading> end = walk.through(stretch);
            if (end.isPresent()) {
                return end.get();
            }
        }
        return walk.read(true);
    }

    /** What is newer than the newest of those known, itself included; then, where it is gone, what is older. */
    private static List<Stretch> stretches(Set<String> backTo) {
        return backTo.stream()
                .filter(XAnswers::isId)
                .map(BigInteger::new)
                .max(Comparator.naturalOrder())
                .map(newest -> List.of(
                        new Stretch(
                                Map.of(
                                        "since_id",
                                        newest.subtract(BigInteger.ONE)
                                                .max(BigInteger.ZERO)
                                                .toString()),
                                MOST_AT_ONCE),
                        new Stretch(Map.of("until_id", newest.toString()), FEW_AT_ONCE)))
                .orElseGet(() -> List.of(new Stretch(Map.of(), MOST_AT_ONCE)));
    }

    /** One reading on its way back. */
    private final class Walk {
        private final String path;
        private final Set<String> backTo;
        private final int atMost;
        private final List<StandingPost> read = new ArrayList<>();
        private int pages;
        private boolean whole = true;

        Walk(String path, Set<String> backTo, int atMost) {
            this.path = path;
            this.backTo = backTo;
            this.atMost = atMost;
        }

        /** Empty where the stretch ended before the reading did. */
        Optional<Reading> through(Stretch stretch) {
            Optional<String> next = Optional.empty();
            do {
                if (read.size() >= atMost || pages++ >= MOST_PAGES) {
                    return Optional.of(read(false));
                }
                XPage page = page(stretch, next);
                Optional<Reading> end = end(page);
                if (end.isPresent()) {
                    return end;
                }
                next = page.next();
            } while (next.isPresent());
            return Optional.empty();
        }

        private Optional<Reading> end(XPage page) {
            return switch (page) {
                case XPage.Broken broken -> Optional.of(new Reading.NotReached(broken.reason()));
                case XPage.Closed closed -> Optional.of(new Reading.CannotBeAsked(closed.reason()));
                case XPage.Posts posts -> {
                    whole &= posts.whole();
                    yield take(posts.posts());
                }
            };
        }

        private Optional<Reading> take(List<StandingPost> posts) {
            for (StandingPost post : posts) {
                if (read.size() == atMost) {
                    return Optional.of(read(false));
                }
                read.add(post);
                if (backTo.contains(post.remoteId())) {
                    return Optional.of(read(true));
                }
            }
            return Optional.empty();
        }

        Reading read(boolean toTheEnd) {
            return new Reading.Posts(read, toTheEnd && whole);
        }

        private XPage page(Stretch stretch, Optional<String> token) {
            Map<String, String> parameters = new TreeMap<>(names.wholePost());
            parameters.putAll(stretch.bounds());
            parameters.put("exclude", "retweets");
            int wanted = Math.clamp(atMost - read.size(), FEWEST_AT_ONCE, stretch.atOnce());
            parameters.put("max_results", Integer.toString(wanted));
            token.ifPresent(next -> parameters.put("pagination_token", next));
            Reply reply = api.read(path, parameters, XRates.READS);
            return reply instanceof Answer answer ? XPage.of(answer, answers) : new XPage.Broken(answers.said(reply));
        }
    }
}
