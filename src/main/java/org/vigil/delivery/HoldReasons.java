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

/** Why people are held, where somebody wanted that kept: a sensitive record of its own, beside the hold. */
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

    /**
     * Keeps the reason of a hold that is in force already: whatever happens here, nothing is said of the person.
     *
     * @throws org.vigil.account.KeyUnavailable where it cannot be encrypted
     */
    public void keep(ProfileId person, String why, String who) {
        transactions.executeWithoutResult(status -> jdbc.sql("""
                        select id from restriction
                        where scope = 'person' and subject = :person and set_by = :who and lifted_at is null
                        """)
                .param("person", person.value())
                .param("who", who)
                .query(Long.class)
                .optional()
                .ifPresent(hold -> {
                    String digest =
                            sensitive.keep(person.value(), record(hold), Map.of(WHY, why), person + "\n" + why.strip());
                    audit.record(who, "keep reason", person.value(), record(hold) + "; digest " + digest);
                }));
    }

    /** Empty where none was given, or it was erased. */
    public Optional<String> of(Restrictions.Restriction hold) {
        return Optional.ofNullable(
                sensitive.read(hold.subject(), record(hold.id())).get(WHY));
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
