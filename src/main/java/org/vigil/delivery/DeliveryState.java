package org.vigil.delivery;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a delivery stands. The sum over all states is always what was planned. */
public enum DeliveryState {
    /** Its slot lies ahead. */
    PLANNED,
    /** Its slot has come, and something that a person must decide keeps it back. */
    HELD,
    /** Its slot has come; it goes out as soon as the network lets it. */
    DUE,
    /** A part of it is being handed to the network, or more parts are to follow. */
    SENDING,
    /** Its outcome is unknown and is being asked for. */
    SETTLING,
    /** Its outcome is unknown and a person must say. */
    UNCERTAIN,
    PUBLISHED,
    /** A thread of which not all parts stand. */
    PUBLISHED_IN_PART,
    /** The network will never take it. */
    REFUSED,
    /** Its late window closed before it could go out. */
    MISSED,
    /** It must not go out any more. */
    WITHDRAWN;

    /** Published straight away: where people post by hand and report it, nothing is sent by Vigil. */
    private static final Set<DeliveryState> UNSENT_MAY_BECOME =
            Set.of(HELD, DUE, SENDING, MISSED, WITHDRAWN, PUBLISHED);

    private static final Map<DeliveryState, Set<DeliveryState>> TRANSITIONS = Map.ofEntries(
            Map.entry(PLANNED, UNSENT_MAY_BECOME),
            Map.entry(HELD, UNSENT_MAY_BECOME),
            Map.entry(DUE, UNSENT_MAY_BECOME),
            Map.entry(SENDING, Set.of(SENDING, DUE, SETTLING, PUBLISHED, PUBLISHED_IN_PART, REFUSED)),
            Map.entry(SETTLING, Set.of(SENDING, DUE, UNCERTAIN, PUBLISHED, PUBLISHED_IN_PART, REFUSED)),
            Map.entry(UNCERTAIN, Set.of(SENDING, DUE, PUBLISHED, PUBLISHED_IN_PART, REFUSED, WITHDRAWN)),
            Map.entry(PUBLISHED, Set.of()),
            Map.entry(PUBLISHED_IN_PART, Set.of()),
            Map.entry(REFUSED, Set.of()),
            Map.entry(MISSED, Set.of()),
            Map.entry(WITHDRAWN, Set.of()));

    public boolean mayBecome(DeliveryState next) {
        return TRANSITIONS.getOrDefault(this, Set.of()).contains(next);
    }

    /** Whether nothing more will happen to it by itself or by a person. */
    public boolean ended() {
        return TRANSITIONS.getOrDefault(this, Set.of()).isEmpty();
    }

    /** Whether not one byte of it has been handed to a network. */
    public boolean unsent() {
        return this == PLANNED || this == HELD || this == DUE;
    }

    /** As it stands in the database and in machine-readable output. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In a sentence. */
    public String words() {
        return word().replace('_', ' ');
    }

    public static DeliveryState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
