package org.vigil.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.SensitiveRecords;
import org.vigil.database.Database;
import org.vigil.operator.Audit;

/**
 * Why words about people were rejected, where somebody wanted that kept. It may tell of them what a reason of a hold tells
 * ("the family was threatened"), and is a sensitive record as that is: see {@link HoldReasons}.
 */
public final class RejectionReasons {
    private static final String WHY = "why";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final SensitiveRecords sensitive;
    private final Audit audit;

    public RejectionReasons(Database database, SensitiveRecords sensitive) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.sensitive = sensitive;
        this.audit = new Audit(jdbc);
    }

    /**
     * Keeps the reason of a rejection that stands already: whatever happens here, those words do not go out.
     *
     * @throws org.vigil.account.KeyUnavailable where it cannot be encrypted
     */
    public void keep(Desk.Coming rejected, String why, String who) {
        transactions.executeWithoutResult(status -> {
            String person = rejected.delivery().profile().value();
            String record = record(rejected.delivery(), rejected.rendered().approvalDigest());
            String digest = sensitive.keep(person, record, Map.of(WHY, why), person + "\n" + why.strip());
            audit.record(who, "keep reason", person, record + "; digest " + digest);
        });
    }

    /** The reason of the last rejection of a post's words; empty where none was given, or it was erased. */
    public Optional<String> of(Desk.Coming post) {
        return post.decision()
                .or(() -> post.changed().map(ChangedPost::before))
                .filter(decision -> !decision.approved())
                .flatMap(no -> Optional.ofNullable(sensitive
                        .read(post.delivery().profile().value(), record(post.delivery(), no.digest()))
                        .get(WHY)));
    }

    private record Old(String campaign, String profile, String account, String digest, String why) {}

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
            jdbc.sql("lock table approval in share row exclusive mode").update();
            for (Old each : old()) {
                sensitive.keep(
                        each.profile(),
                        record(each.campaign(), each.account(), each.digest()),
                        Map.of(WHY, each.why()),
                        each.profile() + "\n" + each.why());
            }
            jdbc.sql("update approval set why = null where why is not null").update();
        });
    }

    private List<Old> old() {
        return jdbc.sql("select campaign, profile, account, digest, why from approval where why is not null")
                .query((row, n) -> new Old(
                        row.getString("campaign"),
                        row.getString("profile"),
                        row.getString("account"),
                        row.getString("digest"),
                        row.getString("why")))
                .list();
    }

    private static String record(Delivery delivery, String digest) {
        return record(delivery.campaign().value(), delivery.account().value(), digest);
    }

    private static String record(String campaign, String account, String digest) {
        return "rejection " + campaign + "/" + account + "/" + digest;
    }
}
