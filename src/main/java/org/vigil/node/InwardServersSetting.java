package org.vigil.node;

import java.util.Map;
import org.vigil.network.Reach;

/**
 * {@code VIGIL_INWARD_SERVERS}: whether accounts may be on a server whose address leads to this machine or into its own
 * network. No file says it and no page: whoever may add an account could otherwise knock at every door inside.
 */
final class InwardServersSetting {
    private static final String NAME = "VIGIL_INWARD_SERVERS";

    private InwardServersSetting() {}

    /** @throws IllegalArgumentException with a sentence for the user */
    static Reach of(Map<String, String> environment) {
        String text = environment.getOrDefault(NAME, "").strip();
        return switch (text) {
            case "", "refused" -> Reach.OUTWARD;
            case "allowed" -> Reach.ANYWHERE;
            default ->
                throw new IllegalArgumentException(
                        NAME + " is \"" + text + "\"; it takes allowed, or refused as where nothing is said.");
        };
    }
}
