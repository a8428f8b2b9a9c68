package org.vigil.network.mastodon;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Reading;
import org.vigil.network.StandingPost;

/**
 * The pages of an account's posts, turned from the newest on. Says that nothing is missing only where that follows from
 * what was read: other servers list posts in an order of their own, or give the first page for ever.
 */
final class MastodonPages {
    /** So that an account that mostly passes on others' posts comes to an end as well. */
    private static final int MOST = 50;

    private final Set<String> backTo;
    private final int atMost;
    private final List<StandingPost> posts = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private @Nullable MastodonStatus last;
    private boolean orderedById = true;
    private boolean orderedByTime = true;
    private boolean ended;
    private boolean complete;
    private int turned;

    MastodonPages(Set<String> backTo, int atMost) {
        this.backTo = backTo;
        this.atMost = atMost;
    }

    boolean goOn() {
        return !ended && turned < MOST;
    }

    /** The id that the next page begins after; empty for the first. */
    Optional<String> before() {
        return Optional.ofNullable(last).map(MastodonStatus::id);
    }

    boolean areEmpty() {
        return seen.isEmpty();
    }

    void turn(List<MastodonStatus> page) {
        turned++;
        List<MastodonStatus> fresh =
                page.stream().filter(status -> seen.add(status.id())).toList();
        fresh.forEach(this::checkOrder);
        if (fresh.isEmpty()) {
            // After an empty page there is nothing. One that was read before is of a server that cannot be asked for
            // more.
            end(page.isEmpty());
        }
        fresh.stream().filter(status -> !status.isPassedOn()).forEach(this::add);
    }

    /** @param trusted whether the caller knows of nothing that speaks against it */
    Reading.Posts read(boolean trusted) {
        return new Reading.Posts(posts, trusted && complete);
    }

    private void add(MastodonStatus status) {
        if (ended) {
            return;
        }
        if (posts.size() == atMost) {
            end(false);
            return;
        }
        posts.add(status.standing(status.id()));
        if (backTo.contains(status.id())) {
            end(true);
        }
    }

    private void end(boolean nothingIsMissing) {
        ended = true;
        complete = nothingIsMissing && (orderedById || orderedByTime);
    }

    /** Mastodon lists by id, others by time. A pinned post that stands first would end the reading before its time. */
    private void checkOrder(MastodonStatus next) {
        MastodonStatus before = last;
        if (before != null) {
            orderedById &= isLater(before.id(), next.id());
            orderedByTime &= !before.postedAt().isBefore(next.postedAt());
        }
        last = next;
    }

    /** Ids are compared by length first, then by their characters (Mastodon's guidelines on pagination). */
    private static boolean isLater(String id, String than) {
        return id.length() == than.length() ? id.compareTo(than) > 0 : id.length() > than.length();
    }
}
