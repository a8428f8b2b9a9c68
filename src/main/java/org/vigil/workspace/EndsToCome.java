package org.vigil.workspace;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.vigil.profile.EndToCome;
import org.vigil.profile.Profile;
import org.vigil.source.Problem;

/**
 * Ends of custody on days that are still to come. One that nobody can know of is a slip, and its file is not accepted: what
 * it speaks of is silent until somebody has looked. One that may be announced already is told to the team.
 */
public final class EndsToCome {
    private EndsToCome() {}

    /** Those that nobody can know of. Each is judged on the day it is in the place of custody. */
    public static List<Problem> problems(Workspace workspace, Instant now) {
        Places places = new Places(workspace.tree());
        return workspace.profiles().values().stream()
                .flatMap(profile ->
                        of(profile, now).filter(end -> !end.known()).map(end -> problem(places, profile, end)))
                .toList();
    }

    /** Those that may be announced. */
    static Stream<String> notes(Workspace workspace, Instant now) {
        return workspace.profiles().values().stream()
                .map(Profile::published)
                .flatMap(profile -> of(profile, now)
                        .filter(EndToCome::known)
                        .map(end -> profile.file() + ": " + end.field() + " is "
                                + end.end().words()
                                + ", a day still to come: until then posts go on as if nothing had ended. Is it announced for"
                                + " that day? If it has happened, correct the day; if you are not sure: ./vigil hold "
                                + profile.id()));
    }

    private static Stream<EndToCome> of(Profile profile, Instant now) {
        return EndToCome.in(profile, profile.dayAt(now)).stream();
    }

    private static Problem problem(Places places, Profile profile, EndToCome end) {
        Problem found = places.problem(profile.file(), end.list(), "", "");
        return new Problem(
                profile.file(),
                found.line(),
                end.field(),
                "this day is still to come: nobody can know yet that it ends then, and nothing is said until it is mended",
                "the day on which it ended; a release that is announced at most " + EndToCome.ANNOUNCED_DAYS
                        + " days ahead; while it lasts: confirmed, and the end of a sentence under sentences");
    }
}
