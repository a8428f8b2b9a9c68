package org.vigil.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.delivery.KnownPosts;
import org.vigil.network.Reading;
import org.vigil.network.Session;
import org.vigil.network.StandingPost;

/**
 * Reads the newest posts of an account and compares them with what Vigil sent there. The network is read first and our own
 * tables after it, so that a post of ours whose record is not yet written is never taken for a stranger's.
 */
final class Looks {
    /** How far back an account is read where nothing is met that stood there before. */
    private static final int MOST_POSTS = 60;

    private static final int REMEMBERED = 20;

    /** A network may show a post so late that newer ones were seen already: what is younger is read again. */
    private static final Duration SHOWN_WITHIN = Duration.ofHours(1);

    private final InstantSource clock;
    private final Ours ours;
    private final KnownPosts known;
    private final Sights sights;
    private final Alarms alarms;

    Looks(JdbcClient jdbc, InstantSource clock) {
        this.clock = clock;
        this.ours = new Ours(jdbc);
        this.known = new KnownPosts(jdbc);
        this.sights = new Sights(jdbc);
        this.alarms = new Alarms(jdbc);
    }

    /** What came of looking. */
    sealed interface Look {
        /** @param noting writes down what was seen; belongs into the transaction of the alarms */
        record Seen(List<Alarm> strange, Runnable noting) implements Look {}

        /** The network tells nobody what stands there. */
        record CannotBeAsked() implements Look {}

        record NotReached(String reason) implements Look {}
    }

    /** The first look at an account finds nothing strange: it only notes what stands there. */
    Look look(Session session, AccountName account) {
        Sights.Noted noted = sights.noted(account);
        Instant now = clock.instant();
        return switch (session.posts(noted.stood(), MOST_POSTS)) {
            case Reading.CannotBeAsked never -> new Look.CannotBeAsked();
            case Reading.NotReached notReached -> new Look.NotReached(notReached.reason());
            case Reading.Posts posts -> {
                Instant acceptedAt = noted.acceptedAt();
                yield acceptedAt == null
                        ? new Look.Seen(List.of(), () -> {
                            accept(account, posts.newestFirst(), now);
                            known.seen(account, posts.newestFirst());
                        })
                        : new Look.Seen(strange(account, posts.newestFirst(), acceptedAt), () -> {
                            remember(account, posts.newestFirst(), now.minus(SHOWN_WITHIN));
                            known.seen(account, posts.newestFirst());
                        });
            }
        };
    }

    /** As it stands now, it is in order. A network's clock may be ahead of ours. */
    void accept(AccountName account, List<StandingPost> newestFirst, Instant now) {
        Instant newest = newestFirst.stream()
                .map(StandingPost::postedAt)
                .max(Comparator.naturalOrder())
                .orElse(now);
        sights.accept(account, newest.isAfter(now) ? newest : now);
        remember(account, newestFirst, Instant.MAX);
    }

    private void remember(AccountName account, List<StandingPost> newestFirst, Instant before) {
        List<String> stood = newestFirst.stream()
                .filter(post -> post.postedAt().isBefore(before))
                .limit(REMEMBERED)
                .map(StandingPost::remoteId)
                .toList();
        if (!stood.isEmpty()) {
            sights.stood(account, stood);
        }
    }

    private List<Alarm> strange(AccountName account, List<StandingPost> newestFirst, Instant after) {
        if (newestFirst.isEmpty()) {
            return List.of();
        }
        Instant oldest = newestFirst.stream()
                .map(StandingPost::postedAt)
                .min(Comparator.naturalOrder())
                .orElse(after);
        List<StrangePosts.Sent> sent = ours.sent(account, oldest.minus(Duration.ofDays(1)));
        return StrangePosts.among(newestFirst, sent, alarms.reported(account, Alarm.Kind.STRANGE_POST), after).stream()
                .map(post -> new Alarm(
                        Alarm.Kind.STRANGE_POST,
                        "a post stands there that Vigil did not make: " + Alarm.quoted(post.text()) + ".",
                        post.remoteId(),
                        post.url() == null ? null : post.url().toString()))
                .toList();
    }
}
