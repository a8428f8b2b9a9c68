package org.vigil.delivery;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.database.Database;
import org.vigil.network.Outcome;
import org.vigil.network.Reading;
import org.vigil.network.Session;
import org.vigil.network.Sighting;
import org.vigil.network.StandingPost;
import org.vigil.operator.Audit;

/** A correction's reply whose answer was lost: looks for it on its network, and hears what a person has seen. */
public final class LostReply {
    /** Of the account's newest posts; the reply is younger than all of those before it. */
    private static final int LOOK_AT = 40;

    private final TransactionTemplate transactions;
    private final Corrections corrections;
    private final Attempts attempts;
    private final UnknownAttempts unknown;
    private final ReplyAttempts replies;
    private final Audit audit;

    public LostReply(Database database) {
        JdbcClient jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.corrections = new Corrections(jdbc);
        this.attempts = new Attempts(jdbc);
        this.unknown = new UnknownAttempts(jdbc);
        this.replies = new ReplyAttempts(jdbc);
        this.audit = new Audit(jdbc);
    }

    /**
     * The reply, if the network shows it: found as a lost part of a post is. Where it shows none, or more than one, that
     * proves nothing.
     *
     * @param answered the remote id of what it answers; null where that is not known
     */
    Optional<Outcome.Published> find(Session session, Correction correction, @Nullable String answered) {
        return replies.unknown(correction)
                .flatMap(attempt -> find(session, attempt, correction.words(), answered))
                .map(post -> new Outcome.Published(post.remoteId(), post.url()));
    }

    private Optional<StandingPost> find(Session session, Attempt attempt, String words, @Nullable String answered) {
        if (session.publishedUnder(attempt.idempotencyKey()) instanceof Sighting.Stands stands) {
            return Optional.of(stands.post()).filter(post -> !unknown.isOfAnother(attempt, post.remoteId()));
        }
        if (answered == null || !(session.posts(Set.of(answered), LOOK_AT) instanceof Reading.Posts posts)) {
            return Optional.empty();
        }
        List<String> ids =
                posts.newestFirst().stream().map(StandingPost::remoteId).toList();
        Inquiry asked = new Inquiry(attempt, words, answered, List.of(answered), null, 0);
        return Evidence.of(asked, posts, unknown.accounted(attempt, ids)) instanceof Finding.Stands stands
                ? Optional.of(stands.post())
                : Optional.empty();
    }

    void stands(Correction correction, Outcome.Published published) {
        URI url = published.url();
        transactions.executeWithoutResult(status -> {
            replies.unknown(correction).ifPresent(attempt -> attempts.end(attempt, published));
            corrections.done(correction, url == null ? null : url.toString());
        });
    }

    /**
     * Somebody has seen it on the account.
     *
     * @param remoteId of the reply, as its network calls what stands at that address
     * @return false where no reply to that post is uncertain
     */
    public boolean itIsThere(long delivery, String remoteId, URI url, String who) {
        return decide(delivery, who, "it is there", (correction, attempt) -> {
            attempts.end(attempt, new Outcome.Published(remoteId, url));
            corrections.done(correction, url.toString());
        });
    }

    /**
     * Somebody has looked and it is not there: it goes out, if it still may.
     *
     * @return false where no reply to that post is uncertain
     */
    public boolean sendAgain(long delivery, String who) {
        return decide(delivery, who, "send again", (correction, attempt) -> {
            unknown.absent(attempt, who + " has looked, and it is not there");
            corrections.sendAgain(correction);
        });
    }

    private interface Decision {
        void carryOut(Correction correction, Attempt lost);
    }

    private boolean decide(long delivery, String who, String what, Decision decision) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Optional<Correction> uncertain = corrections.of(delivery).stream()
                    .filter(correction -> correction.state() == CorrectionState.UNCERTAIN)
                    .findFirst();
            Optional<Attempt> lost = uncertain.flatMap(replies::unknown);
            if (uncertain.isEmpty() || lost.isEmpty()) {
                return false;
            }
            decision.carryOut(uncertain.get(), lost.get());
            audit.record(who, what, "correction of delivery " + delivery, null);
            return true;
        }));
    }
}
