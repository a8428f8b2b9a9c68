package org.vigil.workspace;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.campaign.Campaign;
import org.vigil.profile.Profile;
import org.vigil.source.Problem;
import org.vigil.source.Problems;

/** Looks whether the files of a folder fit together, and whether what they would post can be posted. */
public final class Check {
    private Check() {}

    /**
     * Every problem, those of single files included, by file and line.
     *
     * @param now tells the day on which a roll without end is judged
     */
    public static List<Problem> problems(Workspace workspace, Instant now) {
        Problems problems = new Problems();
        problems.addAll(workspace.problems());
        ProfileCheck profiles = new ProfileCheck(workspace, problems);
        workspace.profiles().values().forEach(profiles::check);
        new OrganisationCheck(workspace, problems).check();
        for (Campaign campaign : workspace.campaigns().values()) {
            FilePlan plan = new FilePlan(workspace, campaign);
            new CampaignCheck(workspace, campaign, plan, problems).check(now);
            new PostCheck(workspace, campaign, plan, problems).check(now);
        }
        NearCopies.inFolder(workspace, now).stream()
                .filter(NearCopies.Copy::refused)
                .map(copy -> copy.problem(workspace))
                .forEach(problems::add);
        return problems.list();
    }

    /** What is no mistake but good to know: whom and which texts the gate will keep from a campaign's real accounts, and what X
     * asks for. */
    public static List<String> notes(Workspace workspace, Instant now) {
        Stream<String> copies = NearCopies.inFolder(workspace, now).stream()
                .filter(copy -> !copy.refused())
                .map(copy -> copy.file() + ": " + copy);
        return Stream.of(
                        workspace.campaigns().values().stream().flatMap(campaign -> notes(workspace, campaign, now)),
                        copies,
                        CountNotes.of(workspace, now).stream())
                .flatMap(notes -> notes)
                .toList();
    }

    private static Stream<String> notes(Workspace workspace, Campaign campaign, Instant now) {
        Stream<String> unreviewed =
                NativeReview.missing(workspace, campaign).stream().map(note -> campaign.file() + ": " + note);
        return Stream.of(
                        silent(workspace, campaign, now).stream(),
                        unreviewed,
                        cost(workspace, campaign, now).stream(),
                        unheld(workspace, campaign).stream())
                .flatMap(notes -> notes);
    }

    private static Optional<String> cost(Workspace workspace, Campaign campaign, Instant now) {
        return Cost.of(workspace, campaign, FilePlan.aDayOf(campaign, now)).map(cost -> campaign.file() + ": " + cost);
    }

    /** Where several organisations speak, somebody has to decide in each case. */
    private static Optional<String> unheld(Workspace workspace, Campaign campaign) {
        String cases = new FilePlan(workspace, campaign)
                .roll().stream()
                        .filter(profile -> profile.caseHolder() == null)
                        .map(Profile::id)
                        .map(Object::toString)
                        .collect(Collectors.joining(", "));
        return campaign.organisations().isEmpty() || cases.isEmpty()
                ? Optional.empty()
                : Optional.of(campaign.file() + ": no organisation holds the case of " + cases
                        + " (case_holder: in the profile): nobody is asked first.");
    }

    private static Optional<String> silent(Workspace workspace, Campaign campaign, Instant now) {
        String real = campaign.accounts().stream()
                .flatMap(name -> Optional.ofNullable(workspace.accounts().get(name)).stream())
                .filter(account -> !account.isSandbox())
                .map(account -> account.name().value())
                .collect(Collectors.joining(", "));
        LocalDate day = FilePlan.aDayOf(campaign, now);
        String without = new FilePlan(workspace, campaign)
                .roll().stream()
                        .filter(profile -> !profile.basis().holdsOn(day))
                        .map(Profile::id)
                        .map(Object::toString)
                        .collect(Collectors.joining(", "));
        return real.isEmpty() || without.isEmpty()
                ? Optional.empty()
                : Optional.of(campaign.file() + ": nothing will be posted on " + real + " about " + without
                        + ": no basis holds on " + day + " (a consent, or a reason signed by two people).");
    }
}
