package org.vigil.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.database.Database;
import org.vigil.message.ToldFacts;
import org.vigil.operator.Audit;
import org.vigil.profile.ProfileId;

/**
 * Writes down that a family was written to, and what it answered. Before somebody's first post on a real network the answer
 * to the newest letter has to be a yes; a no takes the consent back.
 */
public final class FamilyDesk {
    private final TransactionTemplate transactions;
    private final Families families;
    private final Consents consents;
    private final Signatures signatures;
    private final Deliveries deliveries;
    private final Audit audit;
    private final GateLock lock;

    public FamilyDesk(Database database) {
        this.transactions = database.transactions();
        this.families = new Families(database.jdbc());
        this.consents = new Consents(database.jdbc());
        this.signatures = new Signatures(database.jdbc());
        this.deliveries = new Deliveries(database.jdbc());
        this.audit = new Audit(database.jdbc());
        this.lock = new GateLock(database.jdbc());
    }

    /**
     * A letter was written: an earlier yes was to other words.
     *
     * @param told the facts in it; where others are to be said before the first post, the family is asked again
     */
    public void wrote(ProfileId profile, String language, String letter, ToldFacts told, String who) {
        transactions.executeWithoutResult(status -> {
            families.wrote(profile, language, digest(letter), told, who);
            audit.record(who, "write to family", profile.value(), "in " + language + "; sha256 " + digest(letter));
            lock.takeAlone();
        });
    }

    /** @return false for a yes where nothing was written that it could be an answer to */
    public boolean answered(ProfileId profile, Families.Answer answer, String who) {
        if (answer == Families.Answer.YES && families.letter(profile).isEmpty()) {
            return false;
        }
        transactions.executeWithoutResult(status -> {
            families.answered(profile, answer, who);
            audit.record(who, "family says " + answer.word(), profile.value(), null);
            switch (answer) {
                case YES -> deliveries.lookAgain();
                case NO, STOP -> {
                    consents.revoke(profile, who);
                    signatures.end(profile, who);
                }
            }
            lock.takeAlone();
        });
        return true;
    }

    private static String digest(String letter) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(letter.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
