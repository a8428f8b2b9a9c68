package org.vigil.workspace;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.Turn;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.source.Problem;
import org.vigil.source.Problems;

/** Renders each profile of a campaign's roll once for each account, to find facts that are missing and texts too long. */
final class PostCheck {
    /** Beyond this a status is too old to judge by: each profile not planned so soon is rendered on the first day. */
    private static final int HORIZON_DAYS = 60;

    private final Workspace workspace;
    private final Campaign campaign;
    private final Set<String> withProblems = new HashSet<>();
    private final FilePlan plan;
    private final Composer composer = new Composer();
    private final Problems problems;

    /** @param problems already found; a profile or template with one is not rendered, and new ones are added */
    PostCheck(Workspace workspace, Campaign campaign, FilePlan plan, Problems problems) {
        this.workspace = workspace;
        this.campaign = campaign;
        this.plan = plan;
        this.problems = problems;
        problems.list().stream().map(Problem::file).forEach(withProblems::add);
    }

    void check(Instant now) {
        LocalDate day = FilePlan.aDayOf(campaign, now);
        Map<ProfileId, Turn> first = new LinkedHashMap<>();
        plan.turns(day, day.plusDays(HORIZON_DAYS)).forEach(turn -> first.putIfAbsent(turn.profile(), turn));
        plan.firstOccasion(day).ifPresent(occasion -> {
            for (Profile profile : plan.roll()) {
                Optional<Turn> turn = Optional.ofNullable(first.get(profile.id()));
                render(
                        profile,
                        turn.map(plan::moment).orElse(occasion.moment()),
                        turn.map(Turn::day).orElse(1));
            }
        });
    }

    private void render(Profile profile, Instant at, int day) {
        if (withProblems.contains(profile.file()) || plan.why(profile.id(), at).isPresent()) {
            return;
        }
        List<Profile> named = plan.named(profile, at);
        campaign.accounts().stream()
                .flatMap(name -> Optional.ofNullable(workspace.accounts().get(name)).stream())
                .filter(account ->
                        workspace.templates().containsKey(Composer.template(campaign, profile.kind(), account)))
                .map(account -> composer.compose(
                        workspace, campaign, profile, named, account, FilePlan.limits(account), at, day))
                .forEach(rendered -> problems.addAll(rendered.problems()));
    }
}
