package org.vigil.workspace;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.message.PostKind;
import org.vigil.message.PosterWriter;
import org.vigil.message.Template;
import org.vigil.message.TemplateKey;
import org.vigil.message.TemplateKind;
import org.vigil.profile.Profile;

/**
 * Keeps a text from real networks until somebody who reads its language as a native has signed it. A sandbox takes every
 * text: nobody else sees it there.
 */
public final class NativeReview {
    private NativeReview() {}

    /** Why an account may not be given a profile's post, in words for the team: the template is unreviewed; else empty. */
    public static Optional<String> missing(Workspace workspace, TemplateKey key, Account account) {
        if (account.isSandbox()) {
            return Optional.empty();
        }
        return Optional.ofNullable(workspace.templates().get(key))
                .flatMap(Template::whyUnreviewed)
                .map(why -> key.path() + " is unreviewed (" + why + "): ./vigil templates sign " + key.path()
                        + " --by NAME");
    }

    /** As above, of the words on the posters that a campaign's posts carry. */
    public static Optional<String> ofPoster(
            Workspace workspace, Campaign campaign, PostKind kind, Profile profile, Account account) {
        return account.isSandbox() || kind != PostKind.TURN || !PosterPress.uses(campaign, account, profile)
                ? Optional.empty()
                : ofPoster(workspace, TemplateKind.of(profile.kind()), account.language());
    }

    /** As above, of the words on posters that everybody may get. */
    static Optional<String> ofPoster(Workspace workspace, TemplateKind kind, String language) {
        TemplateKey key = PosterWriter.key(kind, language);
        return PosterPress.words(workspace, key)
                .flatMap(Template::whyUnreviewed)
                .map(why -> "the words of its posters, " + key.path() + ", are unreviewed (" + why + "): "
                        + (workspace.templates().containsKey(key)
                                ? "./vigil templates sign " + key.path() + " --by NAME"
                                : "keep what ./vigil poster --words " + language
                                        + " prints as that file, and have it signed"));
    }

    /**
     * The texts that keep a campaign's real accounts from getting a post, by the path at which each is signed; one that is
     * not there yet among them.
     */
    public static List<String> unsigned(Workspace workspace, Campaign campaign) {
        return campaign.accounts().stream()
                .flatMap(name -> Stream.ofNullable(workspace.accounts().get(name)))
                .filter(account -> !account.isSandbox())
                .flatMap(account -> kinds(workspace, campaign).stream()
                        .flatMap(kind -> Stream.concat(
                                Stream.of(Composer.template(campaign, kind, account))
                                        .filter(key -> Optional.ofNullable(
                                                        workspace.templates().get(key))
                                                .filter(Template::isReviewed)
                                                .isEmpty()),
                                PosterPress.uses(campaign, account)
                                        ? Stream.of(PosterWriter.key(kind, account.language()))
                                                .filter(key -> PosterPress.words(workspace, key)
                                                        .flatMap(Template::whyUnreviewed)
                                                        .isPresent())
                                        : Stream.empty())))
                .map(TemplateKey::path)
                .distinct()
                .toList();
    }

    private static List<TemplateKind> kinds(Workspace workspace, Campaign campaign) {
        return new FilePlan(workspace, campaign)
                .roll().stream()
                        .map(profile -> TemplateKind.of(profile.kind()))
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** What a campaign's real accounts will not get, a sentence for each template. */
    public static List<String> missing(Workspace workspace, Campaign campaign) {
        List<TemplateKind> kinds = kinds(workspace, campaign);
        return campaign.accounts().stream()
                .flatMap(name -> Stream.ofNullable(workspace.accounts().get(name)))
                .flatMap(account -> kinds.stream()
                        .flatMap(kind -> Stream.concat(
                                missing(workspace, Composer.template(campaign, kind, account), account).stream(),
                                !account.isSandbox() && PosterPress.uses(campaign, account)
                                        ? ofPoster(workspace, kind, account.language()).stream()
                                        : Stream.empty()))
                        .map(why -> new Kept(why, account)))
                .collect(Collectors.groupingBy(
                        Kept::why,
                        java.util.LinkedHashMap::new,
                        Collectors.mapping(Kept::name, Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(kept -> "nothing will be posted on " + kept.getValue() + ": " + kept.getKey())
                .toList();
    }

    private record Kept(String why, Account account) {
        String name() {
            return account.name().value();
        }
    }
}
