package org.vigil.console;

import java.time.LocalDate;
import org.vigil.delivery.ConsentState;
import org.vigil.delivery.RollCall;
import org.vigil.profile.Basis;
import org.vigil.profile.Profile;

/** How a basis stands, as a key of the texts. Never who gave a consent. */
final class ConsentWord {
    private ConsentWord() {}

    static String of(Profile profile, RollCall roll, LocalDate day) {
        return roll.consent(profile)
                .map(state -> of(state, day))
                .orElse(profile.basis() instanceof Basis.Historic ? "historic" : "none");
    }

    private static String of(ConsentState state, LocalDate day) {
        return switch (state) {
            case ConsentState.Revoked taken -> "revoked";
            case ConsentState.Signed reason ->
                !reason.isEnough() ? "unsigned" : reason.reason().holdsOn(day) ? "signed" : "expired";
            case ConsentState.NotRecorded nothing -> "not-recorded";
            case ConsentState.Recorded recorded ->
                recorded.both().map(both -> ofBoth(both, day)).orElse("not-in-file");
        };
    }

    private static String ofBoth(Basis.Consent both, LocalDate day) {
        LocalDate until = both.until();
        if (until != null && day.isAfter(until)) {
            return "expired";
        }
        if (day.isBefore(both.given())) {
            return "to-come";
        }
        return both.holdsOn(day) ? "recorded" : "without-name";
    }
}
