package org.vigil.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.database.Database;
import org.vigil.operator.Audit;
import org.vigil.profile.ProfileId;

/**
 * Stops and holds, and lets go again. Each is in force on every node when the call returns: no attempt is written after
 * it. What was being handed to a network at that very moment may still arrive; {@link Attempts#open} lists it.
 */
public final class Brakes {
    private final TransactionTemplate transactions;
    private final Restrictions restrictions;
    private final Deliveries deliveries;
    private final Audit audit;
    private final GateLock lock;

    public Brakes(Database database) {
        JdbcClient jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.restrictions = new Restrictions(jdbc);
        this.deliveries = new Deliveries(jdbc);
        this.audit = new Audit(jdbc);
        this.lock = new GateLock(jdbc);
    }

    /** What is stopped or held. */
    public sealed interface Target {
        record Everything() implements Target {}

        record OneCampaign(CampaignId id) implements Target {}

        record OneAccount(AccountName name) implements Target {}

        record Person(ProfileId id) implements Target {}
    }

    /**
     * @param why may be null: nobody has to say why somebody must not be spoken of
     * @return whether it was not in force already
     */
    public boolean apply(Target target, @Nullable String why, String who) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean isNew = restrictions.set(scope(target), subject(target), why, who);
            if (isNew) {
                // The reason of a hold on a person may be the very thing that must not be told: it stays in its own
                // row.
                audit.record(who, target instanceof Target.Person ? "hold" : "stop", subject(target), null);
            }
            lock.takeAlone();
            return isNew;
        }));
    }

    /** @return whether there was something to let go */
    public boolean release(Target target, String who) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean was = restrictions.lift(scope(target), subject(target), who);
            if (was) {
                audit.record(who, target instanceof Target.Person ? "lift" : "resume", subject(target), null);
                deliveries.lookAgain();
            }
            return was;
        }));
    }

    public List<Restrictions.Restriction> inForce() {
        return restrictions.inForce().restrictions();
    }

    private static Restrictions.Scope scope(Target target) {
        return switch (target) {
            case Target.Everything everything -> Restrictions.Scope.EVERYTHING;
            case Target.OneCampaign campaign -> Restrictions.Scope.CAMPAIGN;
            case Target.OneAccount account -> Restrictions.Scope.ACCOUNT;
            case Target.Person person -> Restrictions.Scope.PERSON;
        };
    }

    private static String subject(Target target) {
        return switch (target) {
            case Target.Everything everything -> "*";
            case Target.OneCampaign campaign -> campaign.id().value();
            case Target.OneAccount account -> account.name().value();
            case Target.Person person -> person.id().value();
        };
    }
}
