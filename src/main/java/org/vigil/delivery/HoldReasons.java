package org.vigil.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.SensitiveRecords;
import org.vigil.database.Database;
import org.vigil.operator.Audit;
import org.vigil.profile.ProfileId;

/**
 * Why people are held, or something is stopped, where somebody wanted that kept: a sensitive record of its own, beside the
 * row. Why a campaign stands still may tell of a person what a hold would.
 */
public final class HoldReasons {
    private static final String WHY = "why";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final SensitiveRecords sensitive;
    private final Audit audit;

    public HoldReasons(Database database, SensitiveRecords sensitive) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.sensitive = sensitive;
        this.audit = new Audit(jdbc);
    }

    /** As {@link #keep(Brakes.Target, String, String)}, of a hold on somebody. */
    public void keep(ProfileId person, String why, String who) {
        keep(new Brakes.Target.Person(person), why, who);
    }

    /**
     * Keeps the reason of a stop, or of somebody's own hold, that is in force already: whatever happens here, nothing goes
     * out.
     *
     * @throws org.vigil.account.KeyUnavailable where it cannot be encrypted
     */
    public void keep(Brakes.Target target, String why, String who) {
        Restrictions.Scope scope = Brakes.scope(target);
        String subject = Brakes.subject(target);
        transactions.executeWithoutResult(status -> jdbc.sql("""
                        select id from restriction
                        where scope = :scope and subject = :subject and lifted_at is null
                            and (scope <> 'person' or set_by = :who)
                        """)
                .param("scope", scope.word())
                .param("subject", subject)
                .param("who", who)
                .query(Long.class)
                .optional()
                .ifPresent(hold -> {
                    String owner = owner(scope, subject);
                    String digest = sensitive.keep(owner, record(hold), Map.of(WHY, why), owner + "\n" + why.strip());
                    audit.record(who, "keep reason", subject, record(hold) + "; digest " + digest);
                }));
    }

    /** Empty where none was given, or it was erased. */
    public Optional<String> of(Restrictions.Restriction hold) {
        return Optional.ofNullable(sensitive
                .read(owner(hold.scope(), hold.subject()), record(hold.id()))
                .get(WHY));
    }

    /** Erases the reasons of a stop that is over: nobody else could, since it is of no person. */
    public void forget(Brakes.Target stop) {
        sensitive.erase(owner(Brakes.scope(stop), Brakes.subject(stop)));
    }

    /** Of a person the profile's id; of what is stopped a name with a space in it, as no person has one. */
    private static String owner(Restrictions.Scope scope, String subject) {
        return scope == Restrictions.Scope.PERSON ? subject : scope.word() + " " + subject;
    }

    private record Old(long hold, String person, String why) {}

    /**
     * Encrypts the reasons that an earlier version kept as they were.
     *
     * @throws org.vigil.account.KeyUnavailable where that cannot be done now; they stay where they are until it can
     */
    public void sealOld() {
        if (old().isEmpty()) {
            return;
        }
        transactions.executeWithoutResult(status -> {
            jdbc.sql("lock table unsealed_reason").update();
            List<Old> all = old();
            all.forEach(each -> sensitive.keep(
                    each.person(), record(each.hold()), Map.of(WHY, each.why()), each.person() + "\n" + each.why()));
            // Not deleted row by row: what was there would stay in the table's file for a while.
            jdbc.sql("truncate unsealed_reason").update();
        });
    }

    private List<Old> old() {
        return jdbc.sql("select hold, person, why from unsealed_reason order by hold")
                .query((row, n) -> new Old(row.getLong("hold"), row.getString("person"), row.getString("why")))
                .list();
    }

    private static String record(long hold) {
        return "hold " + hold;
    }
}
