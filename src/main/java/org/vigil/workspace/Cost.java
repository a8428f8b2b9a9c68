package org.vigil.workspace;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.vigil.campaign.Campaign;
import org.vigil.network.DocumentedPrices;
import org.vigil.network.Network;

/**
 * What a campaign's coming posts cost on X, by the files alone.
 *
 * @param from the first of the {@link #DAYS} days
 * @param posts each part of a thread is one
 * @param withLink how many of them have a link
 * @param reposts by the accounts that follow one that leads: one of each post, also of a thread
 * @param pictures each has an alt text
 * @param prices of one of each
 */
public record Cost(LocalDate from, int posts, int withLink, int reposts, int pictures, Prices prices) {
    public static final int DAYS = 30;

    /** On so many days the likes of one post are read: the first, six more of its week, and once in each of twelve weeks. */
    private static final int DAYS_OF_READING = 20;

    /** Empty where nothing of it goes to X. */
    public static Optional<Cost> of(Workspace workspace, Campaign campaign, LocalDate from) {
        List<PreviewEntry> entries = Preview.on(Network.X, workspace, campaign, from, DAYS);
        List<String> texts =
                entries.stream().flatMap(entry -> entry.parts().stream()).toList();
        int withLink = (int) texts.stream().filter(DocumentedPrices::hasLink).count();
        int pictures = (int) entries.stream()
                .filter(entry -> entry.altText() != null && !entry.parts().isEmpty())
                .count();
        int reposts = entries.stream()
                .filter(entry -> !entry.parts().isEmpty())
                .mapToInt(entry -> Leads.followers(workspace.accounts(), campaign, entry.account())
                        .size())
                .sum();
        return texts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Cost(from, texts.size(), withLink, reposts, pictures, Prices.of(workspace.settings())));
    }

    /** In US dollars. Without what is read. */
    BigDecimal sum() {
        return times(prices.postWithLink(), withLink)
                .add(times(prices.post(), posts - withLink))
                .add(times(prices.repost(), reposts))
                .add(times(prices.altText(), pictures));
    }

    /** For people who plan a schedule. */
    @Override
    public String toString() {
        int without = posts - withLink;
        return "X asks for money: about $" + cents(sum()) + " for the " + DAYS + " days from " + from + " on, "
                + posts + (posts == 1 ? " post, " : " posts, ") + withLink + " with a link ($"
                + cents(times(prices.postWithLink(), withLink)) + ") and " + without + " without ($"
                + cents(times(prices.post(), without)) + ")"
                + (reposts == 0
                        ? ""
                        : ", and " + reposts + (reposts == 1 ? " repost ($" : " reposts ($")
                                + cents(times(prices.repost(), reposts)) + ")")
                + ". A post $" + prices.post() + ", with a link $"
                + prices.postWithLink() + (reposts == 0 ? "" : ", a repost $" + prices.repost()) + ", an alt text $"
                + prices.altText() + "; " + prices.asOf()
                + ". Not in it is what is read: about $" + cents(times(prices.reading(), DAYS_OF_READING))
                + " for the likes of each post over three months, and $" + prices.reading()
                + " for each post looked at to find out whether one arrived.";
    }

    private static BigDecimal times(BigDecimal price, int count) {
        return price.multiply(BigDecimal.valueOf(count));
    }

    private static String cents(BigDecimal dollars) {
        return dollars.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
