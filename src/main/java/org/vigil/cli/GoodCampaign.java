package org.vigil.cli;

import java.util.stream.Collectors;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.workspace.Workspace;

/** Finds a campaign whose file has no problems. */
final class GoodCampaign {
    private GoodCampaign() {}

    /** @throws Failure where there is none of that name, with the names that there are */
    static Campaign of(Workspace workspace, CampaignId id) {
        Campaign found = workspace.campaigns().get(id);
        if (found == null) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    "There is no campaign " + id + " without problems. There are: "
                            + workspace.campaigns().keySet().stream()
                                    .map(CampaignId::value)
                                    .collect(Collectors.joining(", ")));
        }
        return found;
    }
}
