package org.vigil.workspace;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.Action;
import org.vigil.profile.ProfileId;

/** Which of the things that readers are asked somebody has to check: those that are left out of posts, or soon will be. */
public final class DueActions {
    private DueActions() {}

    /**
     * One of them.
     *
     * @param person for whom it is asked; null for a campaign's
     * @param words where it stands, what is asked, and why it is due, in a line
     */
    public record Due(@Nullable ProfileId person, String words) {}

    /** By file. */
    public static List<Due> of(Workspace workspace, Instant now) {
        return Stream.concat(
                        workspace.profiles().values().stream()
                                .flatMap(profile -> due(
                                        profile.id(),
                                        profile.file(),
                                        profile.published().actions(),
                                        profile.zone(),
                                        now)),
                        workspace.campaigns().values().stream()
                                .flatMap(campaign ->
                                        due(null, campaign.file(), campaign.actions(), campaign.zone(), now)))
                .toList();
    }

    private static Stream<Due> due(
            @Nullable ProfileId person, String file, List<Action> actions, ZoneId zone, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return actions.stream()
                .flatMap(action -> action.due(today).stream()
                        .map(why -> new Due(
                                person,
                                file + ": check the action \""
                                        + action.ask().values().stream()
                                                .findFirst()
                                                .orElse("")
                                        + "\": " + why + ".")));
    }
}
