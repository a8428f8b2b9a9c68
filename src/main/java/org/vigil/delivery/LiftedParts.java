package org.vigil.delivery;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.profile.Convention;
import org.vigil.profile.Counter;
import org.vigil.profile.CustodyDate;
import org.vigil.profile.CustodyPeriod;
import org.vigil.profile.LifeEvent;
import org.vigil.profile.Profile;
import org.vigil.profile.Quote;
import org.vigil.profile.Relative;
import org.vigil.profile.Release;

/**
 * Finds restrictions inside of a profile's lists that a changed file takes back: a relative or a quote that is held back, a
 * member, an end, a release's conditions. One that is spelled otherwise now cannot be told from one that is gone and another
 * that is new; so it counts as taken back. No word says who or what it is about.
 */
final class LiftedParts {
    private final Profile before;
    private final Profile after;
    private final LocalDate today;
    private final Predicate<Relative> asked;

    /** @param asked whether somebody has written down that a relative may be named until the day that the new file says */
    LiftedParts(Profile before, Profile after, LocalDate today, Predicate<Relative> asked) {
        this.before = before;
        this.after = after;
        this.today = today;
        this.asked = asked;
    }

    /** What is taken back, in words; empty where nothing is. */
    Optional<String> words() {
        return Stream.<Optional<String>>of(
                        when(relativeShown() || quoteShown(), "the file no longer withholds a relative or a quote"),
                        when(relativeLives(), "the file no longer says that a relative is not living"),
                        when(relativeLonger(), "the file names a relative for longer than it did"),
                        when(memberGone(), "the file no longer names a member of the group"),
                        when(speaksForAnother(), "the file no longer says for whom the family speaks"),
                        when(unconditional(), "the file no longer says under which conditions the release is"),
                        when(custodyGoesOn(), "the file no longer says that custody has ended, or may have"),
                        when(
                                counterGoesOn(),
                                "the file takes back the end of a hunger strike or of solitary confinement"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> when(boolean lifted, String words) {
        return lifted ? Optional.of(words) : Optional.empty();
    }

    private boolean relativeShown() {
        return !after.doNotPublish().has("relatives")
                && shown(
                        before.relatives(),
                        after.relatives(),
                        Relative::doNotPublish,
                        (one, other) -> one.name().equals(other.name()));
    }

    private boolean quoteShown() {
        return !after.doNotPublish().has("quotes")
                && shown(
                        before.quotes(),
                        after.quotes(),
                        Quote::doNotPublish,
                        (one, other) -> one.text().equals(other.text()));
    }

    /** Whether one that was held back no longer is, while others, or itself in other words, come out. */
    private static <T> boolean shown(List<T> old, List<T> now, Predicate<T> heldBack, BiPredicate<T, T> same) {
        return now.stream().anyMatch(heldBack.negate())
                && old.stream()
                        .filter(heldBack)
                        .anyMatch(kept -> now.stream().noneMatch(item -> heldBack.test(item) && same.test(kept, item)));
    }

    private boolean relativeLives() {
        return lifted(
                relative -> Boolean.FALSE.equals(relative.living()), (old, now) -> Boolean.FALSE.equals(now.living()));
    }

    private boolean relativeLonger() {
        return lifted(
                relative -> relative.review() != null,
                (old, now) -> now.doNotPublish()
                        || Boolean.FALSE.equals(now.living())
                        || now.review() != null && (!now.review().isAfter(old.review()) || asked.test(now)));
    }

    /** Whether a restricted relative is no longer, or is gone while somebody of a name that is new stands there. */
    private boolean lifted(Predicate<Relative> restricted, BiPredicate<Relative, Relative> still) {
        Set<String> known = before.relatives().stream().map(Relative::name).collect(Collectors.toSet());
        boolean somebodyNew = after.relatives().stream().anyMatch(now -> !known.contains(now.name()));
        return before.relatives().stream().filter(restricted).anyMatch(old -> {
            List<Relative> same = after.relatives().stream()
                    .filter(now -> now.name().equals(old.name()))
                    .toList();
            return same.isEmpty() ? somebodyNew : !same.stream().allMatch(now -> still.test(old, now));
        });
    }

    private boolean memberGone() {
        return !new HashSet<>(after.members()).containsAll(before.members());
    }

    private boolean speaksForAnother() {
        return before.speaksFor() != null && !before.speaksFor().equals(after.speaksFor());
    }

    /** Whoever is released under conditions is never called free (RULES 1, R7). */
    private boolean unconditional() {
        boolean gone = before.events().stream()
                .filter(LifeEvent::conditional)
                .anyMatch(old -> after.events().stream().noneMatch(now -> keepsConditions(old, now)));
        boolean holds = Release.of(before, today, Convention.ELAPSED)
                .filter(release -> release.event().conditional())
                .isPresent();
        boolean stillHolds = Release.of(after, today, Convention.ELAPSED)
                .filter(release -> !release.event().conditional())
                .isEmpty();
        return gone || holds && !stillHolds;
    }

    private static boolean keepsConditions(LifeEvent old, LifeEvent now) {
        return now.conditional()
                && overlap(old.date(), now.date())
                && now.conditions().keySet().containsAll(old.conditions().keySet());
    }

    /** A custody that may have ended on a day that nobody knows. A day that is known now is a fact more. */
    private boolean custodyGoesOn() {
        return before.custody().stream()
                .filter(CustodyPeriod::endUnknown)
                .anyMatch(old -> after.custody().stream()
                        .anyMatch(now -> now.to() == null && !now.endUnknown() && begins(now.from(), old.from())));
    }

    private static boolean begins(CustodyDate now, CustodyDate old) {
        return !now.earliest().isAfter(old.latest());
    }

    private boolean counterGoesOn() {
        return before.counters().stream()
                .filter(old -> old.to() != null || old.endUnknown())
                .anyMatch(old -> after.counters().stream().anyMatch(now -> goesOn(old, now)));
    }

    /** Whether a counter of the same kind has no end any more, or a later one, and is not one that began after the old end. */
    private static boolean goesOn(Counter old, Counter now) {
        CustodyDate end = old.to();
        if (now.kind() != old.kind() || now.endUnknown()) {
            return false;
        }
        if (end == null) {
            return now.to() == null && begins(now.from(), old.from());
        }
        boolean before = now.from().earliest().isBefore(end.latest());
        CustodyDate newEnd = now.to();
        return before && (newEnd == null || newEnd.earliest().isAfter(end.latest()));
    }

    private static boolean overlap(CustodyDate one, CustodyDate other) {
        return !one.earliest().isAfter(other.latest()) && !other.earliest().isAfter(one.latest());
    }
}
