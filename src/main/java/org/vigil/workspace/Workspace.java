package org.vigil.workspace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.message.Template;
import org.vigil.message.TemplateKey;
import org.vigil.organisation.Organisation;
import org.vigil.organisation.OrganisationId;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.settings.Settings;
import org.vigil.source.Problem;
import org.vigil.source.SourceTree;

/**
 * A team's folder, read as one. A file that cannot be read is absent here and named in the problems; it never stops the
 * others.
 *
 * @param problems of single files, by file and line; what does not fit together is {@link Check}'s
 */
public record Workspace(
        SourceTree tree,
        Map<ProfileId, Profile> profiles,
        Map<CampaignId, Campaign> campaigns,
        Map<AccountName, Account> accounts,
        Map<TemplateKey, Template> templates,
        Settings settings,
        Map<OrganisationId, Organisation> organisations,
        List<Problem> problems) {

    public static Workspace read(SourceTree tree) {
        return new WorkspaceReader().read(tree);
    }

    public Optional<Organisation> organisation(OrganisationId id) {
        return Optional.ofNullable(organisations.get(id));
    }

    public Optional<Profile> profile(ProfileId id) {
        return Optional.ofNullable(profiles.get(id));
    }
}
