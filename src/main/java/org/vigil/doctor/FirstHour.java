package org.vigil.doctor;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.Account;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.Approvals;
import org.vigil.delivery.Deliveries;
import org.vigil.delivery.Eligibility;
import org.vigil.delivery.Rehearsal;
import org.vigil.delivery.Restrictions;
import org.vigil.doctor.FirstStep.Kind;
import org.vigil.doctor.FirstStep.What;
import org.vigil.node.Node;
import org.vigil.watch.TestPosts;
import org.vigil.workspace.Workspace;

/**
 * How far an installation is on the way from nothing to its first real post, as it is seen from the installation itself:
 * nobody ticks anything off, and nothing is kept.
 */
public final class FirstHour {
    /** Without these no post passes the gate: where one has gone out, they are done. */
    private static final Set<Kind> BEFORE_A_POST = EnumSet.range(Kind.PEOPLE, Kind.APPROVAL);

    private final Node node;
    private final JdbcClient jdbc;

    public FirstHour(Node node) {
        this.node = node;
        this.jdbc = node.database().jdbc();
    }

    /** All steps, in the order in which they are taken. */
    public List<FirstStep> steps() {
        boolean posted = hasPosted();
        AcceptedFiles.InForce inForce = node.files().inForce();
        FirstTeam team = team(inForce.workspace());
        Stream<FirstStep> between = posted ? BEFORE_A_POST.stream().map(FirstStep::done) : between(inForce).stream();
        return Stream.of(
                        Stream.of(team.admin(), team.colleague()),
                        between,
                        Stream.of(rehearsal(), posted ? FirstStep.done(Kind.POST) : post(inForce.workspace())))
                .flatMap(steps -> steps)
                .toList();
    }

    /** Whether any step is still to be taken. Quicker than {@link #steps}. */
    public boolean isOpen() {
        if (!hasPosted() || !Rehearsal.anyEver(jdbc)) {
            return true;
        }
        FirstTeam team = team(node.files().inForce().workspace());
        return !team.admin().done() || !team.colleague().done();
    }

    /** Whether there is nothing yet: no people, no campaign, no account. */
    public boolean isEmpty() {
        Workspace workspace = node.files().inForce().workspace();
        return workspace.profiles().isEmpty()
                && workspace.campaigns().isEmpty()
                && workspace.accounts().isEmpty();
    }

    private List<FirstStep> between(AcceptedFiles.InForce inForce) {
        Workspace workspace = inForce.workspace();
        Instant now = node.clock().instant();
        List<Account> real = workspace.accounts().values().stream()
                .filter(account -> !account.isSandbox())
                .toList();
        FirstCampaign campaign =
                FirstCampaign.of(workspace, inForce.broken().keySet(), real, node.desk(), new Approvals(jdbc), now);
        Restrictions.InForce restrictions = new Restrictions(jdbc).inForce();
        FirstPeople people = new FirstPeople(
                workspace, campaign.onRealAccounts(), new Eligibility(inForce, restrictions), restrictions, now);
        FirstAccounts accounts = new FirstAccounts(real, node.sessions(), new TestPosts(jdbc));
        return List.of(
                people.people(),
                people.basis(),
                accounts.account(),
                accounts.test(),
                campaign.campaign(),
                campaign.text(),
                campaign.preview(),
                people.family(),
                campaign.start(),
                campaign.approval());
    }

    private FirstStep rehearsal() {
        if (node.brakes().everythingStopped()) {
            return FirstStep.lacks(Kind.REHEARSAL, What.STOPPED_NOW);
        }
        return Rehearsal.anyEver(jdbc)
                ? FirstStep.done(Kind.REHEARSAL)
                : FirstStep.lacks(Kind.REHEARSAL, What.NEVER_STOPPED);
    }

    private FirstStep post(Workspace workspace) {
        boolean started = workspace.campaigns().keySet().stream().anyMatch(node.desk()::isStarted);
        return FirstStep.lacks(Kind.POST, started ? What.NOT_POSTED : What.COMES_LATER);
    }

    private FirstTeam team(Workspace workspace) {
        return new FirstTeam(node.doors().users().all(), workspace);
    }

    private boolean hasPosted() {
        return new Deliveries(jdbc).anyOnRealNetworks();
    }
}
