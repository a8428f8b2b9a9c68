package org.vigil.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.Account;
import org.vigil.account.RateBuckets;
import org.vigil.account.Sessions;
import org.vigil.database.Database;
import org.vigil.network.Outcome;
import org.vigil.network.Reading;
import org.vigil.network.Session;
import org.vigil.network.Sighting;
import org.vigil.network.StandingPost;

/**
 * Finds out what became of attempts whose answer was lost: by asking, never by sending again blindly. Takes one delivery
 * that is settling, asks its network outside of any transaction, and decides in another that looks again whether it is
 * still to be decided. Any number may run at once, on any number of nodes.
 */
final class Settling {
    /** How long one asking may take before another node asks as well. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    /** So many posts of others a reading passes over on its way to a known one: more costs more, and money on X. */
    private static final int MOST_STRANGE_POSTS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final DeliveryQueue queue;
    private final DeliveryStates states;
    private final UnknownAttempts unknown;
    private final Askings askings;
    private final KnownPosts known;
    private final Attempts attempts;
    private final AcceptedFiles files;
    private final Sessions sessions;
    private final RateBuckets rates;
    private final SettlingPolicy policy;
    private final Course course;
    private final String node;

    Settling(
            Database database,
            InstantSource clock,
            AcceptedFiles files,
            Sessions sessions,
            RandomGenerator random,
            String node) {
        JdbcClient jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.clock = clock;
        this.queue = new DeliveryQueue(jdbc);
        this.states = new DeliveryStates(jdbc);
        this.unknown = new UnknownAttempts(jdbc);
        this.askings = new Askings(jdbc);
        this.known = new KnownPosts(jdbc);
        this.attempts = new Attempts(jdbc);
        this.files = files;
        this.sessions = sessions;
        this.rates = new RateBuckets(database);
        this.policy = new SettlingPolicy(random);
        this.course = new Course(states);
        this.node = node;
    }

    /** What a network said. */
    private sealed interface Answer {
        /** It says everything by itself. */
        record Clear(Finding finding) implements Answer {}

        /** It has to be compared with what Vigil knows of the account. */
        record Posts(Reading.Posts reading) implements Answer {}
    }

    /** Asks about one delivery; false where none is to be asked about. */
    boolean step() {
        Optional<DeliveryQueue.Question> claimed = queue.settling(LEASE);
        claimed.ifPresent(question -> unknown.of(question.delivery().id())
                .ifPresentOrElse(
                        asked -> {
                            Answer answer = ask(question.delivery(), asked);
                            transactions.executeWithoutResult(status -> decide(question, asked, answer));
                        },
                        () -> transactions.executeWithoutResult(status -> withoutAttempt(question))));
        return claimed.isPresent();
    }

    /** Whoever has no unknown attempt any more is not settling either; should it happen, a person is told. */
    private void withoutAttempt(DeliveryQueue.Question question) {
        queue.lock(question)
                .filter(delivery -> unknown.of(delivery.id()).isEmpty())
                .ifPresent(delivery -> states.uncertain(delivery, "Vigil does not know which attempt to ask about"));
    }

    private Answer ask(Delivery delivery, Inquiry asked) {
        Account account = files.inForce().workspace().accounts().get(delivery.account());
        if (account == null) {
            return new Answer.Clear(new Finding.CannotBeAsked("the account is not in accounts.yaml any more"));
        }
        Instant now = clock.instant();
        Optional<Instant> blocked = rates.readsBlockedUntil(delivery.account(), now);
        if (blocked.isPresent()) {
            return new Answer.Clear(new Finding.NotReached(
                    "the network's limit for questions is used up", Duration.between(now, blocked.get())));
        }
        try {
            return ask(sessions.open(account), asked);
        } catch (RuntimeException e) {
            LOG.error("asking about delivery {} failed inside Vigil", delivery.id(), e);
            return notReached("a fault inside Vigil (" + e.getClass().getSimpleName() + "): " + e.getMessage());
        }
    }

    /** By its key, where the network finds posts by it; else among the account's own posts. */
    private static Answer ask(Session session, Inquiry asked) {
        return switch (session.publishedUnder(asked.attempt().idempotencyKey())) {
            case Sighting.Stands stands -> new Answer.Clear(new Finding.Stands(stands.post()));
            case Sighting.Absent absent -> new Answer.Clear(new Finding.Absent());
            case Sighting.NotReached notReached -> notReached(notReached.reason());
            case Sighting.CannotBeAsked byKey ->
                switch (session.posts(new HashSet<>(asked.knownBefore()), MOST_STRANGE_POSTS + asked.triedSince())) {
                    case Reading.Posts posts -> new Answer.Posts(posts);
                    case Reading.NotReached notReached -> notReached(notReached.reason());
                    case Reading.CannotBeAsked cannot -> new Answer.Clear(new Finding.CannotBeAsked(cannot.reason()));
                };
        };
    }

    private static Answer notReached(String why) {
        return new Answer.Clear(new Finding.NotReached(why, Duration.ZERO));
    }

    private void decide(DeliveryQueue.Question question, Inquiry asked, Answer answer) {
        Attempt attempt = asked.attempt();
        Optional<Delivery> settling = queue.lock(question).filter(delivery -> unknown.lock(attempt));
        Finding finding =
                switch (answer) {
                    case Answer.Clear clear -> plausible(asked, clear.finding());
                    case Answer.Posts posts -> judge(asked, posts.reading());
                };
        askings.note(attempt, question.askedAt(), finding, node);
        settling.ifPresent(delivery -> {
            SettlingPolicy.Step step = policy.after(finding, askings.progress(attempt, question.askedAt()));
            carryOut(step, delivery, attempt);
        });
    }

    private Finding plausible(Inquiry asked, Finding finding) {
        return finding instanceof Finding.Stands stands
                        && unknown.isOfAnother(asked.attempt(), stands.post().remoteId())
                ? new Finding.NoProof("under its key the network shows a post that is another delivery's")
                : finding;
    }

    /** What is read now is of no attempt that comes later: the next time it is nothing new. */
    private Finding judge(Inquiry asked, Reading.Posts reading) {
        List<String> ids =
                reading.newestFirst().stream().map(StandingPost::remoteId).toList();
        Accounted accounted = unknown.accounted(asked.attempt(), ids);
        known.seen(asked.attempt().account(), reading.newestFirst());
        return Evidence.of(asked, reading, accounted);
    }

    private void carryOut(SettlingPolicy.Step step, Delivery delivery, Attempt attempt) {
        switch (step) {
            case SettlingPolicy.Step.Stands stands -> stands(delivery, attempt, stands.post());
            case SettlingPolicy.Step.NeverArrived never -> {
                unknown.absent(attempt, "the network was asked, and it never arrived");
                course.again(delivery, attempt.part(), "its first try never arrived there", Duration.ZERO);
            }
            case SettlingPolicy.Step.AskAgain again -> states.askAgain(delivery, again.after());
            case SettlingPolicy.Step.AskAPerson ask -> states.uncertain(delivery, delivery.why() + ". " + ask.why());
        }
    }

    private void stands(Delivery delivery, Attempt attempt, StandingPost post) {
        attempts.end(attempt, new Outcome.Published(post.remoteId(), post.url()));
        course.stands(
                delivery,
                attempt.part(),
                Course.parts(delivery),
                Optional.ofNullable(post.url()).map(Object::toString),
                post.postedAt());
    }
}
