package org.vigil.workspace;

import java.util.Set;
import java.util.TreeSet;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.profile.ProfileId;

/** In which languages campaigns speak of somebody. */
public final class SpokenLanguages {
    private SpokenLanguages() {}

    /** Empty for who is on no campaign's roll. */
    public static Set<String> of(Workspace workspace, ProfileId person) {
        Set<String> languages = new TreeSet<>();
        for (Campaign campaign : workspace.campaigns().values()) {
            boolean speaks = new FilePlan(workspace, campaign)
                    .roll().stream().anyMatch(profile -> profile.id().equals(person));
            if (speaks) {
                campaign.accounts().stream()
                        .map(workspace.accounts()::get)
                        .filter(account -> account != null)
                        .map(Account::language)
                        .forEach(languages::add);
            }
        }
        return languages;
    }
}
