package org.vigil.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.Desk;

/**
 * A post that somebody has read and ticked.
 *
 * @param mark of the words that were read: others are not approved unread
 */
record Ticket(long id, String mark) {
    /** It is given only for what waits. */
    private static final String UNDECIDED = "";

    private static final Pattern SENT = Pattern.compile("(\\d{1,18}):([0-9a-f]{1,64})");

    /**
     * What became of one.
     *
     * @param post empty where it is not to come any more, or is not theirs to see
     * @param word a key of the texts
     */
    record Outcome(long id, Optional<Desk.Coming> post, String word) {
        boolean isApproved() {
            return word.equals("approved");
        }
    }

    /** As a form sends it; none where nothing is to be read. */
    static Stream<Ticket> read(String sent) {
        Matcher parts = SENT.matcher(sent);
        return parts.matches() ? Stream.of(new Ticket(Long.parseLong(parts.group(1)), parts.group(2))) : Stream.empty();
    }

    /** What a form sends for a post; null for who may not approve it, and where nothing is to be approved. */
    static @Nullable String of(Desk.Coming post, ComingPosts posts) {
        return post.waitsForApproval() && posts.mayApprove(post)
                ? post.delivery().id() + ":" + post.mark()
                : null;
    }

    /** Approves each that may be: the words are read anew, and have to be those that were ticked. */
    static List<Outcome> use(List<Ticket> tickets, ComingPosts posts) {
        Map<Long, Desk.Coming> read = posts
                .read(tickets.stream().map(Ticket::id).toList())
                .stream()
                .collect(Collectors.toMap(post -> post.delivery().id(), Function.identity()));
        return tickets.stream()
                .map(ticket -> ticket.use(Optional.ofNullable(read.get(ticket.id())), posts))
                .toList();
    }

    private Outcome use(Optional<Desk.Coming> post, ComingPosts posts) {
        return new Outcome(
                id,
                post,
                post.map(found -> posts.approve(found, mark, UNDECIDED)).orElse("gone"));
    }
}
