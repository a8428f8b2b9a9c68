package org.vigil.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.Basis;
import org.vigil.profile.Profile;

/** What is recorded of why somebody may be shown, beside what the file says. Never who gave it. */
public sealed interface ConsentState {

    /** Taken back: nothing is said, whatever the file says. */
    record Revoked(Instant at) implements ConsentState {}

    /** The file states a reason, and these of those whom it names have signed it. */
    record Signed(Basis.StatedReason reason, List<String> by) implements ConsentState {
        /** Whether it counts on real networks. */
        public boolean isEnough() {
            return by.size() >= Signatures.NEEDED;
        }
    }

    /** Nobody has recorded anything: sandbox accounts only. */
    record NotRecorded() implements ConsentState {}

    /**
     * A consent is recorded and in force.
     *
     * @param both what it and the file's consent both allow; empty where the file names none, or there is no file
     */
    record Recorded(Basis.Consent here, Optional<Basis.Consent> both) implements ConsentState {}

    /** @param recorded what was recorded and is in force; null for nothing */
    static ConsentState of(
            Optional<Profile> profile,
            Consents.@Nullable Revoked revoked,
            Basis.@Nullable Consent recorded,
            List<Signatures.Signature> signatures) {
        Basis basis = profile.map(Profile::basis).orElse(null);
        if (revoked != null) {
            return new Revoked(revoked.at());
        }
        if (basis instanceof Basis.StatedReason reason) {
            return new Signed(reason, Signatures.valid(reason, signatures));
        }
        if (recorded == null) {
            return new NotRecorded();
        }
        return new Recorded(
                recorded,
                basis instanceof Basis.Consent agreed ? Optional.of(agreed.narrowedTo(recorded)) : Optional.empty());
    }
}
