package org.vigil.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
 *
 * <p>Each answer takes the words of a post, so that one look asks about some of them only: those that it has never asked
 * about, then those about which it asked longest ago. What it heard of the others it remembers. It needs no transaction and
 * holds no lock: what it takes is time.
 */
public final class Foresight {
    private static final Logger LOG = LoggerFactory.getLogger(Foresight.class);

    /**
     * How many posts one look asks about. More: with many accounts each answer is fresher. Fewer: a look takes less of the
     * processor, some ten milliseconds a post. With twice as many accounts an answer is as old as two looks.
     */
    static final int AT_ONCE = 100;

    private final InstantSource clock;
    private final Deliveries deliveries;
    private final Gate gate;
    private final int atOnce;
    private final Map<Long, Heard> heard = new HashMap<>();
    private long looks;

    public Foresight(Database database, InstantSource clock, AcceptedFiles files, Sessions sessions) {
        this(database, clock, files, sessions, AT_ONCE);
    }

    Foresight(Database database, InstantSource clock, AcceptedFiles files, Sessions sessions, int atOnce) {
        JdbcClient jdbc = database.jdbc();
        this.clock = clock;
        this.atOnce = atOnce;
        this.deliveries = new Deliveries(jdbc);
        this.gate = new Gate(
                new SaidAlready(jdbc),
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

    /**
     * What the gate said.
     *
     * @param held what would be held, or is, if nobody did anything until its time
     * @param asked of how many posts it was asked in this look
     * @param all whether it has been asked of each post that is next by now; where not, nothing can be said to be over
     */
    public record Look(List<Held> held, int asked, boolean all) {}

    /**
     * What it said of a post.
     *
     * @param as the post as it stood then: where it was moved or changed its state since, the answer says nothing
     * @param in which look, from 1
     */
    private record Heard(Delivery as, Optional<Held> answer, long in) {
        boolean isOf(Delivery delivery) {
            return as.dueAt().equals(delivery.dueAt())
                    && as.profile().equals(delivery.profile())
                    && as.state() == delivery.state();
        }
    }

    /** Asks about some posts, and says what is known of all that are next. */
    public synchronized Look look() {
        Instant now = clock.instant();
        looks++;
        List<Delivery> next = deliveries.next();
        heard.keySet().retainAll(next.stream().map(Delivery::id).collect(Collectors.toSet()));
        List<Delivery> asked = next.stream()
                .sorted(Comparator.comparingLong(this::lastAsked).thenComparing(Delivery::dueAt))
                .limit(atOnce)
                .toList();
        Circumstances circumstances = gate.circumstances(asked, now);
        for (Delivery delivery : asked) {
            Optional<Held> answer =
                    held(delivery, circumstances.at(delivery.dueAt().isBefore(now) ? now : delivery.dueAt()));
            heard.put(delivery.id(), new Heard(delivery, answer, looks));
        }
        return new Look(
                next.stream().flatMap(delivery -> answer(delivery).stream()).toList(),
                asked.size(),
                next.stream().allMatch(delivery -> lastAsked(delivery) > 0));
    }

    /** As {@link #look} says it. */
    public List<Held> held() {
        return look().held();
    }

    /** In which look the gate was last asked of a post as it stands; 0 for never. */
    private long lastAsked(Delivery delivery) {
        Heard known = heard.get(delivery.id());
        return known != null && known.isOf(delivery) ? known.in() : 0;
    }

    private Optional<Held> answer(Delivery delivery) {
        return Optional.ofNullable(heard.get(delivery.id()))
                .filter(known -> known.isOf(delivery))
                .flatMap(Heard::answer)
                .map(held -> new Held(delivery, held.cause()));
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
