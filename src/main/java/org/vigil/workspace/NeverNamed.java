package org.vigil.workspace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigil.campaign.Campaign;
import org.vigil.message.Template;
import org.vigil.profile.Event;
import org.vigil.profile.OwnWords;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.profile.Unnamed;
import org.vigil.profile.WrittenText;
import org.vigil.source.Problem;

/**
 * Whom the files say that nobody speaks of (withheld, or under age), and where words about others name them all the same.
 * Who is on hold stands in no file: the gate looks for those.
 */
final class NeverNamed {
    private static final String ALLOWED = "take the name out; until then nothing is posted from it";

    private final Workspace workspace;
    private final Unnamed people;
    private final OwnWords words = new OwnWords();
    private final Map<ProfileId, Optional<OwnWords.Passage>> known = new HashMap<>();

    private NeverNamed(Workspace workspace, Unnamed people) {
        this.workspace = workspace;
        this.people = people;
    }

    /** @param at the moment for which somebody's age is judged */
    static NeverNamed of(Workspace workspace, Instant at) {
        List<Profile> never = workspace.profiles().values().stream()
                .filter(profile -> profile.withheld() || profile.minorOn(profile.dayAt(at)))
                .toList();
        Set<ProfileId> alike = never.stream().map(Profile::id).collect(Collectors.toSet());
        return new NeverNamed(workspace, new Unnamed(never, person -> OwnHashtags.of(workspace, person, alike)));
    }

    /** Why nothing may be said of a profile, in words for the team. */
    Optional<String> why(Profile profile) {
        return passage(profile)
                .map(passage -> "its own words (" + passage.field() + ") name somebody of whom nothing may be said");
    }

    /** As above, of an event. */
    Optional<String> why(Event event) {
        return first(event.words()).map(person -> "its words name " + person);
    }

    private Optional<OwnWords.Passage> passage(Profile profile) {
        return known.computeIfAbsent(profile.id(), id -> people.passage(profile, words));
    }

    private Optional<ProfileId> first(Collection<String> texts) {
        return texts.stream()
                .flatMap(text -> people.in(WrittenText.of(text), List.of()).stream())
                .findFirst();
    }

    /** Every place, with its line. */
    List<Problem> problems() {
        List<Problem> found = new ArrayList<>();
        Places places = new Places(workspace.tree());
        workspace
                .profiles()
                .values()
                .forEach(profile -> passage(profile)
                        .flatMap(passage -> people.in(passage.text(), List.of(profile))
                                .map(person -> places.problem(profile.file(), passage.field(), named(person), ALLOWED)))
                        .ifPresent(found::add));
        workspace
                .events()
                .values()
                .forEach(event -> first(event.words())
                        .map(person -> places.problem(event.file(), "title", named(person), ALLOWED))
                        .ifPresent(found::add));
        workspace
                .campaigns()
                .values()
                .forEach(campaign -> first(words(campaign))
                        .map(person -> places.problem(campaign.file(), "name", named(person), ALLOWED))
                        .ifPresent(found::add));
        workspace.templates().values().forEach(template -> found.addAll(of(template)));
        return found;
    }

    private static List<String> words(Campaign campaign) {
        List<String> words = new ArrayList<>(campaign.hashtags());
        words.add(campaign.name());
        campaign.actions().forEach(action -> {
            words.addAll(action.ask().values());
            words.addAll(action.text().values());
            words.add(action.office());
        });
        return words;
    }

    private List<Problem> of(Template template) {
        List<Problem> found = new ArrayList<>();
        int line = template.firstLine();
        for (String text : template.body().split("\n", -1)) {
            int at = line++;
            first(List.of(text))
                    .ifPresent(person -> found.add(new Problem(template.key().path(), at, "", named(person), ALLOWED)));
        }
        return found;
    }

    private static String named(ProfileId person) {
        return "the text names " + person + ", of whom nothing may be said";
    }
}
