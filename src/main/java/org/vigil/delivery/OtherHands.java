package org.vigil.delivery;

import java.util.Collection;
import org.vigil.account.Account;
import org.vigil.account.AccountName;

/** Who can take a post away where Vigil cannot, or help it to, in words for the team. */
final class OtherHands {
    private OtherHands() {}

    /** By hand, on the network itself. */
    static String onTheNetwork(Account account) {
        return switch (account.network()) {
            case TELEGRAM -> "an administrator of the channel can delete it, in Telegram itself";
            case X -> "whoever has the password of " + account.name() + " can delete it, on X itself";
            case MASTODON ->
                "whoever has the password of " + account.name() + ", or a moderator of its server, can delete it there";
            case BLUESKY -> "whoever has the password of " + account.name() + " can delete it, on Bluesky itself";
            case SANDBOX -> "nobody has to: it stands on this machine only";
        };
    }

    /** @param people who act for the organisation whose account it is */
    static String onTheirOwn(AccountName account, Collection<String> people) {
        return "only they can delete it: "
                + (people.isEmpty() ? "whoever posts on " + account : String.join(", ", people) + " (" + account + ")")
                + "; then: ./vigil hand gone NUMBER --as NAME";
    }

    static String signIn(AccountName account) {
        return "whoever has the password of " + account + ": ./vigil account renew " + account;
    }

    static String bringBack(AccountName account) {
        return "whoever has the password of " + account
                + " can delete it there; or put the account back into accounts.yaml, and Vigil goes on";
    }

    static String look(long delivery) {
        return "somebody who looks at the account: ./vigil uncertain " + delivery
                + " --it-is-there URL, or --send-again" + " where it is not there (it will not be sent)";
    }

    static String lookForCorrection(long delivery) {
        return "somebody who looks at the account: ./vigil correct " + delivery
                + " --it-is-there URL, or --send-again where it is not there (it will not be sent)";
    }
}
