package org.vigil.workspace;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.Occasion;
import org.vigil.message.AltText;
import org.vigil.message.Rendered;
import org.vigil.profile.Photo;
import org.vigil.profile.Profile;
import org.vigil.source.Problem;

/** Renders the posts that have a picture, to find alt texts that only say the post again. */
final class AltTextCheck {
    private final Workspace workspace;
    private final Campaign campaign;
    private final FilePlan plan;
    private final Composer composer = new Composer();

    AltTextCheck(Workspace workspace, Campaign campaign) {
        this.workspace = workspace;
        this.campaign = campaign;
        this.plan = new FilePlan(workspace, campaign);
    }

    /** Once for each profile and language, on a day that stands for the campaign. */
    List<Problem> advice(Instant now) {
        return plan.firstOccasion(FilePlan.aDayOf(campaign, now)).stream()
                .map(Occasion::moment)
                .flatMap(moment -> plan.roll().stream()
                        .filter(profile -> profile.published().photo() != null)
                        .filter(profile -> plan.why(profile.id(), moment).isEmpty())
                        .flatMap(profile -> advice(profile, moment)))
                .toList();
    }

    private Stream<Problem> advice(Profile profile, Instant moment) {
        Set<String> languages = new HashSet<>();
        return campaign.accounts().stream()
                .flatMap(name -> Stream.ofNullable(workspace.accounts().get(name)))
                .filter(account -> !PosterPress.uses(campaign, account))
                .filter(account -> languages.add(account.language()))
                .filter(account -> repeats(profile, account, moment))
                .map(account -> problem(profile, account.language()));
    }

    private boolean repeats(Profile profile, Account account, Instant moment) {
        Rendered rendered = composer.compose(
                workspace,
                campaign,
                profile,
                plan.named(profile, moment),
                account,
                FilePlan.limits(account),
                moment,
                1);
        return rendered.message().stream()
                .flatMap(message -> message.parts().stream())
                .anyMatch(AltText::repeats);
    }

    private Problem problem(Profile profile, String language) {
        Photo photo = profile.published().photo();
        String field = photo != null && photo.altText().containsKey(language)
                ? "photo.alt_text." + language
                : "photo.alt_text";
        return new Places(workspace.tree())
                .problem(
                        profile.file(),
                        field,
                        "the alt text says the " + language + " post of " + campaign.id()
                                + " again, and is heard after it",
                        "who is seen, what is seen, any words in the picture");
    }
}
