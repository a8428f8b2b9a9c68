package org.vigil.followers;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.campaign.Campaign;
import org.vigil.profile.Profile;
import org.vigil.source.Problem;
import org.vigil.workspace.Composer;
import org.vigil.workspace.PosterPress;
import org.vigil.workspace.Workspace;

/** Why pages offer no poster, by the files alone: the pages leave it out without a word, and so {@code check} says it. */
public final class PosterNotes {
    private static final int NAMED = 5;

    private final Workspace workspace;
    private final Instant now;
    private final Composer composer = new Composer();

    private PosterNotes(Workspace workspace, Instant now) {
        this.workspace = workspace;
        this.now = now;
    }

    /** A sentence for each reason of each campaign with public pages, in the order of the files. */
    public static List<String> of(Workspace folder, Instant now) {
        PosterNotes notes = new PosterNotes(folder.asOf(now), now);
        return notes.workspace.campaigns().values().stream()
                .filter(campaign -> campaign.followers().pages())
                .flatMap(notes::of)
                .toList();
    }

    /** What is the same for everybody of a language is said once. */
    private record Lack(String language, String why) {}

    private Stream<String> of(Campaign campaign) {
        Map<Lack, Set<String>> lacking = new LinkedHashMap<>();
        List<String> languages = Current.languages(campaign.accounts().stream()
                .flatMap(name -> Stream.ofNullable(workspace.accounts().get(name)))
                .toList());
        campaign.roll().members(List.copyOf(workspace.profiles().values())).stream()
                .filter(profile -> mayHaveAPage(profile, campaign))
                .forEach(profile -> languages.forEach(language -> why(campaign, profile, language)
                        .ifPresent(why -> lacking.computeIfAbsent(new Lack(language, why), lack -> new TreeSet<>())
                                .add(profile.id().value()))));
        return lacking.entrySet().stream().map(lack -> note(campaign, lack.getKey(), lack.getValue()));
    }

    /** As far as files tell: without a basis, or with one of the past, nobody has one. */
    private boolean mayHaveAPage(Profile profile, Campaign campaign) {
        return profile.basis().begins().isPresent()
                && Profile.silence(profile, workspace::profile, now, campaign.convention())
                        .isEmpty();
    }

    private Optional<String> why(Campaign campaign, Profile profile, String language) {
        return Arrays.stream(PublicPosters.Shape.values())
                .map(shape -> press(campaign, profile, language, shape))
                .filter(pressed -> pressed.poster().isEmpty())
                .findFirst()
                .map(pressed ->
                        pressed.problems().stream().map(PosterNotes::words).collect(Collectors.joining("; ")));
    }

    private PosterPress.Pressed press(Campaign campaign, Profile profile, String language, PublicPosters.Shape shape) {
        return composer.posterForAll(
                workspace,
                campaign,
                profile,
                Profile.named(profile, workspace::profile, now, campaign.convention()),
                language,
                shape.network(),
                now);
    }

    /** Where it is the whole of a file that is meant, its sentence says so itself. */
    private static String words(Problem problem) {
        return problem.field().isEmpty() ? problem.wrong() : problem.toString();
    }

    private static String note(Campaign campaign, Lack lack, Set<String> people) {
        return campaign.file() + ": the public pages have no poster in " + lack.language() + " of "
                + people.stream().limit(NAMED).collect(Collectors.joining(", "))
                + (people.size() > NAMED ? " and " + (people.size() - NAMED) + " more" : "") + ": " + lack.why();
    }
}
