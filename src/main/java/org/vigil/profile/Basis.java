package org.vigil.profile;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a person may be shown. A profile without one, or with a historic one, reaches sandbox accounts only. */
public sealed interface Basis {

    /** What the person or the family agreed to. */
    enum Scope {
        NAME,
        STORY,
        PHOTO,
        QUOTES,
        RELATION
    }

    /**
     * Consent of the person or the family, as a file says it or as it was recorded. Who gave it and through which channel
     * never stands in a file.
     *
     * @param until the last day it holds; null until revoked
     */
    record Consent(LocalDate given, @Nullable LocalDate until, Set<Scope> scope) implements Basis {

        /** What this one and another both allow, on the days on which both hold. */
        public Consent narrowedTo(Consent other) {
            Set<Scope> both = EnumSet.noneOf(Scope.class);
            both.addAll(scope);
            both.retainAll(other.scope());
            return new Consent(
                    given.isAfter(other.given()) ? given : other.given(), earlier(until, other.until()), both);
        }

        private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return one.isBefore(other) ? one : other;
        }
    }

    /**
     * Why somebody may be shown who cannot be asked. The file says it; on real networks it counts only once two of those
     * whom it names have signed it themselves.
     *
     * @param signedBy at least two different people of the team
     * @param scope what may be said; where a file does not say, the name and the facts of custody alone
     */
    record StatedReason(String reason, LocalDate on, List<String> signedBy, Set<Scope> scope) implements Basis {
        /** Where a file does not say more. */
        public static final Set<Scope> USUAL_SCOPE = Set.of(Scope.NAME);
    }

    /** A public campaign of the past, replayed on sandbox accounts. */
    record Historic() implements Basis {}

    /** Nothing is recorded. */
    record None() implements Basis {}

    /** Whether it carries a post to a real network on a day. */
    default boolean holdsOn(LocalDate day) {
        return switch (this) {
            case Consent consent ->
                !day.isBefore(consent.given())
                        && (consent.until() == null || !day.isAfter(consent.until()))
                        && consent.scope().contains(Scope.NAME);
            case StatedReason reason ->
                !day.isBefore(reason.on())
                        && reason.signedBy().stream().distinct().count() >= 2
                        && reason.scope().contains(Scope.NAME);
            case Historic historic -> false;
            case None none -> false;
        };
    }

    /** Whether something of a person may be said or shown, on whatever day. What never reaches a real network is not narrowed. */
    default boolean covers(Scope what) {
        return switch (this) {
            case Consent consent -> consent.scope().contains(what);
            case StatedReason reason -> reason.scope().contains(what);
            case Historic historic -> true;
            case None none -> true;
        };
    }

    /** The first day on which it could carry a post to a real network; empty where it never does. */
    default Optional<LocalDate> begins() {
        return switch (this) {
            case Consent consent -> Optional.of(consent.given());
            case StatedReason reason -> Optional.of(reason.on());
            case Historic historic -> Optional.empty();
            case None none -> Optional.empty();
        };
    }
}
