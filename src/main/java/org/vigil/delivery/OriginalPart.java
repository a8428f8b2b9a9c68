package org.vigil.delivery;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.message.Template;
import org.vigil.network.Part;
import org.vigil.profile.Profile;
import org.vigil.workspace.TemplateChoice;
import org.vigil.workspace.Workspace;

/** How a part looked beside its words, as far as it is known still: what its correction keeps. */
record OriginalPart(String language, @Nullable String contentWarning, boolean withImages, Account account) {

    /** A message that was frozen says it; else the template and the profile do, as they are now. */
    static OriginalPart of(Delivery delivery, int part, Account account, Workspace workspace) {
        if (delivery.frozen() != null) {
            List<Part> parts = FrozenMessage.read(
                            delivery.frozen(), file -> workspace.tree().file(file), workspace.tree())
                    .parts();
            if (part <= parts.size()) {
                Part was = parts.get(part - 1);
                return new OriginalPart(
                        was.language(), was.contentWarning(), !was.images().isEmpty(), account);
            }
        }
        Optional<Profile> profile = workspace.spokenOf(delivery.profile());
        return new OriginalPart(
                account.language(),
                profile.map(known -> template(workspace, delivery, known, account))
                        .map(Template::contentWarning)
                        .orElse(null),
                part == 1 && profile.filter(known -> known.photo() != null).isPresent(),
                account);
    }

    private static @Nullable Template template(
            Workspace workspace, Delivery delivery, Profile profile, Account account) {
        Campaign campaign = workspace.campaigns().get(delivery.campaign());
        return campaign == null
                ? null
                : workspace.templates().get(TemplateChoice.of(workspace, campaign, delivery.kind(), profile, account));
    }

    /** The part with other words; its images stand there already. */
    Part saying(String words) {
        return new Part(words, List.of(), language, contentWarning, account.visibility());
    }
}
