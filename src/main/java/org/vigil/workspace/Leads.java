package org.vigil.workspace;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.Coalition;
import org.vigil.network.Network;

/** Who reposts whom in a campaign where one account leads. */
public final class Leads {
    private Leads() {}

    /**
     * The account whose posts another one reposts. Empty for one that posts itself: a lead, one on a network where nobody leads or
     * where nothing can be reposted, one on which people post by hand.
     */
    public static Optional<Account> of(Map<AccountName, Account> accounts, Campaign campaign, Account account) {
        Coalition coalition = campaign.coalition();
        if (coalition.mode() != Coalition.Mode.LEAD_AND_REPOST
                || account.byHand()
                || !canRepost(account.network())
                || coalition.leads().contains(account.name())) {
            return Optional.empty();
        }
        return coalition.leads().stream()
                .flatMap(name -> Stream.ofNullable(accounts.get(name)))
                .filter(lead -> campaign.accounts().contains(lead.name()))
                .filter(lead -> isAlike(lead, account))
                .findFirst();
    }

    /** The accounts that repost a lead's posts, in the campaign's order. */
    public static List<Account> followers(Map<AccountName, Account> accounts, Campaign campaign, AccountName lead) {
        return campaign.accounts().stream()
                .flatMap(name -> Stream.ofNullable(accounts.get(name)))
                .filter(account -> of(accounts, campaign, account)
                        .filter(of -> of.name().equals(lead))
                        .isPresent())
                .toList();
    }

    /** Sandboxes imitate networks, and repost as those do. */
    static boolean isAlike(Account one, Account other) {
        return one.network() == other.network() && Objects.equals(one.imitates(), other.imitates());
    }

    /** Telegram makes another message of each forward, and cannot be asked whether it did. */
    static boolean canRepost(Network network) {
        return switch (network) {
            case X, MASTODON, BLUESKY, SANDBOX -> true;
            case TELEGRAM -> false;
        };
    }
}
