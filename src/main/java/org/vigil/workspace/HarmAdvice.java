package org.vigil.workspace;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vigil.profile.DelicateMatter;
import org.vigil.profile.Event;
import org.vigil.profile.FlatLabels;
import org.vigil.profile.OnlyRelation;
import org.vigil.profile.Photo;
import org.vigil.profile.Profile;
import org.vigil.profile.Quote;
import org.vigil.source.Problem;

/**
 * What may harm somebody and is for people to judge, with its place: words that seem to tell what is never told, and people
 * who are told of only as somebody's relative (RULES 2). What was found is not repeated.
 */
final class HarmAdvice {
    private static final String NEVER =
            "take it out, unless it is only what the person works on (docs/people.md, \"Never\")";

    private final Places places;

    private HarmAdvice(Workspace workspace) {
        this.places = new Places(workspace.tree());
    }

    static List<Problem> of(Workspace workspace) {
        HarmAdvice advice = new HarmAdvice(workspace);
        return Stream.concat(
                        workspace.profiles().values().stream()
                                .map(Profile::published)
                                .flatMap(advice::of),
                        workspace.events().values().stream().flatMap(advice::of))
                .distinct()
                .toList();
    }

    private Stream<Problem> of(Profile profile) {
        Photo photo = profile.photo();
        Stream<Problem> relation = OnlyRelation.of(profile).stream()
                .map(language -> places.problem(
                        profile.file(),
                        "role." + language,
                        "the person is told of only as somebody's relative",
                        "the person's own work first, such as { en: \"teacher\" }"));
        return Stream.of(
                        relation,
                        delicate(profile.file(), "role", profile.role()),
                        delicate(profile.file(), "story", profile.story()),
                        photo == null
                                ? Stream.<Problem>empty()
                                : delicate(profile.file(), "photo.alt_text", photo.altText()),
                        profile.quotes().stream().flatMap(quote -> delicate(profile.file(), "quotes", quote.text())),
                        profile.quotes().stream().flatMap(quote -> flat(profile.file(), quote)),
                        profile.actions().stream()
                                .flatMap(action -> Stream.of(action.ask(), action.text())
                                        .flatMap(texts -> texts.values().stream()))
                                .flatMap(text -> delicate(profile.file(), "actions", text)))
                .flatMap(found -> found);
    }

    /** Somebody's own words are a document, and may speak of others; whether they harm the person is for people to judge. */
    private Stream<Problem> flat(String file, Quote quote) {
        return FlatLabels.toldIn(quote.language(), quote.text()).stream()
                .map(label -> places.problem(
                        file,
                        "quotes",
                        "in somebody's words " + label,
                        "take it out if it is said of the person, or of anybody whom it would harm"));
    }

    private Stream<Problem> of(Event event) {
        return Stream.concat(
                delicate(event.file(), "title", event.title()), delicate(event.file(), "text", event.text()));
    }

    private Stream<Problem> delicate(String file, String field, Map<String, String> byLanguage) {
        return byLanguage.entrySet().stream()
                .flatMap(text -> delicate(file, field + "." + text.getKey(), text.getValue()));
    }

    private Stream<Problem> delicate(String file, String field, String text) {
        return DelicateMatter.in(text).stream()
                .map(matter -> places.problem(file, field, "the text seems to tell of " + matter.words(), NEVER));
    }
}
