package org.vigil.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountStates;
import org.vigil.account.RateBuckets;
import org.vigil.account.Sessions;
import org.vigil.database.Database;

/**
 * Asks the gate before the time what it would say: of the next post of each account of each campaign, whether a person
 * would have to do something first. Changes nothing.
 */
public final class Foresight {
    private static final Logger LOG = LoggerFactory.getLogger(Foresight.class);

    private final InstantSource clock;
    private final Deliveries deliveries;
    private final Gate gate;

    public Foresight(Database database, InstantSource clock, AcceptedFiles files, Sessions sessions) {
        JdbcClient jdbc = database.jdbc();
        this.clock = clock;
        this.deliveries = new Deliveries(jdbc);
        this.gate = new Gate(
                deliveries,
                files,
                new Restrictions(jdbc),
                new StartedCampaigns(jdbc),
                new AgreedSchedules(jdbc),
                new Approvals(jdbc),
                new AccountStates(database),
                new RateBuckets(database),
                // What is late keeps its distance: nothing that a person has to do.
                new CatchUp(new Attempts(jdbc), Duration.ZERO),
                sessions,
                new Removals(jdbc),
                new RecentWords(jdbc));
    }

    /**
     * A post that would be held.
     *
     * @param cause without what is particular to this post: the same for all that one act of a person would let go
     */
    public record Held(Delivery delivery, String cause) {
        public boolean waitsForApproval() {
            return cause.equals(Gate.NOT_APPROVED);
        }

        /** Whether it waits for its account, or for a file: each is a trouble of its own, whatever posts it keeps back. */
        public boolean isOfAccountOrFile() {
            return cause.equals(Gate.ACCOUNT_PAUSED) || cause.equals(Gate.FILE_BROKEN);
        }
    }

    /** What would be held, or is, if nobody did anything until its time. */
    public List<Held> held() {
        Instant now = clock.instant();
        List<Delivery> next = deliveries.next();
        Circumstances circumstances = gate.circumstances(next, now);
        return next.stream()
                .flatMap(delivery ->
                        held(delivery, circumstances.at(delivery.dueAt().isBefore(now) ? now : delivery.dueAt()))
                                .stream())
                .toList();
    }

    /** A fault in making one post must not hide what is to be said of the others. */
    private Optional<Held> held(Delivery delivery, Circumstances then) {
        try {
            return gate.decide(delivery, then) instanceof Verdict.Hold hold
                    ? Optional.of(new Held(delivery, Discreet.cause(hold.why())))
                    : Optional.empty();
        } catch (RuntimeException e) {
            LOG.warn("the gate failed over delivery {}", delivery.id(), e);
            return Optional.of(new Held(
                    delivery,
                    "a fault inside Vigil keeps it back (" + e.getClass().getSimpleName() + ")"));
        }
    }
}
