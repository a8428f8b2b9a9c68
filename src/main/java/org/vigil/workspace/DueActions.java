package org.vigil.workspace;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.vigil.profile.Action;

/** Which of the things that readers are asked somebody has to check: those that are left out of posts, or soon will be. */
public final class DueActions {
    private DueActions() {}

    /** A line each, by file: where it stands, what is asked, and why it is due. */
    public static List<String> of(Workspace workspace, Instant now) {
        return Stream.concat(
                        workspace.profiles().values().stream()
                                .flatMap(profile -> lines(
                                        profile.file(), profile.published().actions(), profile.zone(), now)),
                        workspace.campaigns().values().stream()
                                .flatMap(campaign -> lines(campaign.file(), campaign.actions(), campaign.zone(), now)))
                .toList();
    }

    private static Stream<String> lines(String file, List<Action> actions, ZoneId zone, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return actions.stream()
                .flatMap(action -> action.due(today).stream()
                        .map(why -> file + ": check the action \""
                                + action.ask().values().stream().findFirst().orElse("") + "\": " + why + "."));
    }
}
