package org.vigil.network.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.vigil.network.Counts;
import org.vigil.network.CountsReading;
import org.vigil.network.FollowersReading;
import org.vigil.network.Network;
import org.vigil.network.RepliesReading;
import org.vigil.network.RepliesReading.Said;

/**
 * What the played followers did, told in as many requests as the network that is imitated would take. Nothing is sent; the
 * requests are counted all the same, so that a plan can be tried.
 */
final class SandboxEngagement {
    private static final String TELLS_NOTHING =
            "Telegram tells no bot what followers did, and is imitated in that as well";

    private final String account;
    private final Followers followers;
    private final SandboxPosts posts;
    private final InstantSource clock;

    SandboxEngagement(String account, Followers followers, SandboxPosts posts, InstantSource clock) {
        this.account = account;
        this.followers = followers;
        this.posts = posts;
        this.clock = clock;
    }

    private int atOnce() {
        return switch (followers.imitates()) {
            case null -> 100;
            case X, SANDBOX -> 100;
            case BLUESKY -> 25;
            case MASTODON -> 20;
            case TELEGRAM -> 1;
        };
    }

    CountsReading counts(List<String> ids) {
        if (followers.imitates() == Network.TELEGRAM) {
            return new CountsReading(Map.of(), Map.of(), Set.of(), source("counts"), 0, TELLS_NOTHING);
        }
        Map<String, Counts> counts = new HashMap<>();
        Set<String> gone = new HashSet<>();
        List<String> all = ids.stream()
                .filter(id -> SandboxPosts.number(id).isPresent())
                .distinct()
                .toList();
        int requests = 0;
        @Nullable String failure = null;
        for (int from = 0; from < all.size() && failure == null; from += atOnce()) {
            requests++;
            List<String> asked = all.subList(from, Math.min(all.size(), from + atOnce()));
            try {
                posts.ages(account, asked)
                        .forEach((id, age) -> counts.put(Long.toString(id), followers.counts(id, age)));
                gone.addAll(posts.gone(asked));
            } catch (DataAccessException failed) {
                failure = SandboxSession.why(failed);
            }
        }
        return new CountsReading(counts, Map.of(), gone, source("counts"), requests, failure);
    }

    FollowersReading followers() {
        return new FollowersReading.Counted(followers.number(clock.instant()), source("followers"));
    }

    RepliesReading replies(String id) {
        if (followers.imitates() == Network.TELEGRAM) {
            return RepliesReading.untold(source("replies"), TELLS_NOTHING);
        }
        try {
            Duration age = SandboxPosts.number(id)
                    .map(number -> posts.ages(account, List.of(id)).get(number))
                    .orElse(null);
            if (age == null) {
                return new RepliesReading(List.of(), false, source("replies"), 1, "the account has no such post");
            }
            Instant now = clock.instant();
            List<Said> said = followers.answers(Long.parseLong(id), now.minus(age), now);
            return new RepliesReading(said, true, source("replies"), 1, null);
        } catch (DataAccessException failed) {
            return new RepliesReading(List.of(), false, source("replies"), 1, SandboxSession.why(failed));
        }
    }

    private String source(String what) {
        Network imitates = followers.imitates();
        return "sandbox: " + what + (imitates == null ? "" : " as of " + imitates.word());
    }
}
