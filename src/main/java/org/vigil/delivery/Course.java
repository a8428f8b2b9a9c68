package org.vigil.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vigil.source.SourceTree;

/** How a delivery goes on once it is known of a part whether it stands, whoever has found out. Inside a transaction. */
final class Course {
    private final DeliveryStates states;

    Course(DeliveryStates states) {
        this.states = states;
    }

    /**
     * The part stands: on to the next, or done.
     *
     * @param url where followers see it; empty where nobody says
     * @param at by Vigil's clock
     */
    void stands(Delivery delivery, int part, int parts, Optional<String> url, Instant at) {
        if (part == parts) {
            states.published(delivery, url.orElse(null), at);
        } else {
            states.nextPart(delivery, url.orElse(null), at);
        }
    }

    /** The part does not stand, and may be tried again: with words made anew, unless earlier parts stand. */
    void again(Delivery delivery, int part, String why, Duration after) {
        if (part > 1) {
            states.waiting(delivery, why, after);
        } else {
            states.thaw(delivery);
            states.due(delivery, why, after);
        }
    }

    /** How many parts a delivery has whose words may not change any more. */
    static int parts(Delivery delivery) {
        return delivery.frozen() == null
                ? 1
                : FrozenMessage.read(delivery.frozen(), file -> Optional.empty(), SourceTree.of(List.of()))
                        .parts()
                        .size();
    }
}
