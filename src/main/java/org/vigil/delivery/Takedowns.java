package org.vigil.delivery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.database.Database;
import org.vigil.operator.Audit;
import org.vigil.profile.ProfileId;

/** Asks for posts to be taken away: one, or everything that was said of a person. {@link Remover} does it. */
public final class Takedowns {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Removals removals;
    private final Corrections corrections;
    private final Mentions mentions;
    private final Brakes brakes;
    private final Audit audit;
    private final GateLock lock;

    public Takedowns(Database database, AcceptedFiles files) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.removals = new Removals(jdbc);
        this.corrections = new Corrections(jdbc);
        this.mentions = new Mentions(database, files);
        this.brakes = new Brakes(database);
        this.audit = new Audit(jdbc);
        this.lock = new GateLock(jdbc);
    }

    /** @param sums how many of its posts stand in each state */
    public record Job(ProfileId person, String askedBy, Instant askedAt, Map<RemovalState, Long> sums) {
        public long in(RemovalState state) {
            return sums.getOrDefault(state, 0L);
        }

        public boolean ended() {
            return in(RemovalState.ASKED) == 0;
        }
    }

    /**
     * Holds a person and asks for everything that was said of them to go; nobody asks why. Asked for again, it finds what
     * has come to light since, and tries once more what could not be done.
     *
     * @return what is to go and was not asked for before, or could not be done
     */
    public List<Mentions.Mention> everythingOf(ProfileId person, String who) {
        brakes.apply(new Brakes.Target.Person(person), null, who);
        List<Mentions.Mention> found = transactions.execute(status -> {
            jdbc.sql("insert into takedown (person, asked_by) values (:person, :who) on conflict do nothing")
                    .param("person", person.value())
                    .param("who", who)
                    .update();
            audit.record(who, "take down", person.value(), null);
            // Read after the hold has committed: whatever was begun before it is among these.
            List<Mentions.Mention> mentioned = mentions.of(person);
            mentioned.forEach(mention -> ask(mention.delivery(), person, mention.how(), who));
            lock.takeAlone();
            return mentioned;
        });
        return found;
    }

    /** Why there is nothing of a post that could be deleted, as the rest of a sentence about it; empty where it stands or may. */
    public static Optional<String> nothingStands(Delivery delivery) {
        return switch (delivery.state()) {
            case PLANNED, HELD, DUE -> Optional.of("has not gone out");
            case REFUSED, MISSED, WITHDRAWN -> Optional.of("never went out: " + delivery.why());
            case SENDING, SETTLING, UNCERTAIN, PUBLISHED, PUBLISHED_IN_PART -> Optional.empty();
        };
    }

    /** Asks for one post to go, all its parts. */
    public void one(Delivery delivery, String who) {
        transactions.executeWithoutResult(status -> {
            audit.record(who, "delete", "delivery " + delivery.id(), null);
            ask(delivery, null, Mentions.How.OWN, who);
            lock.takeAlone();
        });
    }

    private void ask(Delivery delivery, @Nullable ProfileId person, Mentions.How how, String who) {
        removals.ask(delivery, person, how, who);
        corrections.withdraw(delivery.id(), "the post is being deleted");
    }

    /**
     * Deletes nothing more of a person. What is gone stays gone, and the hold stays.
     *
     * @return how many posts stay because of it; empty where nobody asked for such a takedown
     */
    public Optional<Integer> callOff(ProfileId person, String who) {
        if (job(person).isEmpty()) {
            return Optional.empty();
        }
        Integer kept = transactions.execute(status -> {
            audit.record(who, "call off", person.value(), null);
            return removals.callOff(person);
        });
        return Optional.of(kept);
    }

    public Optional<Job> job(ProfileId person) {
        return jobs().stream().filter(job -> job.person().equals(person)).findFirst();
    }

    /** The newest first. */
    public List<Job> jobs() {
        return jdbc
                .sql("select person, asked_by, asked_at from takedown order by asked_at desc, person")
                .query((row, n) -> new Job(
                        new ProfileId(row.getString("person")),
                        row.getString("asked_by"),
                        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                        Map.of()))
                .list()
                .stream()
                .map(job -> new Job(job.person(), job.askedBy(), job.askedAt(), removals.sums(job.person())))
                .toList();
    }
}
