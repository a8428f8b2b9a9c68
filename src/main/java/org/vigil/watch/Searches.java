package org.vigil.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.network.Session;
import org.vigil.network.Sighting;

/** Asks for each of our posts of the last days whether it still stands. */
final class Searches {
    /** Posts are missed for so long after they were published. */
    private static final Duration MISSED = Duration.ofDays(7);

    /** A network may show a post a little later than it has taken it. */
    private static final Duration SHOWN_WITHIN = Duration.ofMinutes(10);

    /** Of one search; each is a question to the network. */
    private static final int MOST_QUESTIONS = 30;

    private final InstantSource clock;
    private final Ours ours;
    private final Sights sights;
    private final Alarms alarms;
    private final MissingPosts missing;

    Searches(JdbcClient jdbc, InstantSource clock) {
        this.clock = clock;
        this.ours = new Ours(jdbc);
        this.sights = new Sights(jdbc);
        this.alarms = new Alarms(jdbc);
        this.missing = new MissingPosts(jdbc);
    }

    /** Our posts that should stand there and do not at this moment. */
    List<Ours.Expected> absent(Session session, AccountName account) {
        return absent(session, account, expected(account));
    }

    private List<Ours.Expected> absent(Session session, AccountName account, List<Ours.Expected> asked) {
        List<Ours.Expected> absent = new ArrayList<>();
        for (Ours.Expected post : asked.subList(0, Math.min(asked.size(), MOST_QUESTIONS))) {
            switch (session.see(post.remoteId())) {
                case Sighting.Absent gone -> absent.add(post);
                case Sighting.Stands stands -> missing.forget(account, post.remoteId());
                // Nothing is known, and the next question would be answered alike.
                case Sighting.CannotBeAsked never -> {
                    return absent;
                }
                case Sighting.NotReached notReached -> {
                    return absent;
                }
            }
        }
        return absent;
    }

    /** The newest first. */
    private List<Ours.Expected> expected(AccountName account) {
        Instant since = sights.noted(account).ownSince();
        if (since == null) {
            return List.of();
        }
        Instant now = clock.instant();
        Instant from = since.isAfter(now.minus(MISSED)) ? since : now.minus(MISSED);
        Set<String> reported = alarms.reported(account, Alarm.Kind.POST_GONE);
        return ours.expected(account, from, now.minus(SHOWN_WITHIN)).stream()
                .filter(post -> !reported.contains(post.remoteId()))
                .toList()
                .reversed();
    }

    /** Of the posts that were absent some minutes ago those that are so still, and that nobody of us has removed meanwhile. */
    List<Alarm> confirmed(Session session, AccountName account) {
        List<String> missed = missing.toConfirm(account);
        if (missed.isEmpty()) {
            return List.of();
        }
        List<Ours.Expected> asked = expected(account).stream()
                .filter(post -> missed.contains(post.remoteId()))
                .toList();
        missed.stream()
                .filter(id -> asked.stream().noneMatch(post -> post.remoteId().equals(id)))
                .forEach(id -> missing.forget(account, id));
        return absent(session, account, asked).stream().map(Searches::gone).toList();
    }

    static Alarm gone(Ours.Expected post) {
        return new Alarm(
                Alarm.Kind.POST_GONE,
                "a post of Vigil's is gone, and Vigil did not remove it: " + Alarm.quoted(post.text()) + ".",
                post.remoteId(),
                post.url());
    }
}
