package org.vigil.delivery;

import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.database.Database;
import org.vigil.operator.Audit;
import org.vigil.profile.Basis;
import org.vigil.profile.ProfileId;

/**
 * Takes the signatures under a stated reason, one of each person. A file alone reaches sandboxes: one hand could have
 * written both names into it.
 */
public final class ReasonDesk {
    private final TransactionTemplate transactions;
    private final Signatures signatures;
    private final Consents consents;
    private final Deliveries deliveries;
    private final Audit audit;
    private final GateLock lock;

    public ReasonDesk(Database database) {
        this.transactions = database.transactions();
        this.signatures = new Signatures(database.jdbc());
        this.consents = new Consents(database.jdbc());
        this.deliveries = new Deliveries(database.jdbc());
        this.audit = new Audit(database.jdbc());
        this.lock = new GateLock(database.jdbc());
    }

    /** What came of signing. */
    public sealed interface Signing {
        /**
         * @param isNew whether the same person had not signed the same before
         * @param by all who have signed it by now
         */
        record Signed(boolean isNew, List<String> by) implements Signing {
            /** Whether it counts on real networks now. */
            public boolean isEnough() {
                return by.size() >= Signatures.NEEDED;
            }
        }

        /** The file does not say that this person signs. */
        record NotNamed(List<String> named) implements Signing {}

        /** Somebody has said no for the person: no reason of others stands above that. */
        record TakenBack() implements Signing {}
    }

    /** @param reason as it stands in the file, and as the person has read it */
    public Signing sign(ProfileId profile, Basis.StatedReason reason, String who) {
        if (!Signatures.isNamed(reason, who)) {
            return new Signing.NotNamed(reason.signedBy());
        }
        Signing signing = transactions.execute(status -> {
            if (consents.revoked().stream().anyMatch(each -> each.profile().equals(profile))) {
                return new Signing.TakenBack();
            }
            boolean isNew = signatures.sign(profile, reason, who);
            if (isNew) {
                audit.record(who, "sign reason", profile.value(), "sha256 " + Signatures.digest(reason));
                deliveries.lookAgain();
                lock.takeAlone();
            }
            return new Signing.Signed(
                    isNew, Signatures.valid(reason, signatures.inForce().getOrDefault(profile, List.of())));
        });
        return signing;
    }
}
