package org.vigil.workspace;

import java.util.Optional;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.message.PostKind;
import org.vigil.message.TemplateKey;
import org.vigil.message.TemplateKind;
import org.vigil.profile.Event;
import org.vigil.profile.Profile;

/** Which template a post is written with. */
public final class TemplateChoice {
    private TemplateChoice() {}

    /** An event has the template of its own kind where there is one, else that of all events. */
    public static TemplateKey of(
            Workspace workspace, Campaign campaign, PostKind kind, Profile profile, Account account) {
        TemplateKey usual = Composer.template(campaign, TemplateKind.of(kind, profile.kind()), account);
        return kind == PostKind.EVENT
                ? Optional.ofNullable(workspace.events().get(profile.id()))
                        .map(event -> Composer.template(campaign, ofKind(event), account))
                        .filter(own -> workspace.tree().file(own.path()).isPresent())
                        .orElse(usual)
                : usual;
    }

    private static TemplateKind ofKind(Event event) {
        return switch (event.kind()) {
            case RESOLUTION -> TemplateKind.EVENT_RESOLUTION;
            case HEARING -> TemplateKind.EVENT_HEARING;
            case VERDICT -> TemplateKind.EVENT_VERDICT;
            case STATEMENT -> TemplateKind.EVENT_STATEMENT;
            case FIGURE -> TemplateKind.EVENT_FIGURE;
            case OTHER -> TemplateKind.EVENT;
        };
    }
}
