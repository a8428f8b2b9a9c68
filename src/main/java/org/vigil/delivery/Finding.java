package org.vigil.delivery;

import java.time.Duration;
import java.util.List;
import org.vigil.network.StandingPost;

/** What one asking says of an attempt. */
sealed interface Finding {
    /** This post is the one. */
    record Stands(StandingPost post) implements Finding {}

    /** A reading that is worth something does not have it. One alone is no proof: networks show what is new late. */
    record Absent() implements Finding {}

    /** As {@link Absent}, but there are posts that Vigil cannot explain: one of them may be it, changed. */
    record Strangers(List<StandingPost> posts) implements Finding {}

    /** More than one post, or more than one attempt, might be meant. */
    record Ambiguous(String why) implements Finding {}

    /** The network answered, and the answer proves nothing. */
    record NoProof(String why) implements Finding {}

    /** @param pause until the network may be asked again; zero where nobody says */
    record NotReached(String why, Duration pause) implements Finding {}

    /** The network tells nobody. */
    record CannotBeAsked(String why) implements Finding {}

    /** As it stands in the database. */
    default String word() {
        return switch (this) {
            case Stands stands -> "stands";
            case Absent absent -> "absent";
            case Strangers strangers -> "strangers";
            case Ambiguous ambiguous -> "ambiguous";
            case NoProof noProof -> "no_proof";
            case NotReached notReached -> "not_reached";
            case CannotBeAsked cannot -> "cannot_be_asked";
        };
    }

    /** In words for operators. */
    default String words() {
        return switch (this) {
            case Stands stands -> "it stands there: " + Evidence.named(stands.post());
            case Absent absent -> "it was not there";
            case Strangers strangers ->
                "it was not there, and Vigil does not know " + Evidence.named(strangers.posts());
            case Ambiguous ambiguous -> ambiguous.why();
            case NoProof noProof -> noProof.why();
            case NotReached notReached -> "nobody answered: " + notReached.why();
            case CannotBeAsked cannot -> "nobody can be asked there: " + cannot.why();
        };
    }
}
