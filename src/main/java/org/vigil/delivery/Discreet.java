package org.vigil.delivery;

import org.jspecify.annotations.Nullable;

/**
 * A delivery's reason as it may leave the team's own terminal. What a person wrote about a stop, which file is broken,
 * and why somebody must not be spoken of stay there.
 */
public final class Discreet {
    private Discreet() {}

    /** Where a delivery stands and why, in words for those who are called. */
    public static String words(DeliveryState state, @Nullable String why) {
        String reason = why == null ? "" : why;
        return switch (state) {
            case PLANNED -> "nobody has taken it up yet: is Vigil running?";
            case HELD -> "held: " + cause(reason);
            case DUE -> "waits: " + reason;
            case MISSED -> "missed: " + missed(reason);
            case REFUSED -> reason.isEmpty() ? state.words() : reason;
            case WITHDRAWN -> "withdrawn: it must not go out any more";
            case SENDING, SETTLING, UNCERTAIN, PUBLISHED, PUBLISHED_IN_PART -> state.words();
        };
    }

    /** What became of a repost that will not come, and why. */
    public static String words(RepostState state, @Nullable String why) {
        String reason = why == null ? "" : why;
        String late = RepostRules.TOO_LATE + ": ";
        return state == RepostState.MISSED
                ? "not reposted: " + (reason.startsWith(late) ? late + cause(reason.substring(late.length())) : reason)
                : "not reposted, its network refuses it: " + reason;
    }

    /** Whether it did not go out since nobody has let it go. */
    public static boolean waitedForAPerson(DeliveryState state, @Nullable String why) {
        String held = Gate.HELD_TOO_LONG + ": ";
        return state == DeliveryState.MISSED
                && why != null
                && (why.equals(Gate.NOT_REPORTED)
                        || why.startsWith(held + Gate.DRAFT)
                        || why.startsWith(held + Gate.NOT_APPROVED)
                        || why.startsWith(held + Gate.UNREVIEWED));
    }

    /** A hold's reason up to its first colon; after it comes what somebody wrote, or what only concerns one post. */
    static String cause(String hold) {
        return hold.split(":", 2)[0];
    }

    private static String missed(String why) {
        String held = Gate.HELD_TOO_LONG + ": ";
        return why.startsWith(held) ? held + cause(why.substring(held.length())) : why;
    }
}
