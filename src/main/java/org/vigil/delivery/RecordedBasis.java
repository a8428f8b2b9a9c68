package org.vigil.delivery;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.message.ToldFacts;
import org.vigil.profile.Basis;
import org.vigil.profile.Photo;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.source.SourceTree;

/**
 * Whether what a file says of the basis is borne out by what people have recorded: a file alone carries no post to a real
 * network, whoever wrote it. Belongs to one thread.
 */
final class RecordedBasis {
    private final KnownOfPeople people;
    private final Restrictions.InForce restrictions;
    private final SourceTree tree;
    private final Map<ProfileId, Boolean> posted = new HashMap<>();

    RecordedBasis(Restrictions.InForce restrictions, SourceTree tree) {
        this.people = restrictions.people();
        this.restrictions = restrictions;
        this.tree = tree;
    }

    /** Why there is no basis to show somebody on a real network on a day; empty where there is one. */
    Optional<String> missing(Profile profile, LocalDate day) {
        if (!profile.basis().holdsOn(day)) {
            return Optional.of("no consent and no signed reason is recorded for " + profile.id()
                    + ": such a profile reaches sandbox accounts only");
        }
        return switch (profile.basis()) {
            case Basis.Consent agreed -> notRecorded(profile, day);
            case Basis.StatedReason reason -> notSigned(profile, reason);
            case Basis.Historic historic -> Optional.empty();
            case Basis.None none -> Optional.empty();
        };
    }

    /** Somebody has to have recorded who gave it. */
    private Optional<String> notRecorded(Profile profile, LocalDate day) {
        Basis.Consent recorded = people.consents().get(profile.id());
        if (recorded == null) {
            return Optional.of("the consent in " + profile.file()
                    + " counts on real networks only once it is recorded who gave it: ./vigil consent record "
                    + profile.id());
        }
        return recorded.holdsOn(day)
                ? Optional.empty()
                : Optional.of("the consent that was recorded for " + profile.id() + " does not hold on " + day
                        + " or does not cover the name: ask again, then: ./vigil consent record " + profile.id());
    }

    /** Two of those whom the file names have to have signed what it says, each for themselves. */
    private Optional<String> notSigned(Profile profile, Basis.StatedReason reason) {
        List<String> signed = Signatures.valid(reason, people.signatures().getOrDefault(profile.id(), List.of()));
        return signed.size() >= Signatures.NEEDED
                ? Optional.empty()
                : Optional.of("the reason in " + profile.file()
                        + " counts on real networks only once two of those whom it names have signed it themselves, and "
                        + (signed.isEmpty() ? "nobody has" : signed.getFirst() + " alone has")
                        + ": ./vigil consent sign "
                        + profile.id());
    }

    /** What may be said of somebody: what the file and the recorded consent both allow. */
    Basis narrowed(Profile profile) {
        Basis.Consent recorded = people.consents().get(profile.id());
        return recorded != null && profile.basis() instanceof Basis.Consent agreed
                ? agreed.narrowedTo(recorded)
                : profile.basis();
    }

    /**
     * Why the family of somebody who is shown by consent has to be heard before the first post: no answer, or one to
     * other facts. Empty where it said yes to these, where somebody was posted before, and where nobody can be asked.
     */
    Optional<String> unheard(Profile profile, LocalDate day) {
        if (!(profile.basis() instanceof Basis.Consent)) {
            return Optional.empty();
        }
        ToldFacts told = people.answered().get(profile.id());
        List<String> changed = told == null ? List.of() : told.changed(now(profile, day));
        if (told != null && changed.isEmpty() || isPosted(profile.id())) {
            return Optional.empty();
        }
        String again = "./vigil family " + profile.id() + " --lang LANG writes to them, and --answer yes lets it go";
        return Optional.of(
                told == null
                        ? Gate.NOT_ANSWERED + ": " + again
                        : Gate.ANSWERED_TO_OTHER_FACTS + ": of " + profile.id() + " has changed since: "
                                + String.join(", ", changed) + "; " + again);
    }

    private ToldFacts now(Profile profile, LocalDate day) {
        Photo photo = profile.published().photo();
        return ToldFacts.of(
                profile,
                day,
                consent(narrowed(profile)),
                Optional.ofNullable(photo).flatMap(shown -> tree.file(shown.file())));
    }

    private static Basis.@Nullable Consent consent(Basis basis) {
        return basis instanceof Basis.Consent consent ? consent : null;
    }

    private boolean isPosted(ProfileId id) {
        return posted.computeIfAbsent(id, restrictions.posted()::test);
    }
}
