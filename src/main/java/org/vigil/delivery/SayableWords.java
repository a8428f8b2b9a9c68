package org.vigil.delivery;

import java.util.Optional;
import java.util.stream.Collectors;
import org.vigil.account.Sessions;
import org.vigil.message.Pictures;
import org.vigil.message.Rendered;
import org.vigil.network.Message;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.Composer;
import org.vigil.workspace.NativeReview;

/**
 * Decides whether the words of a delivery may go out, where nothing else keeps it back: those that were written earlier, or
 * those that are made now.
 */
final class SayableWords {
    private final Sessions sessions;
    private final Composer composer = new Composer();

    SayableWords(Sessions sessions) {
        this.sessions = sessions;
    }

    Verdict decide(GateCase it) {
        return it.spokenOf()
                .map(profile -> it.delivery().frozen() == null
                        ? made(it, profile)
                        : written(it, profile, it.delivery().frozen()))
                .orElseGet(() -> new Verdict.Withdraw("the profile is not in the folder any more"));
    }

    private static Verdict written(GateCase it, Profile profile, String words) {
        Message frozen = FrozenMessage.read(
                words,
                name -> Pictures.still(profile, it.workspace().tree(), name),
                it.workspace().tree());
        return new StillSayable(
                        it.eligibility(), it.account(), it.now(), it.campaign().convention())
                .objection(profile, frozen)
                .<Verdict>map(Verdict.Withdraw::new)
                .orElseGet(() -> new Verdict.Go(frozen, it.template(profile).path()));
    }

    private Verdict made(GateCase it, Profile profile) {
        Optional<String> unreviewed = NativeReview.missing(it.workspace(), it.template(profile), it.account())
                .or(() -> NativeReview.ofPoster(
                        it.workspace(), it.campaign(), it.delivery().kind(), it.shown(profile), it.account()));
        if (unreviewed.isPresent()) {
            return new Verdict.Hold(Gate.UNREVIEWED + ": " + unreviewed.get());
        }
        Rendered rendered = composer.compose(
                it.workspace(),
                it.campaign(),
                it.delivery().kind(),
                it.shown(profile),
                it.named(profile),
                it.account(),
                sessions.limits(it.account()),
                it.now(),
                it.delivery().day());
        if (rendered.message().isEmpty()) {
            return new Verdict.Hold("its words cannot be made: "
                    + rendered.problems().stream().map(Object::toString).collect(Collectors.joining("; ")));
        }
        // What the profile says itself was looked at before: this is the template's, the campaign's or an action's.
        Optional<ProfileId> unnamed =
                it.namedInWords(profile, rendered.message().get());
        if (unnamed.isPresent()) {
            return new Verdict.Hold("its words " + Eligibility.NAMES_SOMEBODY + ": " + unnamed.get()
                    + " (in the template, or in what the campaign is called or asks)");
        }
        Verdict verdict = approved(it, rendered, it.template(profile).path());
        return verdict instanceof Verdict.Go go ? byHand(it, unlikeOthers(it, go)) : verdict;
    }

    private static Verdict byHand(GateCase it, Verdict verdict) {
        return verdict instanceof Verdict.Go go && it.account().byHand() ? new Verdict.ByHand(go.message()) : verdict;
    }

    /** X forbids nearly the same words on several accounts. Whoever comes later keeps back. */
    private static Verdict unlikeOthers(GateCase it, Verdict.Go go) {
        return it.all()
                .voices()
                .repeated(it.delivery(), go.message())
                .<Verdict>map(Verdict.Hold::new)
                .orElse(go);
    }

    /** A rejection stands even where the campaign's file asks for no approval any more: files lift nothing. */
    private static Verdict approved(GateCase it, Rendered rendered, String template) {
        Decisions decisions = it.all().decisions();
        Approvals.Decision decision =
                decisions.about(it.delivery(), WordsMark.of(rendered)).orElse(null);
        if (decision != null && !decision.approved()) {
            return new Verdict.Withdraw("rejected by " + decision.by());
        }
        Optional<String> asked = decision != null
                ? Optional.empty()
                : new NeedsApproval(decisions, it.all().agreed())
                        .why(it.delivery(), it.campaign(), it.workspace(), WordsMark.of(rendered));
        return asked.<Verdict>map(why -> new Verdict.Hold(Gate.NOT_APPROVED + why))
                .orElseGet(() -> new Verdict.Go(rendered.message().orElseThrow(), template));
    }
}
