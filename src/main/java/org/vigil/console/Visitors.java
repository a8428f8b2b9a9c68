package org.vigil.console;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.vigil.access.SignedIn;

/** Who asks for the page that is being made. */
final class Visitors {
    private Visitors() {}

    /** Empty for who has not signed in. */
    static Optional<SignedIn> signedIn() {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        return known instanceof Admission admission ? Optional.of(admission.who()) : Optional.empty();
    }
}
