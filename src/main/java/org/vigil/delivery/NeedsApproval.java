package org.vigil.delivery;

import java.util.Map;
import java.util.Optional;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.message.PostKind;
import org.vigil.workspace.Workspace;

/**
 * Whether a person must have approved a post about whose words nobody has decided.
 *
 * @param agreed to what those agreed who started campaigns that ask for no approval
 */
record NeedsApproval(Decisions decisions, Map<CampaignId, Agreed> agreed) {

    /** Why, in words that go on after "nobody has approved it yet"; empty where nobody has to. */
    Optional<String> why(Delivery post, Campaign campaign, Workspace workspace, WordsMark words) {
        return decisions
                .rejectedWithAction(post, words)
                .map(no ->
                        ": " + no.by() + " rejected it with what readers were asked then, and are not asked any more")
                .or(() -> always(post, campaign))
                .or(() -> decisions
                        .lastRejection(post)
                        .map(no -> ": " + no.by() + " rejected other words of it before something changed"))
                .or(() -> Optional.ofNullable(agreed.get(post.campaign()))
                        .flatMap(known -> known.beyond(post, campaign, workspace))
                        .map(more -> ": " + more
                                + ", and nobody has agreed that this goes out unread. Approve it, or agree with: ./vigil start "
                                + campaign.id()));
    }

    private Optional<String> always(Delivery post, Campaign campaign) {
        return campaign.approvalRequired() || post.kind().alwaysByHand()
                ? Optional.of(changedSince(post))
                : Optional.empty();
    }

    /** Whoever approved other words of the same wonders why it is held. */
    private String changedSince(Delivery post) {
        if (post.kind() != PostKind.TURN) {
            return ""; // what was approved may have been the person's daily posts
        }
        return decisions
                .lastApproval(post)
                .map(known -> ": " + known.by() + " approved it before a fact or the template changed")
                .orElse("");
    }
}
