package org.vigil.workspace;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.vigil.profile.Action;
import org.vigil.profile.FutureNews;
import org.vigil.source.Problem;

/** Finds what somebody is said to have seen on a day that is still to come: a slip, and no post goes by it. */
final class FutureDates {
    private FutureDates() {}

    static List<Problem> in(Workspace workspace, Instant now) {
        LocalDate today = Workspace.lastToday(now);
        Places places = new Places(workspace.tree());
        Stream<Problem> confirmed = workspace.profiles().values().stream()
                .flatMap(profile -> FutureNews.in(profile, today).stream()
                        .map(news -> problem(places, profile.file(), news.list(), news.field())));
        Stream<Problem> checked = Stream.concat(
                workspace.profiles().values().stream()
                        .flatMap(profile -> checked(places, profile.file(), profile.actions(), today)),
                workspace.campaigns().values().stream()
                        .flatMap(campaign -> checked(places, campaign.file(), campaign.actions(), today)));
        return Stream.concat(confirmed, checked).toList();
    }

    private static Stream<Problem> checked(Places places, String file, List<Action> actions, LocalDate today) {
        return actions.stream()
                .flatMap(action -> Stream.ofNullable(action.checked()))
                .filter(day -> day.isAfter(today))
                .map(day -> problem(places, file, "actions", "actions.checked"));
    }

    private static Problem problem(Places places, String file, String list, String field) {
        Problem found = places.problem(file, list, "", "");
        return new Problem(
                file,
                found.line(),
                field,
                "this day is still to come: nobody can have looked then, so it counts as if it were not there",
                "the day on which somebody did look, up to today");
    }
}
