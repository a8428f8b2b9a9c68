package org.vigil.delivery;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.profile.ProfileId;

/**
 * Reads what is known of people; again only when something of it has changed. Safe for many threads. A transaction that
 * changes something of it does not read here afterwards: what it has not committed must not be remembered.
 */
final class PeopleTables {
    private final JdbcClient jdbc;
    private final Identities identities;
    private final Consents consents;
    private final Signatures signatures;
    private final Families families;
    private volatile @Nullable KnownOfPeople held;

    PeopleTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.identities = new Identities(jdbc);
        this.consents = new Consents(jdbc);
        this.signatures = new Signatures(jdbc);
        this.families = new Families(jdbc);
    }

    /** Whether somebody has been posted on a real network, and has taken nothing back since. */
    boolean posted(ProfileId who) {
        return families.posted(who);
    }

    /** Inside a transaction that has the gate's lock, nothing here that restricts changes until it ends. */
    KnownOfPeople known() {
        // The number is read first: what is read after it is never older than the number says.
        long version =
                jdbc.sql("select version from person_state").query(Long.class).single();
        KnownOfPeople known = held;
        if (known == null || known.version() != version) {
            known = new KnownOfPeople(
                    version,
                    identities.all(),
                    consents.inForce().stream()
                            .collect(Collectors.toUnmodifiableMap(Consents.Row::profile, Consents.Row::what)),
                    signatures.inForce(),
                    consents.revoked().stream().map(Consents.Revoked::profile).collect(Collectors.toUnmodifiableSet()),
                    families.agreed());
            held = known;
        }
        return known;
    }
}
