package org.vigil.workspace;

import java.util.List;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.message.TemplateFile;
import org.vigil.organisation.OrganisationId;
import org.vigil.profile.Profile;
import org.vigil.source.SourceFile;

/**
 * What the team's files say belongs to an organisation. As long as any of it does, the organisation cannot be taken out.
 *
 * @param accounts that speak for it
 * @param campaigns in which it speaks with others
 * @param cases the people whose case it holds
 * @param texts the paths of words that it alone says
 */
public record Belongings(List<Account> accounts, List<Campaign> campaigns, List<Profile> cases, List<String> texts) {

    public static Belongings of(Workspace workspace, OrganisationId id) {
        return new Belongings(
                workspace.accounts().values().stream()
                        .filter(account -> id.equals(account.organisation()))
                        .toList(),
                workspace.campaigns().values().stream()
                        .filter(campaign -> campaign.organisations().contains(id))
                        .toList(),
                workspace.profiles().values().stream()
                        .filter(profile -> id.equals(profile.caseHolder()))
                        .toList(),
                workspace.tree().files("templates/", ".txt").stream()
                        .map(SourceFile::path)
                        .filter(path -> TemplateFile.key(path)
                                .filter(key -> id.value().equals(key.variant()))
                                .isPresent())
                        .toList());
    }

    public boolean none() {
        return accounts.isEmpty() && campaigns.isEmpty() && cases.isEmpty() && texts.isEmpty();
    }
}
