package org.vigil.delivery;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
    private final Identities identities;
    private final Consents consents;
    private final Deliveries deliveries;
    private final Audit audit;
    private final GateLock lock;

    public Brakes(Database database) {
        JdbcClient jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.restrictions = new Restrictions(jdbc);
        this.consents = new Consents(jdbc);
        this.identities = new Identities(jdbc);
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
     * @param why Vigil's own words, such as {@link Restrictions#RESTORED}, or null. What a person says of it is kept nowhere
     *     here: see {@link HoldReasons}
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

    /** What came of lifting a hold. */
    public sealed interface Lifting {
        /** @param left who hold the same person still */
        record Lifted(List<Restrictions.Restriction> left) implements Lifting {}

        record NotOnHold() implements Lifting {}

        /** @param by who set it: they can lift it, and so can the people of the organisation that holds the case */
        record NotYours(List<Restrictions.Restriction> by) implements Lifting {}
    }

    /**
     * Ends a hold on a person: of each who set one their own, of the people of the case's organisation everybody's. What a
     * changed file brought was set by nobody, so anybody may end it where no organisation holds the case.
     *
     * @param caseHolders who speak for the organisation that holds the case; empty where none does
     */
    public Lifting lift(ProfileId person, String who, Set<String> caseHolders) {
        return lift(person, who, caseHolders, hold -> true);
    }

    /**
     * As above.
     *
     * @param meant of those that may be ended, which are to be: those that somebody has seen
     */
    public Lifting lift(
            ProfileId person, String who, Set<String> caseHolders, Predicate<Restrictions.Restriction> meant) {
        Lifting lifting = transactions.execute(status -> {
            List<Restrictions.Restriction> holds = restrictions.inForce().holds(person);
            List<Restrictions.Restriction> theirs = holds.stream()
                    .filter(hold -> mayLift(hold, who, caseHolders) && meant.test(hold))
                    .toList();
            if (theirs.isEmpty()) {
                return holds.isEmpty() ? new Lifting.NotOnHold() : new Lifting.NotYours(holds);
            }
            theirs.forEach(hold -> restrictions.lift(hold.id(), who));
            audit.record(who, "lift", person.value(), null);
            deliveries.lookAgain();
            return new Lifting.Lifted(
                    holds.stream().filter(hold -> !theirs.contains(hold)).toList());
        });
        return lifting;
    }

    /** Whether somebody may end a hold, as {@link #lift} does. */
    public static boolean mayLift(Restrictions.Restriction hold, String who, Set<String> caseHolders) {
        return sameName(hold.setBy(), who)
                || caseHolders.stream().anyMatch(holder -> sameName(holder, who))
                || (hold.setBy().equals(AcceptedFiles.FILES) && caseHolders.isEmpty());
    }

    private static boolean sameName(String one, String other) {
        return one.strip().equalsIgnoreCase(other.strip());
    }

    /**
     * Says whether two profiles are of one human. That they are restricts, and anybody may say it. That they are not lets
     * one of them go where the other is held, or where consent was taken back for the other, so only who set that, or the
     * people of the case's organisation, may say it then.
     *
     * @return who holds one of them, or has recorded the revocation, and would have to say it; empty where it is said
     */
    public List<String> sayWhetherSame(ProfileId a, ProfileId b, boolean same, String who, Set<String> caseHolders) {
        List<String> inTheWay = transactions.execute(status -> {
            Restrictions.InForce inForce = restrictions.inForce();
            Set<ProfileId> concerned = Identities.said(a, b, inForce.people().rulings());
            Stream<String> holders = concerned.stream()
                    .flatMap(person -> inForce.holds(person).stream())
                    .filter(hold -> !mayLift(hold, who, caseHolders))
                    .map(Restrictions.Restriction::setBy);
            Stream<String> revokers = consents.revoked().stream()
                    .filter(revoked -> concerned.contains(revoked.profile()))
                    .map(Consents.Revoked::by)
                    .filter(by ->
                            !sameName(by, who) && caseHolders.stream().noneMatch(holder -> sameName(holder, who)));
            List<String> others = same
                    ? List.of()
                    : Stream.concat(holders, revokers).distinct().toList();
            if (others.isEmpty() && identities.say(a, b, same, who)) {
                audit.record(who, same ? "the same" : "not the same", a + " and " + b, null);
                deliveries.lookAgain();
                lock.takeAlone();
            }
            return others;
        });
        return inTheWay;
    }

    /** @return whether there was something to let go */
    public boolean release(Target target, String who) {
        if (target instanceof Target.Person person) {
            return lift(person.id(), who, Set.of()) instanceof Lifting.Lifted;
        }
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean was = restrictions.lift(scope(target), subject(target), who);
            if (was) {
                audit.record(who, "resume", subject(target), null);
                deliveries.lookAgain();
            }
            return was;
        }));
    }

    /** Whether everything is stopped: what each page says. */
    public boolean everythingStopped() {
        return restrictions.everythingStopped();
    }

    public List<Restrictions.Restriction> inForce() {
        return restrictions.inForce().restrictions();
    }

    static Restrictions.Scope scope(Target target) {
        return switch (target) {
            case Target.Everything everything -> Restrictions.Scope.EVERYTHING;
            case Target.OneCampaign campaign -> Restrictions.Scope.CAMPAIGN;
            case Target.OneAccount account -> Restrictions.Scope.ACCOUNT;
            case Target.Person person -> Restrictions.Scope.PERSON;
        };
    }

    static String subject(Target target) {
        return switch (target) {
            case Target.Everything everything -> "*";
            case Target.OneCampaign campaign -> campaign.id().value();
            case Target.OneAccount account -> account.name().value();
            case Target.Person person -> person.id().value();
        };
    }
}
