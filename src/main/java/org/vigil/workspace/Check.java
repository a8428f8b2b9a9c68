package org.vigil.workspace;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.campaign.Campaign;
import org.vigil.message.TemplateAdvice;
import org.vigil.profile.Basis;
import org.vigil.profile.Profile;
import org.vigil.source.Problem;
import org.vigil.source.Problems;

/** Looks whether the files of a folder fit together, and whether what they would post can be posted. */
public final class Check {
    private static final int NAMED = 5;

    private Check() {}

    /**
     * Every problem, those of single files included, by file and line.
     *
     * @param now tells the day on which a roll without end is judged
     */
    public static List<Problem> problems(Workspace folder, Instant now) {
        Problems problems = new Problems();
        problems.addAll(FutureDates.in(folder, now));
        problems.addAll(EndsToCome.problems(folder, now));
        Workspace workspace = folder.asOf(now);
        problems.addAll(workspace.problems());
        ProfileCheck profiles = new ProfileCheck(workspace, problems);
        workspace.profiles().values().forEach(profiles::check);
        problems.addAll(PosterFiles.problems(workspace));
        problems.addAll(hearing(workspace));
        problems.addAll(ContactsInComments.in(workspace.tree()));
        problems.addAll(NeverNamed.of(workspace, now).problems());
        EventCheck events = new EventCheck(workspace, problems);
        workspace.events().values().forEach(events::check);
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
    public static List<String> notes(Workspace folder, Instant now) {
        Workspace workspace = folder.asOf(now);
        Stream<String> copies = NearCopies.inFolder(workspace, now).stream()
                .filter(copy -> !copy.refused())
                .map(copy -> copy.file() + ": " + copy);
        Stream<String> ofCampaigns =
                workspace.campaigns().values().stream().flatMap(campaign -> notes(workspace, campaign, now));
        return Stream.of(
                        advice(workspace, now).map(Problem::toString),
                        ofCampaigns,
                        copies,
                        unconfirmed(workspace).stream(),
                        unsourced(workspace).stream(),
                        CountNotes.of(workspace, now).stream(),
                        EndsToCome.notes(workspace, now),
                        DueActions.of(workspace, now).stream().map(DueActions.Due::words),
                        QuoteNotes.of(workspace).stream(),
                        unrecorded(workspace).stream())
                .flatMap(found -> found)
                .toList();
    }

    /** Letters that are none, wherever followers would meet them. */
    private static List<Problem> hearing(Workspace workspace) {
        return Stream.concat(
                        workspace.templates().values().stream()
                                .flatMap(each -> TemplateAdvice.styledLetters(each).stream()),
                        spoken(workspace).flatMap(each -> each.problems().stream()))
                .toList();
    }

    private static Stream<SpokenTexts> spoken(Workspace workspace) {
        return Stream.concat(
                workspace.profiles().values().stream().map(profile -> SpokenTexts.of(workspace, profile)),
                workspace.campaigns().values().stream().map(campaign -> SpokenTexts.of(workspace, campaign)));
    }

    private static Stream<Problem> advice(Workspace workspace, Instant now) {
        return Stream.of(
                        workspace.templates().values().stream().flatMap(each -> TemplateAdvice.of(each).stream()),
                        spoken(workspace).flatMap(each -> each.advice().stream()),
                        HarmAdvice.of(workspace).stream(),
                        workspace.campaigns().values().stream()
                                .flatMap(campaign -> new AltTextCheck(workspace, campaign).advice(now).stream()))
                .flatMap(found -> found)
                .sorted();
    }

    /** Files do not know what is recorded in the database. */
    private static Optional<String> unrecorded(Workspace workspace) {
        boolean consents = workspace.profiles().values().stream()
                .anyMatch(profile -> profile.basis().begins().isPresent());
        boolean real = workspace.campaigns().values().stream()
                .flatMap(campaign -> campaign.accounts().stream())
                .flatMap(name -> Optional.ofNullable(workspace.accounts().get(name)).stream())
                .anyMatch(account -> !account.isSandbox());
        return consents && real
                ? Optional.of(
                        "profiles/: on real networks a consent counts only once it is recorded who gave it, and a reason"
                                + " once two people have signed it, which no file tells. Who is missing: ./vigil consent list")
                : Optional.empty();
    }

    private static Stream<String> notes(Workspace workspace, Campaign campaign, Instant now) {
        Stream<String> unreviewed =
                NativeReview.missing(workspace, campaign).stream().map(note -> campaign.file() + ": " + note);
        Stream<String> names = PostNotes.names(workspace, campaign).stream().map(note -> campaign.file() + ": " + note);
        return Stream.of(
                        silent(workspace, campaign, now).stream(),
                        unreviewed,
                        names,
                        cost(workspace, campaign, now).stream(),
                        unheld(workspace, campaign).stream())
                .flatMap(notes -> notes);
    }

    /** In one line, however many they are, without the people of campaigns of the past; "people show" tells which facts. */
    private static Optional<String> unconfirmed(Workspace workspace) {
        List<Profile> people = current(workspace)
                .filter(profile -> !profile.unconfirmed().isEmpty())
                .toList();
        return people.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "profiles/: facts of custody, and of what is counted beside it, that no two sources of different publishers carry, "
                                + "so they are not confirmed: " + named(people, profile -> "")
                                + " (./vigil people show ID).");
    }

    /** In one line as well: of how many facts of whom no source is named, whatever they are facts of. */
    private static Optional<String> unsourced(Workspace workspace) {
        List<Profile> people = current(workspace)
                .filter(profile -> !profile.unsourced().isEmpty())
                .toList();
        int facts =
                people.stream().mapToInt(profile -> profile.unsourced().size()).sum();
        return people.isEmpty()
                ? Optional.empty()
                : Optional.of("profiles/: " + facts + (facts == 1 ? " fact names" : " facts name")
                        + " no source: "
                        + named(people, profile -> " (" + profile.unsourced().size() + ")")
                        + " (./vigil people show ID tells which).");
    }

    /** Without the people of campaigns of the past. */
    private static Stream<Profile> current(Workspace workspace) {
        return workspace.profiles().values().stream().filter(profile -> !(profile.basis() instanceof Basis.Historic));
    }

    private static String named(List<Profile> people, Function<Profile, String> more) {
        String ids = people.stream()
                .limit(NAMED)
                .map(profile -> profile.id().value() + more.apply(profile))
                .collect(Collectors.joining(", "));
        return people.size() > NAMED ? ids + " and " + (people.size() - NAMED) + " more" : ids;
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
