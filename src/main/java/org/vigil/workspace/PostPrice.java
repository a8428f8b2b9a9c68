package org.vigil.workspace;

import java.math.BigDecimal;
import java.util.Optional;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.network.DocumentedPrices;
import org.vigil.network.Message;
import org.vigil.network.Network;
import org.vigil.network.Part;

/**
 * What one post costs on X, with the reposts of those who follow its account's lead. Without what is read of it later.
 *
 * @param dollars US dollars
 * @param asOf since when X asks for that, and who says so
 */
public record PostPrice(BigDecimal dollars, String asOf) {
    /** Empty on every other network: only X asks for money. */
    public static Optional<PostPrice> of(Workspace workspace, Campaign campaign, Account account, Message message) {
        if (account.network() != Network.X || account.byHand()) {
            return Optional.empty();
        }
        Prices prices = Prices.of(workspace.settings());
        BigDecimal reposts = prices.repost()
                .multiply(BigDecimal.valueOf(Leads.followers(workspace.accounts(), campaign, account.name())
                        .size()));
        BigDecimal sum = message.parts().stream().map(part -> of(part, prices)).reduce(reposts, BigDecimal::add);
        return Optional.of(new PostPrice(sum, prices.asOf()));
    }

    private static BigDecimal of(Part part, Prices prices) {
        BigDecimal words = DocumentedPrices.hasLink(part.text()) ? prices.postWithLink() : prices.post();
        return words.add(
                prices.altText().multiply(BigDecimal.valueOf(part.images().size())));
    }

    /** Such as {@code $0.205}. */
    public String words() {
        return "$" + dollars.stripTrailingZeros().toPlainString();
    }
}
