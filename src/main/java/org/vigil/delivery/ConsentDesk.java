package org.vigil.delivery;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.SensitiveRecords;
import org.vigil.database.Database;
import org.vigil.operator.Audit;
import org.vigil.profile.Basis;
import org.vigil.profile.ProfileId;

/**
 * Records a consent, revokes it, erases who gave it. On a real network a consent in a file counts only together with one
 * that is recorded here, and what both say is what holds; a revocation stands above both until a new consent is recorded.
 */
public final class ConsentDesk {
    private static final String ERASE = "erase records";
    private static final String RECORD = "record consent";
    private static final Pattern KEPT = Pattern.compile("^(consent \\d+): .*; digest ([0-9a-f]{64})$");

    private final TransactionTemplate transactions;
    private final Consents consents;
    private final Signatures signatures;
    private final SensitiveRecords sensitive;
    private final Deliveries deliveries;
    private final Audit audit;
    private final GateLock lock;

    public ConsentDesk(Database database, SensitiveRecords sensitive) {
        JdbcClient jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.consents = new Consents(jdbc);
        this.signatures = new Signatures(jdbc);
        this.sensitive = sensitive;
        this.deliveries = new Deliveries(jdbc);
        this.audit = new Audit(jdbc);
        this.lock = new GateLock(jdbc);
    }

    /**
     * Who gave a consent.
     *
     * @param by the person's name, or how the team calls them
     * @param channel how they were asked and answered, such as "a letter"
     * @param contact how to reach them again
     */
    public record Giver(String by, String channel, String contact) {
        private Map<String, String> fields() {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("by", by);
            fields.put("channel", channel);
            fields.put("contact", contact);
            fields.values().removeIf(String::isBlank);
            return fields;
        }

        static Giver of(Map<String, String> fields) {
            return new Giver(
                    fields.getOrDefault("by", ""),
                    fields.getOrDefault("channel", ""),
                    fields.getOrDefault("contact", ""));
        }
    }

    /**
     * Records a consent in place of an earlier one, and ends a revocation.
     *
     * @return its number
     * @throws org.vigil.account.KeyUnavailable where who gave it cannot be kept: then nothing is recorded
     */
    public long record(ProfileId profile, Basis.Consent what, Giver giver, String who) {
        Long recorded = transactions.execute(status -> {
            long id = consents.put(profile, what, who);
            String record = "consent " + id;
            String digest = sensitive.keep(profile.value(), record, giver.fields(), claim(profile, what, giver.by()));
            audit.record(who, RECORD, profile.value(), record + ": " + words(what) + "; digest " + digest);
            deliveries.lookAgain();
            // The new one may allow less than the one before.
            lock.takeAlone();
            return id;
        });
        return recorded;
    }

    /**
     * Nothing is said of the person any more, on any account, when this returns. Nobody asks why.
     *
     * @return whether it was not revoked already
     */
    public boolean revoke(ProfileId profile, String who) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean isNew = consents.revoke(profile, who);
            signatures.end(profile, who);
            if (isNew) {
                audit.record(who, "revoke consent", profile.value(), null);
            }
            lock.takeAlone();
            return isNew;
        }));
    }

    /** Erases, for good, who gave any consent of a person and why anybody held them. A consent without a giver does not count. */
    public int erase(ProfileId profile, String who) {
        Integer erased = transactions.execute(status -> {
            int fields = sensitive.erase(profile.value());
            consents.end(profile, "erased", who);
            audit.record(who, ERASE, profile.value(), null);
            lock.takeAlone();
            return fields;
        });
        return erased;
    }

    /** Whose records were erased, and of whom no consent was recorded since. */
    public static Set<ProfileId> erased(Database database) {
        Set<ProfileId> erased = new Audit(database.jdbc())
                .subjects(ERASE).stream().map(ProfileId::new).collect(Collectors.toSet());
        new Consents(database.jdbc()).inForce().forEach(consent -> erased.remove(consent.profile()));
        return erased;
    }

    /** Who gave a consent; empty where that was erased, or this database was restored without it. */
    public Optional<Giver> giver(Consents.Row consent) {
        Map<String, String> fields = sensitive.read(consent.profile().value(), consent.record());
        return fields.isEmpty() ? Optional.empty() : Optional.of(Giver.of(fields));
    }

    /**
     * What the audit says to a claim about a consent.
     *
     * @param matches empty where what the digest was made with is not here
     */
    public record Compared(Consents.Row consent, Optional<Boolean> matches) {}

    /** Compares a name with what was written down when each consent of a person was recorded, the newest first. */
    public List<Compared> compare(ProfileId profile, String by) {
        Map<String, String> digests = new LinkedHashMap<>();
        for (Audit.Entry entry : audit.about(profile.value(), RECORD)) {
            Matcher kept = KEPT.matcher(entry.detail() == null ? "" : entry.detail());
            if (kept.matches()) {
                digests.put(kept.group(1), kept.group(2));
            }
        }
        return consents.of(profile).stream()
                .filter(consent -> digests.containsKey(consent.record()))
                .map(consent -> new Compared(
                        consent,
                        sensitive.matches(
                                profile.value(),
                                consent.record(),
                                claim(profile, consent.what(), by),
                                digests.getOrDefault(consent.record(), ""))))
                .toList();
    }

    /** What was agreed to, in words without a name. */
    public static String words(Basis.Consent what) {
        LocalDate until = what.until();
        return Consents.words(what.scope()) + "; given " + what.given() + "; "
                + (until == null ? "until revoked" : "until " + until);
    }

    /** The same however somebody writes the name, as far as case and spaces go. */
    private static String claim(ProfileId profile, Basis.Consent what, @Nullable String by) {
        String name = by == null ? "" : by.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        Basis.Consent ordered = new Basis.Consent(what.given(), what.until(), EnumSet.copyOf(what.scope()));
        return profile + "\n" + words(ordered) + "\n" + name;
    }
}
