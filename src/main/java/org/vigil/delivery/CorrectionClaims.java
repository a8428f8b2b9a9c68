package org.vigil.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.Account;
import org.vigil.account.AccountStates;
import org.vigil.account.RateBuckets;
import org.vigil.account.Sessions;
import org.vigil.database.Database;

/** Takes corrections in hand and decides, in the same transaction, what is to be done for each. */
final class CorrectionClaims {
    static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final AcceptedFiles files;
    private final Sessions sessions;
    private final Deliveries deliveries;
    private final StandingPosts standing;
    private final Corrections corrections;
    private final Removals removals;
    private final ReplyAttempts replies;
    private final RateBuckets rates;
    private final CorrectionRules rules;
    private final RepeatedReplies repeated;
    private final GateLock lock;
    private final String node;

    CorrectionClaims(Database database, InstantSource clock, AcceptedFiles files, Sessions sessions, String node) {
        JdbcClient jdbc = database.jdbc();
        this.clock = clock;
        this.files = files;
        this.sessions = sessions;
        this.deliveries = new Deliveries(jdbc);
        this.standing = new StandingPosts(jdbc);
        this.corrections = new Corrections(jdbc);
        this.removals = new Removals(jdbc);
        this.replies = new ReplyAttempts(jdbc);
        this.rates = new RateBuckets(database);
        this.rules = new CorrectionRules(files, new Restrictions(jdbc), new AccountStates(database));
        this.repeated = new RepeatedReplies(corrections);
        this.lock = new GateLock(jdbc);
        this.node = node;
    }

    /** Belongs into a transaction. As for any attempt, what restricts is read under the gate's lock. */
    CorrectionTask next() {
        lock.share();
        return corrections
                .claim(node)
                .map(correction -> switch (correction.state()) {
                    case UNCERTAIN -> toAsk(correction);
                    case ASKED -> toMake(correction);
                    case DONE, REFUSED, WITHDRAWN ->
                        throw new IllegalStateException("correction " + correction.id() + " has ended");
                })
                .orElseGet(CorrectionTask.Nothing::new);
    }

    private Optional<Account> account(Correction correction) {
        return Optional.ofNullable(files.inForce().workspace().accounts().get(correction.account()))
                .filter(sessions::ready);
    }

    private CorrectionTask toAsk(Correction correction) {
        return account(correction)
                .<CorrectionTask>map(account -> new CorrectionTask.Ask(
                        correction,
                        account,
                        standing.remoteId(correction.delivery(), correction.part())
                                .orElse(null)))
                .orElseGet(() -> {
                    corrections.uncertain(correction, "the reply may stand on the network, or not", LOOK_AGAIN);
                    return new CorrectionTask.Decided();
                });
    }

    private CorrectionTask toMake(Correction correction) {
        Delivery delivery = deliveries.find(correction.delivery()).orElseThrow();
        Optional<StandingPart> where = standing.of(delivery.id()).stream()
                .filter(part -> part.part() == correction.part())
                .findFirst();
        if (where.isEmpty() || removals.forbids(delivery)) {
            return never(correction, "the post does not stand any more, or is being deleted");
        }
        Optional<Account> account = account(correction);
        if (account.isEmpty()) {
            return later(correction, LOOK_AGAIN, "the account is not in accounts.yaml any more, or has no secrets");
        }
        return rules.forbid(delivery, account.get(), correction, clock.instant())
                .or(() -> repeated.forbid(
                        account.get(), correction, files.inForce().workspace()))
                .map(why -> never(correction, why))
                .orElseGet(() -> toMake(correction, delivery, account.get(), where.get()));
    }

    private CorrectionTask toMake(Correction correction, Delivery delivery, Account account, StandingPart where) {
        OriginalPart original =
                OriginalPart.of(delivery, where.part(), account, files.inForce().workspace());
        return switch (correction.way()) {
            case EDIT -> new CorrectionTask.Edit(correction, account, where, original);
            case REPLY -> toReply(correction, delivery, account, where, original);
        };
    }

    private CorrectionTask toReply(
            Correction correction, Delivery delivery, Account account, StandingPart where, OriginalPart original) {
        Optional<String> delay = rules.delay(delivery);
        if (delay.isPresent()) {
            return later(correction, LOOK_AGAIN, delay.get());
        }
        Optional<Instant> blocked = rates.blockedUntil(account.name(), clock.instant());
        if (blocked.isPresent()) {
            return later(
                    correction,
                    Duration.between(clock.instant(), blocked.get()),
                    "the network's limit for this account is used up");
        }
        return new CorrectionTask.Reply(
                correction,
                account,
                replies.write(correction, node),
                original.saying(correction.words()),
                where.asPrevious());
    }

    private CorrectionTask later(Correction correction, Duration time, String why) {
        corrections.waits(correction, time, why);
        return new CorrectionTask.Decided();
    }

    private CorrectionTask never(Correction correction, String why) {
        corrections.withdrawn(correction, why);
        return new CorrectionTask.Decided();
    }
}
