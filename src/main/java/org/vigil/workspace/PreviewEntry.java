package org.vigil.workspace;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.campaign.Special;
import org.vigil.message.Heard;
import org.vigil.message.Rendered;
import org.vigil.network.Image;
import org.vigil.network.Limits;
import org.vigil.network.Message;
import org.vigil.network.Network;
import org.vigil.network.Part;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.source.Problem;

/**
 * What would go out at one slot on one account.
 *
 * @param slot the slot's id
 * @param parts the texts of the thread, mostly one; none where a problem forbids the post
 * @param length of the longest part, in the network's measure
 * @param limit of one part, in the same measure
 * @param altText of the picture; null where there is none
 * @param contentWarning what stands before the text is opened; null for none
 * @param problems why there can be no post, as {@code file:line: field: …}
 * @param notes what is good to know of it all the same, a sentence each
 * @param special what is special about that day for that profile
 * @param basisMissing why it does not go out as it is now: no basis for a real network is known; null where one is, and
 *     where the campaign has no real account
 * @param asHeard what a screen reader speaks of it, a line for each pause; none where there can be no post
 */
public record PreviewEntry(
        LocalDate date,
        String slot,
        CampaignId campaign,
        ProfileId profile,
        AccountName account,
        Network network,
        String language,
        List<String> parts,
        int length,
        int limit,
        List<String> hashtags,
        @Nullable String altText,
        @Nullable String contentWarning,
        List<String> problems,
        List<String> notes,
        List<String> asHeard,
        Special special,
        @Nullable String basisMissing) {

    /** The same with one more reason why there can be no post. */
    PreviewEntry refused(String problem) {
        List<String> more = new ArrayList<>(problems);
        more.add(problem);
        return with(more, special, basisMissing);
    }

    /** The same on a day that has something special. */
    public PreviewEntry on(Special day) {
        return with(problems, day, basisMissing);
    }

    /** The same with another finding of whether there is a basis for it. */
    public PreviewEntry without(Optional<String> basis) {
        return with(problems, special, basis.orElse(null));
    }

    private PreviewEntry with(List<String> newProblems, Special day, @Nullable String newBasisMissing) {
        return new PreviewEntry(
                date,
                slot,
                campaign,
                profile,
                account,
                network,
                language,
                parts,
                length,
                limit,
                hashtags,
                altText,
                contentWarning,
                newProblems,
                notes,
                asHeard,
                day,
                newBasisMissing);
    }

    /** What came of rendering a post for an account. */
    public static PreviewEntry of(
            LocalDate date,
            String slot,
            Campaign campaign,
            Profile profile,
            Account account,
            Limits limits,
            Rendered rendered,
            List<String> notes) {
        List<Part> parts = rendered.message().map(Message::parts).orElse(List.of());
        return new PreviewEntry(
                date,
                slot,
                campaign.id(),
                profile.id(),
                account.name(),
                account.network(),
                account.language(),
                parts.stream().map(Part::text).toList(),
                rendered.length(),
                limits.maxLength(),
                rendered.hashtags(),
                parts.stream()
                        .flatMap(part -> part.images().stream())
                        .map(Image::altText)
                        .findFirst()
                        .orElse(null),
                parts.stream()
                        .flatMap(part -> Stream.ofNullable(part.contentWarning()))
                        .findFirst()
                        .orElse(null),
                rendered.problems().stream().map(Problem::toString).toList(),
                notes,
                rendered.message()
                        .map(message -> Heard.of(message, account.language()))
                        .orElse(List.of()),
                Special.NONE,
                null);
    }
}
