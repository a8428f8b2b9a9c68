package org.vigil.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.vigil.campaign.Campaign;
import org.vigil.message.FamilyLetter;
import org.vigil.network.Part;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.Preview;
import org.vigil.workspace.PreviewEntry;
import org.vigil.workspace.Workspace;

/** The next post of somebody: as it is planned, else as the files would have it. */
final class NextPost {
    private static final Duration AHEAD = Duration.ofDays(31);
    private static final int DAYS = 60;

    private NextPost() {}

    /** @param language of an account that is preferred, where posts of one time go out in several */
    static Optional<FamilyLetter.Next> of(
            Desk desk, Workspace workspace, Instant now, ProfileId person, String language) {
        return planned(desk, person, language).or(() -> fromFiles(workspace, now, person, language));
    }

    private static Optional<FamilyLetter.Next> planned(Desk desk, ProfileId person, String language) {
        List<Desk.Coming> coming = desk.coming(AHEAD).stream()
                .filter(post -> post.profile().id().equals(person)
                        && post.rendered().message().isPresent())
                .toList();
        return first(coming, post -> post.account().language().equals(language))
                .map(post -> new FamilyLetter.Next(
                        post.delivery().date(),
                        post.rendered().message().orElseThrow().parts().stream()
                                .map(Part::text)
                                .toList()));
    }

    private static Optional<FamilyLetter.Next> fromFiles(
            Workspace workspace, Instant now, ProfileId person, String language) {
        List<PreviewEntry> entries = workspace.campaigns().values().stream()
                .flatMap(campaign -> entries(workspace, now, campaign))
                .filter(entry ->
                        entry.profile().equals(person) && !entry.parts().isEmpty())
                .sorted(Comparator.comparing(PreviewEntry::date))
                .toList();
        return first(entries, entry -> entry.language().equals(language))
                .map(entry -> new FamilyLetter.Next(entry.date(), entry.parts()));
    }

    private static Stream<PreviewEntry> entries(Workspace workspace, Instant now, Campaign campaign) {
        LocalDate from = Preview.usualFrom(campaign, now);
        return Preview.of(workspace, campaign, from, DAYS).stream();
    }

    private static <T> Optional<T> first(List<T> posts, Predicate<T> preferred) {
        return posts.stream()
                .filter(preferred)
                .findFirst()
                .or(() -> posts.stream().findFirst());
    }
}
