package org.vigil.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.account.AccountsFile;
import org.vigil.campaign.Campaign;
import org.vigil.organisation.Organisation;
import org.vigil.organisation.OrganisationId;
import org.vigil.organisation.OrganisationsFile;
import org.vigil.settings.OnCall;
import org.vigil.settings.SettingsFile;
import org.vigil.source.Problem;
import org.vigil.source.Problems;

/** Looks whether the organisations that files name are there, and whether each can do its part in a campaign. */
final class OrganisationCheck {
    private final Workspace workspace;
    private final Places places;
    private final Problems problems;

    OrganisationCheck(Workspace workspace, Problems problems) {
        this.workspace = workspace;
        this.places = new Places(workspace.tree());
        this.problems = problems;
    }

    void check() {
        if (reads(SettingsFile.PATH)) {
            workspace.organisations().values().forEach(this::checkToNotify);
        }
        if (reads(OrganisationsFile.PATH)) {
            workspace.accounts().values().stream()
                    .flatMap(account -> Stream.ofNullable(account.organisation()))
                    .distinct()
                    .forEach(id -> exists(AccountsFile.PATH, "accounts", id));
            workspace
                    .profiles()
                    .values()
                    .forEach(profile -> Stream.ofNullable(profile.caseHolder())
                            .forEach(id -> exists(profile.file(), "case_holder", id)));
            workspace
                    .campaigns()
                    .values()
                    .forEach(campaign ->
                            campaign.organisations().forEach(id -> exists(campaign.file(), "organisations", id)));
        }
        workspace.campaigns().values().forEach(this::checkLeads);
        workspace.campaigns().values().stream()
                .filter(campaign -> !campaign.organisations().isEmpty())
                .forEach(this::checkAccounts);
    }

    private boolean reads(String file) {
        return workspace.problems().stream().map(Problem::file).noneMatch(file::equals);
    }

    private void checkToNotify(Organisation organisation) {
        Set<String> known = workspace.settings().toNotify().stream()
                .flatMap(notify -> notify.onCall().stream())
                .map(OnCall::name)
                .collect(Collectors.toSet());
        organisation.toNotify().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> problems.add(places.inOrganisation(
                        organisation.id(),
                        "notify",
                        organisation.id() + " is to notify \"" + name + "\", whom settings.yaml does not have on call",
                        known.isEmpty() ? "somebody under notify: on_call: there" : "one of: " + sorted(known))));
    }

    private void exists(String file, String field, OrganisationId id) {
        if (workspace.organisation(id).isEmpty()) {
            problem(
                    file,
                    field,
                    "there is no organisation \"" + id + "\"",
                    workspace.organisations().isEmpty()
                            ? "an organisation of organisations.yaml, which has none"
                            : "one of: " + sorted(workspace.organisations().keySet()));
        }
    }

    /** In a campaign of several organisations each account is one's of them, and somebody may approve what it says. */
    private void checkAccounts(Campaign campaign) {
        campaign.accounts().stream()
                .flatMap(name -> Stream.ofNullable(workspace.accounts().get(name)))
                .filter(account -> account.organisation() == null
                        || !campaign.organisations().contains(account.organisation()))
                .forEach(account -> problem(
                        campaign.file(),
                        "accounts",
                        "the account \"" + account.name() + "\" belongs to none of the campaign's organisations",
                        "organisation: in accounts.yaml, one of: " + sorted(Set.copyOf(campaign.organisations()))));
        if (campaign.approvalRequired()) {
            campaign.organisations().stream()
                    .flatMap(id -> workspace.organisation(id).stream())
                    .filter(organisation -> organisation.approvers().isEmpty())
                    .forEach(organisation -> problem(
                            campaign.file(),
                            "organisations",
                            "nobody may approve for \"" + organisation.id() + "\"",
                            "approvers: in organisations.yaml, or approval: none"));
        }
    }

    private void checkLeads(Campaign campaign) {
        List<Account> leads = new ArrayList<>();
        for (AccountName name : campaign.coalition().leads()) {
            Account lead = workspace.accounts().get(name);
            if (!campaign.accounts().contains(name)) {
                problem(
                        campaign.file(),
                        "lead",
                        "\"" + name + "\" is not among the campaign's accounts",
                        "one of them");
            } else if (lead != null && (lead.byHand() || !Leads.canRepost(lead.network()))) {
                problem(
                        campaign.file(),
                        "lead",
                        "\"" + name + "\" cannot lead: "
                                + (lead.byHand()
                                        ? "people post there by hand"
                                        : "on Telegram nothing can be reposted once and only once"),
                        "an account on x, mastodon or bluesky that Vigil posts on");
            } else if (lead != null) {
                leads.stream()
                        .filter(other -> Leads.isAlike(other, lead))
                        .findFirst()
                        .ifPresent(other -> problem(
                                campaign.file(),
                                "lead",
                                "\"" + other.name() + "\" and \"" + name + "\" both lead on "
                                        + lead.network().word(),
                                "one a network"));
                leads.add(lead);
            }
        }
    }

    private static String sorted(Set<?> names) {
        return names.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }

    private void problem(String file, String field, String wrong, String allowed) {
        problems.add(places.problem(file, field, wrong, allowed));
    }
}
