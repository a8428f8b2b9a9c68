package org.vigil.console;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.engagement.EngagementLimits;
import org.vigil.engagement.ReadingCosts;
import org.vigil.network.Network;
import org.vigil.node.Node;
import org.vigil.workspace.Workspace;

/** What X takes for an account. Other networks take nothing. */
final class AccountCosts {
    /**
     * Of the last 30 days.
     *
     * @param posts that were published
     * @param requests for likes, followers and replies
     * @param dollars what those cost at most
     * @param left of what may be spent on reading; null where nothing limits it
     */
    record Spent(
            int posts,
            int requests,
            String dollars,
            @Nullable String left) {}

    /** @param words what the campaign's coming posts on X cost, by the files */
    record Coming(String campaign, String words) {}

    private final Node node;
    private final ComingCosts costs;
    private final ReadingCosts reading;

    AccountCosts(Node node, ComingCosts costs) {
        this.node = node;
        this.costs = costs;
        this.reading = new ReadingCosts(node.database().jdbc());
    }

    /** Empty where the account costs nothing, or nothing was asked about it yet. */
    Optional<Spent> of(Account account) {
        if (account.network() != Network.X) {
            return Optional.empty();
        }
        Instant now = node.clock().instant();
        EngagementLimits limits =
                EngagementLimits.of(node.files().inForce().workspace().settings());
        return reading.of(account, limits, now)
                .map(spent -> new Spent(
                        spent.messages(),
                        spent.requests(),
                        cents(spent.dollars()),
                        spent.dollarsLeft() == null ? null : cents(spent.dollarsLeft())));
    }

    /** Of each campaign that posts there, all its accounts on X together. */
    List<Coming> coming(Account account) {
        Workspace workspace = node.files().inForce().workspace();
        return workspace.campaigns().values().stream()
                .filter(campaign -> campaign.accounts().contains(account.name()))
                .flatMap(campaign -> costs.of(campaign, today(campaign)).stream()
                        .map(cost -> new Coming(campaign.name(), cost.toString())))
                .toList();
    }

    private LocalDate today(Campaign campaign) {
        return LocalDate.ofInstant(node.clock().instant(), campaign.zone());
    }

    private static String cents(BigDecimal dollars) {
        return dollars.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
