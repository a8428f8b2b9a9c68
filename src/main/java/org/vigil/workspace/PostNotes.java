package org.vigil.workspace;

import java.util.List;
import java.util.stream.Stream;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.message.NameFallback;
import org.vigil.message.TemplateKey;
import org.vigil.profile.Profile;

/** What is good to know of a post on an account although it can be rendered. */
public final class PostNotes {
    private PostNotes() {}

    /** Sentences for the team: that no native reader has signed its words, and which names stand in for others. */
    public static List<String> of(Workspace workspace, Campaign campaign, Profile profile, Account account) {
        TemplateKey key = new TemplateKey(campaign.templates(), profile.kind(), account.language());
        return Stream.concat(
                        NativeReview.missing(workspace, campaign, profile.kind(), account).stream()
                                .map(why -> "held back on " + account.name() + ": " + why),
                        Stream.ofNullable(workspace.templates().get(key))
                                .flatMap(template ->
                                        NameFallback.in(template, profile, workspace::profile).stream()))
                .toList();
    }
}
