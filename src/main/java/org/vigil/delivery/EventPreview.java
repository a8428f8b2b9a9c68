package org.vigil.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.EventPlace;
import org.vigil.message.PostKind;
import org.vigil.message.Rendered;
import org.vigil.network.DocumentedLimits;
import org.vigil.network.Limits;
import org.vigil.network.Network;
import org.vigil.profile.Event;
import org.vigil.profile.EventFile;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.workspace.Composer;
import org.vigil.workspace.PostNotes;
import org.vigil.workspace.PreviewEntry;
import org.vigil.workspace.Workspace;

/**
 * What an event that nobody has saved would say in each of its campaigns on each account. Writes nothing.
 *
 * @param problems of the file itself, by line; those of a post stand with it
 * @param people of whom it would speak, those whom its words name included
 */
public record EventPreview(List<Problem> problems, List<InCampaign> campaigns, List<ProfileId> people) {
    /** More campaigns than that are not looked at: each has all its accounts. */
    private static final int MOST_CAMPAIGNS = 20;

    /**
     * It in one campaign.
     *
     * @param at its moment; null where the campaign has no such slot on that day
     * @param silence why nothing of it goes out, in words for the team; null where something does
     */
    public record InCampaign(
            Campaign campaign,
            @Nullable Instant at,
            @Nullable String silence,
            List<PreviewEntry> posts) {}

    static EventPreview of(
            AcceptedFiles.InForce inForce, Restrictions.InForce restrictions, SourceFile file, Instant now) {
        Problems problems = new Problems();
        Optional<Event> read = EventFile.read(file, problems);
        if (read.isEmpty()) {
            return new EventPreview(problems.list(), List.of(), List.of());
        }
        Event event = read.get();
        AcceptedFiles.InForce then = then(inForce, event);
        Eligibility eligibility = new Eligibility(then, restrictions);
        List<InCampaign> campaigns = event.campaigns().stream()
                .limit(MOST_CAMPAIGNS)
                .flatMap(name -> then.workspace().campaigns().values().stream()
                        .filter(campaign -> campaign.id().value().equals(name)))
                .map(campaign -> in(then.workspace(), eligibility, event, campaign, now))
                .toList();
        return new EventPreview(
                List.of(), campaigns, List.copyOf(then.peopleOfEvents().of(event)));
    }

    /** What would be in force with it; it is asked about nothing else. */
    private static AcceptedFiles.InForce then(AcceptedFiles.InForce now, Event event) {
        Workspace workspace = now.workspace().with(event);
        return new AcceptedFiles.InForce(
                now.version(),
                workspace,
                Map.of(),
                now.likeness(),
                now.ownWords(),
                now.peopleOfEvents().again());
    }

    private static InCampaign in(
            Workspace workspace, Eligibility eligibility, Event event, Campaign campaign, Instant now) {
        Optional<EventPlace> place = EventPlace.of(event, campaign);
        Instant at = place.map(known -> known.occasion().moment()).orElse(now);
        String silence = eligibility
                .silence(PostKind.EVENT, event.id(), at.isBefore(now) ? now : at, campaign.convention())
                .orElse(null);
        List<PreviewEntry> posts = new ArrayList<>();
        if (silence == null) {
            Composer composer = new Composer();
            accounts(workspace, campaign)
                    .map(account -> post(composer, workspace, eligibility, event, campaign, account, at))
                    .forEach(posts::add);
        }
        return new InCampaign(
                campaign, place.map(known -> known.occasion().moment()).orElse(null), silence, posts);
    }

    private static Stream<Account> accounts(Workspace workspace, Campaign campaign) {
        return campaign.accounts().stream()
                .flatMap(name -> Stream.ofNullable(workspace.accounts().get(name)));
    }

    private static PreviewEntry post(
            Composer composer,
            Workspace workspace,
            Eligibility eligibility,
            Event event,
            Campaign campaign,
            Account account,
            Instant at) {
        Network imitates = account.imitates();
        Limits limits = DocumentedLimits.of(imitates == null ? account.network() : imitates);
        Profile profile = event.asProfile();
        Rendered rendered = composer.compose(
                workspace,
                campaign,
                PostKind.EVENT,
                profile,
                eligibility.named(profile, account, at, campaign.convention()),
                account,
                limits,
                at,
                0);
        return PreviewEntry.of(
                        at.atZone(campaign.zone()).toLocalDate(),
                        "",
                        campaign,
                        profile,
                        account,
                        limits,
                        rendered,
                        PostNotes.of(workspace, campaign, PostKind.EVENT, profile, account))
                .without(account.isSandbox() ? Optional.empty() : eligibility.basisMissing(event.id(), at));
    }
}
