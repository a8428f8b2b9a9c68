package org.vigil.cli;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.vigil.campaign.Campaign;
import org.vigil.delivery.Desk;
import org.vigil.message.FamilyLetter;
import org.vigil.network.Part;
import org.vigil.node.Node;
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
    static Optional<FamilyLetter.Next> of(Node node, Workspace disk, ProfileId person, String language) {
        return planned(node, person, language).or(() -> fromFiles(node, disk, person, language));
    }

    private static Optional<FamilyLetter.Next> planned(Node node, ProfileId person, String language) {
        List<Desk.Coming> coming = node.desk().coming(AHEAD).stream()
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

    private static Optional<FamilyLetter.Next> fromFiles(Node node, Workspace disk, ProfileId person, String language) {
        List<PreviewEntry> entries = disk.campaigns().values().stream()
                .flatMap(campaign -> entries(node, disk, campaign))
                .filter(entry ->
                        entry.profile().equals(person) && !entry.parts().isEmpty())
                .sorted(Comparator.comparing(PreviewEntry::date))
                .toList();
        return first(entries, entry -> entry.language().equals(language))
                .map(entry -> new FamilyLetter.Next(entry.date(), entry.parts()));
    }

    private static java.util.stream.Stream<PreviewEntry> entries(Node node, Workspace disk, Campaign campaign) {
        LocalDate from = Preview.usualFrom(campaign, node.clock().instant());
        return Preview.of(disk, campaign, from, DAYS).stream();
    }

    private static <T> Optional<T> first(List<T> posts, Predicate<T> preferred) {
        return posts.stream()
                .filter(preferred)
                .findFirst()
                .or(() -> posts.stream().findFirst());
    }
}
