package org.vigil.workspace;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.message.NameFallback;
import org.vigil.message.PostKind;
import org.vigil.message.TemplateKey;
import org.vigil.profile.Photo;
import org.vigil.profile.Profile;

/** What is good to know of a post on an account although it can be rendered. */
public final class PostNotes {
    private static final int MOST_NAMED = 5;

    private PostNotes() {}

    /** Sentences for the team: that no native reader has signed its words, and which names stand in for others. */
    public static List<String> of(
            Workspace workspace, Campaign campaign, PostKind kind, Profile profile, Account account) {
        TemplateKey key = TemplateChoice.of(workspace, campaign, kind, profile, account);
        return Stream.of(
                        NativeReview.missing(workspace, key, account)
                                .or(() -> NativeReview.ofPoster(workspace, campaign, kind, profile, account))
                                .stream()
                                .map(why -> "held back on " + account.name() + ": " + why),
                        Stream.ofNullable(workspace.templates().get(key))
                                .flatMap(template -> NameFallback.in(template, profile, workspace::profile).stream()),
                        altText(profile, account.language()).stream())
                .flatMap(notes -> notes)
                .toList();
    }

    private static Optional<String> altText(Profile profile, String language) {
        Photo photo = profile.published().photo();
        boolean said = photo == null
                || photo.altText().containsKey(language)
                || photo.altText().containsKey(language.replaceFirst("-.*", ""));
        return said
                ? Optional.empty()
                : Optional.of("the alt text is read in another language in a " + language + " post: " + profile.file()
                        + " gives none in " + language);
    }

    /** The names that stand in for others in a campaign's posts, a sentence for each language. */
    static List<String> names(Workspace workspace, Campaign campaign) {
        List<Profile> roll = new FilePlan(workspace, campaign).roll();
        return campaign.accounts().stream()
                .flatMap(name -> Stream.ofNullable(workspace.accounts().get(name)))
                .flatMap(account -> names(workspace, campaign, roll, account).stream())
                .distinct()
                .toList();
    }

    private static Optional<String> names(Workspace workspace, Campaign campaign, List<Profile> roll, Account account) {
        String language = account.language();
        List<String> without = roll.stream()
                .filter(profile -> Stream.ofNullable(
                                workspace.templates().get(Composer.template(campaign, profile.kind(), account)))
                        .anyMatch(template -> !NameFallback.in(template, profile, workspace::profile)
                                .isEmpty()))
                .map(profile -> profile.id().value())
                .toList();
        String more = without.size() > MOST_NAMED ? " and " + (without.size() - MOST_NAMED) + " more" : "";
        return without.isEmpty()
                ? Optional.empty()
                : Optional.of("in " + language + " posts names in another language are shown about "
                        + String.join(", ", without.subList(0, Math.min(MOST_NAMED, without.size()))) + more
                        + " (no name in " + language + "; preview shows each)");
    }
}
