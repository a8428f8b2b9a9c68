package org.vigil.delivery;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigil.message.ChangedGrounds;
import org.vigil.message.Grounds;
import org.vigil.profile.Profile;

/**
 * A post that somebody has decided about before something changed that its words are made from.
 *
 * @param before what was decided about the words as they were then
 * @param names what has changed: {@code template}, {@code story}; empty where it is not known
 * @param lines each with what it was and what it is, for people
 */
public record ChangedPost(Approvals.Decision before, List<String> names, List<String> lines) {
    private static final List<String> NOT_KEPT =
            List.of("what it was made for was not kept then: read it as if nobody had");

    static ChangedPost of(Approvals.Earlier earlier, Grounds now, List<Profile> silenced) {
        Optional<ChangedGrounds> changes = earlier.grounds()
                .map(before -> new ChangedGrounds(
                        before,
                        now,
                        silenced.stream()
                                .flatMap(profile ->
                                        Stream.concat(profile.names().values().stream(), profile.aliases().stream()))
                                .toList()));
        return new ChangedPost(
                earlier.decision(),
                changes.map(ChangedGrounds::names).orElse(List.of()),
                changes.map(ChangedGrounds::lines).orElse(NOT_KEPT));
    }
}
