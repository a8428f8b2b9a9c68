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
 * @param pictures each has an alt text
 */
public record Cost(LocalDate from, int posts, int withLink, int pictures) {
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
        return texts.isEmpty() ? Optional.empty() : Optional.of(new Cost(from, texts.size(), withLink, pictures));
    }

    /** In US dollars. Without what is read. */
    BigDecimal sum() {
        return times(DocumentedPrices.X_POST_WITH_LINK, withLink)
                .add(times(DocumentedPrices.X_POST, posts - withLink))
                .add(times(DocumentedPrices.X_ALT_TEXT, pictures));
    }

    /** For people who plan a schedule. */
    @Override
    public String toString() {
        return "X asks for money: about $" + cents(sum()) + " for the " + DAYS + " days from " + from + " on, "
                + posts + (posts == 1 ? " post, " : " posts, ") + withLink + " with a link (a post $"
                + DocumentedPrices.X_POST + ", with a link $" + DocumentedPrices.X_POST_WITH_LINK
                + ", an alt text $" + DocumentedPrices.X_ALT_TEXT + "; X's prices of " + DocumentedPrices.AS_OF
                + "). Reading comes on top: about $"
                + cents(times(DocumentedPrices.X_READING, DAYS_OF_READING))
                + " for the likes of each post over three months, and $" + DocumentedPrices.X_READING
                + " for each post looked at to find out whether one arrived.";
    }

    private static BigDecimal times(BigDecimal price, int count) {
        return price.multiply(BigDecimal.valueOf(count));
    }

    private static String cents(BigDecimal dollars) {
        return dollars.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
