package org.vigil.console;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.node.Node;
import org.vigil.workspace.Cost;
import org.vigil.workspace.Workspace;

/**
 * What campaigns cost on X by the files in force. Every post of {@link Cost#DAYS} days is written for it, so each answer
 * is kept until other files come into force.
 */
final class ComingCosts {
    private record Asked(CampaignId campaign, LocalDate from) {}

    private record Known(Workspace workspace, Map<Asked, Optional<Cost>> costs) {}

    private final Node node;
    private volatile Known known;

    ComingCosts(Node node) {
        this.node = node;
        this.known = of(node.files().inForce().workspace());
    }

    private static Known of(Workspace workspace) {
        return new Known(workspace, new ConcurrentHashMap<>());
    }

    /** Empty where nothing of it goes to X. */
    Optional<Cost> of(Campaign campaign, LocalDate from) {
        Workspace workspace = node.files().inForce().workspace();
        Known now = known;
        if (now.workspace() != workspace) {
            now = of(workspace);
            known = now;
        }
        Asked asked = new Asked(campaign.id(), from);
        Optional<Cost> kept = now.costs().get(asked);
        if (kept == null) {
            kept = Cost.of(workspace, campaign, from);
            now.costs().put(asked, kept);
        }
        return kept;
    }
}
