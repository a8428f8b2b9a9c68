package org.vigil.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.message.TemplateKey;
import org.vigil.network.Message;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.TemplateChoice;
import org.vigil.workspace.Workspace;

/** Everything that one decision of the {@link Gate} is made from. */
record GateCase(Delivery delivery, Campaign campaign, Account account, Circumstances all, Eligibility eligibility) {
    Instant now() {
        return all.now();
    }

    AcceptedFiles.InForce files() {
        return all.files();
    }

    Workspace workspace() {
        return files().workspace();
    }

    /** Whom it speaks of; empty where the profile is not in the folder any more. */
    Optional<Profile> spokenOf() {
        return workspace().spokenOf(delivery.profile());
    }

    TemplateKey template(Profile profile) {
        return TemplateChoice.of(workspace(), campaign, delivery.kind(), profile, account);
    }

    /** Who may be named beside the one it speaks of. */
    List<Profile> named(Profile profile) {
        return eligibility.named(profile, account, now(), campaign.convention());
    }

    /** Who stands in words and may not. */
    Optional<ProfileId> namedInWords(Profile profile, Message message) {
        return eligibility.namedInWords(message, profile, account, now(), campaign.convention());
    }

    /** The one it speaks of, without what may not be said of them. */
    Profile shown(Profile profile) {
        return eligibility.shown(profile, account, now());
    }
}
