package org.vigil.delivery;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.Occasion;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.Workspace;

/**
 * Why nobody comes in a slot, in numbers that name nobody.
 *
 * @param people of the campaign's roll
 * @param onHold by people's decision
 * @param noBasis who may be spoken of, though not on a real network
 * @param unspoken of whom nothing may be said for another reason: not in custody any more, not known whether, withheld
 * @param there who comes on that day in another slot
 * @param left who could come: they have had all turns that the campaign gives
 */
public record WhyNobody(int people, int onHold, int noBasis, int unspoken, int there, int left) {
    /** @param there who comes on that day in another slot */
    public static WhyNobody of(
            Campaign campaign, Occasion occasion, Set<ProfileId> there, Workspace workspace, Eligibility eligibility) {
        List<Profile> roll =
                campaign.roll().members(List.copyOf(workspace.profiles().values()));
        boolean real = campaign.accounts().stream()
                .flatMap(name -> Optional.ofNullable(workspace.accounts().get(name)).stream())
                .anyMatch(account -> !account.isSandbox());
        int onHold = 0;
        int noBasis = 0;
        int unspoken = 0;
        int come = 0;
        for (Profile profile : roll) {
            Optional<String> why = eligibility.silence(profile.id(), occasion.moment(), campaign.convention());
            if (why.filter(Eligibility.ON_HOLD::equals).isPresent()) {
                onHold++;
            } else if (why.isPresent()) {
                unspoken++;
            } else if (real
                    && eligibility.basisMissing(profile.id(), occasion.moment()).isPresent()) {
                noBasis++;
            } else if (there.contains(profile.id())) {
                come++;
            }
        }
        int left = roll.size() - onHold - noBasis - unspoken - come;
        return new WhyNobody(roll.size(), onHold, noBasis, unspoken, come, left);
    }
}
