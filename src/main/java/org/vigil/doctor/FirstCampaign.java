package org.vigil.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.campaign.Campaign;
import org.vigil.delivery.Approvals;
import org.vigil.delivery.Desk;
import org.vigil.doctor.FirstStep.Kind;
import org.vigil.doctor.FirstStep.Lack;
import org.vigil.doctor.FirstStep.What;
import org.vigil.workspace.NativeReview;
import org.vigil.workspace.Preview;
import org.vigil.workspace.PreviewEntry;
import org.vigil.workspace.Workspace;

/**
 * From a campaign's file to approved words: done where any campaign is so far, else each says what it lacks.
 *
 * @param broken the paths of files that are not in force
 * @param real the accounts that others can read
 */
record FirstCampaign(
        Workspace workspace, Set<String> broken, Set<AccountName> real, Desk desk, Approvals approvals, Instant now) {
    private static final int DAYS = 7;
    private static final int FEW_DAYS = 2;
    private static final Duration AHEAD = Duration.ofDays(31);

    static FirstCampaign of(
            Workspace workspace, Set<String> broken, List<Account> real, Desk desk, Approvals approvals, Instant now) {
        return new FirstCampaign(
                workspace, broken, real.stream().map(Account::name).collect(Collectors.toSet()), desk, approvals, now);
    }

    /** Those that speak on a real account. */
    List<Campaign> onRealAccounts() {
        return workspace.campaigns().values().stream()
                .filter(campaign -> campaign.accounts().stream().anyMatch(real::contains))
                .toList();
    }

    FirstStep campaign() {
        List<Lack> brokenOnes = broken.stream()
                .filter(path -> path.startsWith("schedules/"))
                .sorted()
                .map(path -> new Lack(What.BROKEN, path))
                .toList();
        if (workspace.campaigns().isEmpty()) {
            return brokenOnes.isEmpty()
                    ? FirstStep.lacks(Kind.CAMPAIGN, What.NO_CAMPAIGN)
                    : new FirstStep(Kind.CAMPAIGN, brokenOnes);
        }
        return any(Kind.CAMPAIGN, List.copyOf(workspace.campaigns().values()), this::lacking);
    }

    private List<Lack> lacking(Campaign campaign) {
        String id = campaign.id().value();
        boolean nobody = campaign.roll()
                .members(List.copyOf(workspace.profiles().values()))
                .isEmpty();
        boolean unheard = campaign.accounts().stream().noneMatch(real::contains);
        return Stream.concat(
                        nobody ? Stream.of(new Lack(What.NOBODY_ON_ROLL, id)) : Stream.<Lack>empty(),
                        unheard ? Stream.of(new Lack(What.SANDBOXES_ONLY, id)) : Stream.<Lack>empty())
                .toList();
    }

    FirstStep text() {
        return any(
                Kind.TEXT,
                onRealAccounts(),
                campaign -> NativeReview.unsigned(workspace, campaign).stream()
                        .map(path ->
                                new Lack(workspace.tree().file(path).isEmpty() ? What.NO_TEXT : What.NOT_SIGNED, path))
                        .toList());
    }

    FirstStep preview() {
        return any(Kind.PREVIEW, onRealAccounts(), campaign -> {
            if (desk.isStarted(campaign.id())) {
                return List.of(); // whoever started it has seen its first posts
            }
            List<PreviewEntry> entries = soon(campaign);
            String id = campaign.id().value();
            return entries.isEmpty()
                    ? List.of(new Lack(What.NOTHING_TO_POST, id))
                    : entries.stream().allMatch(entry -> entry.problems().isEmpty())
                            ? List.of()
                            : List.of(new Lack(What.CANNOT_BE_POSTED, id));
        });
    }

    /** Of the next days with any posts: the page itself shows more. */
    private List<PreviewEntry> soon(Campaign campaign) {
        LocalDate from = Preview.usualFrom(campaign, now);
        List<PreviewEntry> next = Preview.of(workspace, campaign, from, FEW_DAYS, now);
        return next.isEmpty() ? Preview.of(workspace, campaign, from, DAYS, now) : next;
    }

    FirstStep start() {
        return any(
                Kind.START,
                onRealAccounts(),
                campaign -> desk.isStarted(campaign.id())
                        ? List.of()
                        : List.of(new Lack(What.NOT_STARTED, campaign.id().value())));
    }

    FirstStep approval() {
        List<Campaign> started = onRealAccounts().stream()
                .filter(campaign -> desk.isStarted(campaign.id()))
                .toList();
        if (started.isEmpty()) {
            return FirstStep.lacks(Kind.APPROVAL, What.COMES_LATER);
        }
        if (started.stream().anyMatch(campaign -> !campaign.approvalRequired()) || approvals.anyApprovedOn(real)) {
            return FirstStep.done(Kind.APPROVAL);
        }
        long waiting = desk.coming(AHEAD).stream()
                .filter(Desk.Coming::waitsForApproval)
                .count();
        return new FirstStep(
                Kind.APPROVAL, List.of(new Lack(What.NOT_APPROVED, waiting == 0 ? "" : String.valueOf(waiting))));
    }

    /** One campaign that is so far is enough. */
    private static FirstStep any(Kind kind, List<Campaign> campaigns, Function<Campaign, List<Lack>> lacking) {
        if (campaigns.isEmpty()) {
            return FirstStep.lacks(kind, What.COMES_LATER);
        }
        Set<Lack> lacks = new LinkedHashSet<>();
        for (Campaign campaign : campaigns) {
            List<Lack> its = lacking.apply(campaign);
            if (its.isEmpty()) {
                return FirstStep.done(kind);
            }
            lacks.addAll(its);
        }
        return new FirstStep(kind, List.copyOf(lacks));
    }
}
