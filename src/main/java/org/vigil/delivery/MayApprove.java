package org.vigil.delivery;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.organisation.Organisation;
import org.vigil.organisation.OrganisationId;
import org.vigil.workspace.Workspace;

/**
 * Who may approve words: where several organisations speak in a campaign, an approver of the organisation that says them.
 * Where a team speaks alone, those whom its settings name, else anybody of it. To reject words is open to everybody.
 *
 * <p>Nobody can know who really sits there: a name is what somebody gives, and this keeps mistakes away rather than malice.
 */
public final class MayApprove {
    private MayApprove() {}

    /** Why somebody may not approve what an account says in a campaign, in words; empty where he or she may. */
    public static Optional<String> whyNot(Workspace workspace, Campaign campaign, Account account, String who) {
        if (campaign.organisations().isEmpty()) {
            return whyNot(workspace.settings().approvers(), who);
        }
        OrganisationId of = account.organisation();
        if (of == null || !campaign.organisations().contains(of)) {
            return Optional.of("the account " + account.name() + " belongs to none of the organisations of "
                    + campaign.id() + ", so nobody may approve what it says");
        }
        return whyNot(workspace, of, who);
    }

    /** Whom the files name as those who may approve it; none where they name nobody, and so anybody may. */
    static List<String> named(Workspace workspace, Campaign campaign, Account account) {
        OrganisationId of = account.organisation();
        return campaign.organisations().isEmpty()
                ? workspace.settings().approvers()
                : Optional.ofNullable(of)
                        .flatMap(workspace::organisation)
                        .map(organisation ->
                                organisation.approvers().stream().sorted().toList())
                        .orElse(List.of());
    }

    private static Optional<String> whyNot(List<String> approvers, String who) {
        return approvers.isEmpty() || approvers.contains(who)
                ? Optional.empty()
                : Optional.of(who + " is not among those who may approve (approvers in settings.yaml: "
                        + String.join(", ", approvers) + "); say who you are with --as NAME");
    }

    /** Why somebody may not approve what an organisation says by hand; empty where he or she may. */
    static Optional<String> whyNot(Workspace workspace, OrganisationId of, String who) {
        List<String> approvers = workspace
                .organisation(of)
                .map(Organisation::approvers)
                .map(names -> names.stream().sorted().collect(Collectors.toList()))
                .orElse(List.of());
        return approvers.contains(who)
                ? Optional.empty()
                : Optional.of(who + " may not approve for " + of
                        + (approvers.isEmpty()
                                ? ": organisations.yaml names no approver"
                                : "; these may: " + String.join(", ", approvers)));
    }
}
