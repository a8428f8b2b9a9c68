package org.vigil.delivery;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.campaign.Campaign;
import org.vigil.profile.Profile;

/** Finds in words that stand what readers are not to be asked any more. */
final class ClosedActions {
    private ClosedActions() {}

    /** Whether one of them is asked for there, of the profile or of the campaign, in whatever language. */
    static boolean askedIn(List<StandingPart> post, Profile profile, Campaign campaign, Instant now) {
        LocalDate today = profile.dayAt(now);
        String said = plain(post.stream().map(StandingPart::words).collect(Collectors.joining(" ")));
        return Stream.concat(profile.actions().stream(), campaign.actions().stream())
                .filter(action -> !action.isOpen(today))
                .flatMap(action -> action.ask().values().stream())
                .map(ClosedActions::plain)
                .anyMatch(ask -> !ask.isEmpty() && said.contains(ask));
    }

    /** Without the marks of direction that a post has and a file has not, and however its lines were broken. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("\\p{Cf}", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
