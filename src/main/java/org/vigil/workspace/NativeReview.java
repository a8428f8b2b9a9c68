package org.vigil.workspace;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.message.Template;
import org.vigil.message.TemplateKey;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileKind;

/**
 * Keeps a text from real networks until somebody who reads its language as a native has signed it. A sandbox takes every
 * text: nobody else sees it there.
 */
public final class NativeReview {
    private NativeReview() {}

    /** Why an account may not be given a profile's post, in words for the team: the template is unreviewed; else empty. */
    public static Optional<String> missing(Workspace workspace, Campaign campaign, ProfileKind kind, Account account) {
        if (account.isSandbox()) {
            return Optional.empty();
        }
        TemplateKey key = Composer.template(campaign, kind, account);
        return Optional.ofNullable(workspace.templates().get(key))
                .flatMap(Template::whyUnreviewed)
                .map(why -> key.path() + " is unreviewed (" + why + "): ./vigil templates sign " + key.path()
                        + " --by NAME");
    }

    /** What a campaign's real accounts will not get, a sentence for each template. */
    public static List<String> missing(Workspace workspace, Campaign campaign) {
        List<ProfileKind> kinds = new FilePlan(workspace, campaign)
                .roll().stream().map(Profile::kind).distinct().sorted().toList();
        return campaign.accounts().stream()
                .flatMap(name -> Stream.ofNullable(workspace.accounts().get(name)))
                .flatMap(account -> kinds.stream()
                        .flatMap(kind -> missing(workspace, campaign, kind, account).stream()
                                .map(why -> new Kept(why, account))))
                .collect(Collectors.groupingBy(
                        Kept::why,
                        java.util.LinkedHashMap::new,
                        Collectors.mapping(Kept::name, Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(kept -> "nothing will be posted on " + kept.getValue() + " by " + kept.getKey())
                .toList();
    }

    private record Kept(String why, Account account) {
        String name() {
            return account.name().value();
        }
    }
}
