package org.vigil.workspace;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.EventPlace;
import org.vigil.campaign.SpecialCalendar;
import org.vigil.campaign.Turn;
import org.vigil.message.PostKind;
import org.vigil.message.Rendered;
import org.vigil.network.Limits;
import org.vigil.network.Network;
import org.vigil.profile.Profile;

/** Renders what a campaign would post by its files alone. Holds, pins and what was sent are not known here. */
public final class Preview {
    private final Workspace workspace;
    private final Campaign campaign;
    private final FilePlan plan;
    private final Predicate<Account> wanted;
    private final Composer composer = new Composer();

    private Preview(Workspace workspace, Campaign campaign, Predicate<Account> wanted) {
        this.workspace = workspace;
        this.campaign = campaign;
        this.wanted = wanted;
        this.plan = new FilePlan(workspace, campaign);
    }

    /** One entry for each date, slot and account, in order of time and in the campaign's order of accounts. */
    public static List<PreviewEntry> of(Workspace workspace, Campaign campaign, LocalDate from, int days) {
        return of(workspace, campaign, from, days, Instant.MIN);
    }

    /**
     * As above.
     *
     * @param openFrom slots before it are over, such as those of this morning: nothing goes out there
     */
    public static List<PreviewEntry> of(
            Workspace workspace, Campaign campaign, LocalDate from, int days, Instant openFrom) {
        return new Preview(workspace, campaign, account -> true).entries(from, from.plusDays(days - 1L), openFrom);
    }

    /** As above, for the accounts of one network only, and of those for the ones that Vigil posts on. */
    static List<PreviewEntry> on(Network network, Workspace workspace, Campaign campaign, LocalDate from, int days) {
        return on(account -> account.network() == network && !account.byHand(), workspace, campaign, from, days);
    }

    /** As above, for some accounts only. */
    static List<PreviewEntry> on(
            Predicate<Account> wanted, Workspace workspace, Campaign campaign, LocalDate from, int days) {
        boolean any = campaign.accounts().stream()
                .flatMap(name -> Optional.ofNullable(workspace.accounts().get(name)).stream())
                .anyMatch(wanted);
        return any
                ? new Preview(workspace, campaign, wanted).entries(from, from.plusDays(days - 1L), Instant.MIN)
                : List.of();
    }

    /** Today while the campaign runs, else its first day, in its own zone. */
    public static LocalDate usualFrom(Campaign campaign, Instant now) {
        return FilePlan.aDayOf(campaign, now);
    }

    private List<PreviewEntry> entries(LocalDate from, LocalDate to, Instant openFrom) {
        record Timed(Instant at, Stream<PreviewEntry> entries) {}
        return Stream.concat(
                        plan.turns(from, to, openFrom).stream()
                                .map(turn -> new Timed(plan.moment(turn), entries(turn))),
                        plan.events(from, to).stream()
                                .filter(place -> !place.occasion().moment().isBefore(openFrom))
                                .map(place -> new Timed(place.occasion().moment(), entries(place))))
                .sorted(Comparator.comparing(Timed::at))
                .flatMap(Timed::entries)
                .toList();
    }

    private Stream<PreviewEntry> entries(EventPlace place) {
        String slot = place.slotId(!place.taken().isEmpty());
        return accounts()
                .map(account -> PreviewEntry.of(
                                place.occasion().date(),
                                slot,
                                campaign,
                                place.event().asProfile(),
                                account,
                                FilePlan.limits(account),
                                EventCheck.compose(composer, workspace, campaign, plan, place, account),
                                PostNotes.of(
                                        workspace,
                                        campaign,
                                        PostKind.EVENT,
                                        place.event().asProfile(),
                                        account))
                        .without(FileBasis.missing(
                                workspace,
                                place.event().id(),
                                account,
                                place.occasion().moment())));
    }

    private Stream<Account> accounts() {
        return campaign.accounts().stream()
                .flatMap(name -> Optional.ofNullable(workspace.accounts().get(name)).stream())
                .filter(wanted);
    }

    private Stream<PreviewEntry> entries(Turn turn) {
        return workspace.profile(turn.profile()).stream()
                .flatMap(profile -> accounts()
                        .filter(account -> campaign.speaksIn(turn.slot(), account.organisation()))
                        .filter(account -> Leads.of(workspace.accounts(), campaign, account)
                                .isEmpty())
                        .map(account -> entry(turn, profile, account)));
    }

    private PreviewEntry entry(Turn turn, Profile profile, Account account) {
        Instant at = plan.moment(turn);
        Limits limits = FilePlan.limits(account);
        Rendered rendered = composer.compose(
                workspace, campaign, profile, plan.named(profile, at), account, limits, at, turn.day());
        List<String> notes = PostNotes.of(workspace, campaign, PostKind.TURN, profile, account);
        return PreviewEntry.of(turn.date(), turn.slot(), campaign, profile, account, limits, rendered, notes)
                .on(new SpecialCalendar(campaign, workspace::profile).at(profile, at))
                .without(FileBasis.missing(workspace, campaign, profile, at));
    }
}
