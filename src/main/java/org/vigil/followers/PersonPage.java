package org.vigil.followers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.InPublic;
import org.vigil.message.Vocabulary;
import org.vigil.profile.Profile;

/** The page of one person. */
final class PersonPage {
    private final Pages pages;
    private final PublicPosters posters;

    PersonPage(Pages pages, PublicPosters posters) {
        this.pages = pages;
        this.posters = posters;
    }

    /** Empty for somebody who has no name to show. */
    Optional<Views.Person> of(InPublic.Shown shown) {
        Telling telling = pages.telling(shown, pages.current().at());
        return telling.name().isEmpty() ? Optional.empty() : Optional.of(of(shown, telling));
    }

    private Views.Person of(InPublic.Shown shown, Telling telling) {
        String path = pages.path(shown.profile());
        ShareKit kit = new ShareKit(telling, pages.current().url() + pages.withLanguage(path));
        return new Views.Person(
                pages.open().campaign().name(),
                pages.withLanguage(pages.rollPath()),
                pages.languages(path),
                pages.entry(shown, telling),
                telling.said(Vocabulary.NATIVE_NAME),
                facts(telling),
                telling.counted(),
                telling.said(Vocabulary.STORY).lines().toList(),
                charge(telling),
                telling.said(Vocabulary.QUOTE),
                telling.said(Vocabulary.QUOTE_SPEAKER),
                telling.facts().asks(),
                sources(shown.profile().published()),
                kit.all(),
                path + "/share",
                posters.all(pages, shown),
                embed(shown, telling));
    }

    private List<String> facts(Telling telling) {
        List<String> facts = new ArrayList<>();
        line(facts, telling, "held", Vocabulary.HELD_BY);
        line(facts, telling, "country", Vocabulary.COUNTRY);
        line(facts, telling, "prisoner", Vocabulary.PRISONER);
        line(facts, telling, "members", Vocabulary.MEMBERS);
        line(facts, telling, "relatives", Vocabulary.RELATIVES);
        telling.facts()
                .text(Vocabulary.COUNT)
                .ifPresent(count -> telling.facts()
                        .text(Vocabulary.SINCE)
                        .ifPresent(since -> facts.add(pages.texts().say("since." + telling.kind(), "since", since))));
        telling.facts().text(Vocabulary.IN_TOTAL).ifPresent(facts::add);
        return facts;
    }

    private void line(List<String> facts, Telling telling, String key, Vocabulary name) {
        telling.facts().text(name).ifPresent(words -> facts.add(pages.texts().say(key, "value", words)));
    }

    /** A charge is never told without whose it is (RULES 2, "charges"). */
    private String charge(Telling telling) {
        Optional<String> charge = telling.facts().text(Vocabulary.CHARGE);
        Optional<String> who = telling.facts().text(Vocabulary.CHARGE_ACCORDING_TO);
        String denied = telling.facts().is(Vocabulary.CHARGE_DENIED)
                ? " · " + pages.texts().say("charge.denied")
                : "";
        return charge.flatMap(words -> who.map(whose -> words + " · " + whose + denied))
                .orElse("");
    }

    private static List<Views.SourceLine> sources(Profile published) {
        return published.sources().stream()
                .map(source -> new Views.SourceLine(source.title(), source.publisher(), web(source.link())))
                .toList();
    }

    /** A link leads to the web, or nowhere. */
    private static @Nullable String web(@Nullable String link) {
        return link != null && link.matches("https?://.*") ? link : null;
    }

    private List<Views.Embed> embed(InPublic.Shown shown, Telling telling) {
        if (!pages.open().what().counter() || telling.status().isEmpty()) {
            return List.of();
        }
        return new Embedding(
                        pages.current().url(),
                        pages.open().campaign().id(),
                        shown.profile().id(),
                        pages.texts(),
                        telling.name())
                .all();
    }
}
