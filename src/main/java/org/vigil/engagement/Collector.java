package org.vigil.engagement;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigil.account.AccountName;
import org.vigil.network.Counts;
import org.vigil.network.EngagementSource;
import org.vigil.network.NetworkUnavailable;

/**
 * Asks the networks what followers did with the posts that are due to be read, and appends it to the log.
 *
 * <p>What one account's network does never stops the others.
 */
public final class Collector {
    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

    private final Observations observations;
    private final Function<AccountName, Optional<EngagementSource>> sources;
    private final InstantSource clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /** Posts of which the network did not speak, or nonsense, and the moment for which it was asked: not asked twice for it. */
    private final Map<Long, Instant> answered = new HashMap<>();

    /** @param sources who tells of an account; empty where nobody can, such as after it went from the files */
    public Collector(
            Observations observations, Function<AccountName, Optional<EngagementSource>> sources, InstantSource clock) {
        this.observations = observations;
        this.sources = sources;
        this.clock = clock;
    }

    /**
     * Reads what is due. Safe for many threads; one works at a time.
     *
     * @return how many observations were appended
     */
    public int collect() {
        oneAtATime.lock();
        try {
            Instant now = clock.instant();
            answered.values().removeIf(step -> step.isBefore(now.minus(ReadTimes.LONGEST_STEP.multipliedBy(2))));
            return observations.dueAccounts(now).stream()
                    .mapToInt(account -> collect(account, now))
                    .sum();
        } finally {
            oneAtATime.unlock();
        }
    }

    private int collect(AccountName account, Instant now) {
        try {
            Optional<EngagementSource> source = sources.apply(account);
            return source.isPresent() ? read(account, source.get(), now) : 0;
        } catch (NetworkUnavailable e) {
            LOG.info("The engagement of {} could not be read and will be tried again: {}", account, e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("The engagement of {} could not be read and will be tried again", account, e);
        }
        return 0;
    }

    private int read(AccountName account, EngagementSource source, Instant now) throws NetworkUnavailable {
        List<Due> due = observations.due(account, now).stream()
                .filter(Predicate.not(this::hasBeenAnswered))
                .toList();
        if (due.isEmpty()) {
            return 0;
        }
        Map<String, Counts> counts =
                source.counts(due.stream().map(Due::remoteId).toList());
        List<Observation> readings = due.stream()
                .flatMap(post -> observation(account, post, Optional.ofNullable(counts.get(post.remoteId())), now)
                        .map(read -> new Observation(post.delivery(), now, read, source.simulated()))
                        .stream())
                .toList();
        observations.append(readings);
        due.forEach(post -> answered.put(post.delivery(), post.step()));
        readings.forEach(reading -> answered.remove(reading.delivery()));
        return readings.size();
    }

    private boolean hasBeenAnswered(Due post) {
        return post.step().equals(answered.get(post.delivery()));
    }

    private static Optional<Counts> observation(AccountName account, Due post, Optional<Counts> read, Instant now) {
        Optional<String> objection =
                read.flatMap(counts -> Plausibility.objection(counts, post.earlier(), post.since(), now));
        objection.ifPresent(why -> LOG.warn(
                "What the network of {} says of post {} cannot be true and is not kept: {}",
                account,
                post.remoteId(),
                why));
        return objection.isPresent() ? Optional.empty() : read;
    }
}
