package org.vigil.profile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What profiles say in words of their own that posts may repeat. Relatives are left out: they are people of their own, whom
 * posts name or not. Each profile is read once. Safe for many threads.
 */
public final class OwnWords {
    private final Map<ProfileId, List<Passage>> known = new ConcurrentHashMap<>();

    /** @param field as in the file, such as {@code story.en} */
    public record Passage(String field, WrittenText text) {}

    /** @param profile always the same of an id */
    public List<Passage> of(Profile profile) {
        return known.computeIfAbsent(profile.id(), id -> new Reading(profile).passages);
    }

    private static final class Reading {
        private final List<Passage> passages = new ArrayList<>();
        private final Profile profile;

        Reading(Profile whole) {
            this.profile = whole.published();
            if (profile.kind() != ProfileKind.PRISONER) {
                add("names", profile.names()); // such as "The friends of …"
            }
            add("role", profile.role());
            if (allows(Basis.Scope.STORY)) {
                add("story", profile.story());
            }
            if (allows(Basis.Scope.QUOTES)) {
                profile.quotes().forEach(quote -> add("quotes", List.of(quote.text(), quote.speaker())));
            }
            Photo photo = profile.photo();
            if (photo != null && allows(Basis.Scope.PHOTO)) {
                add("photo.alt_text", photo.altText());
            }
            profile.charges().forEach(charge -> {
                add("charges", charge.charge().values());
                add("charges", charge.accordingTo().values());
            });
            profile.actions().forEach(action -> {
                add("actions", action.ask().values());
                add("actions", List.of(action.office()));
                add("actions", action.text().values());
            });
            profile.sentences().forEach(sentence -> add("sentences", List.of(sentence.text())));
            profile.events().forEach(event -> add("events", event.conditions().values()));
            add("hashtags", profile.hashtags());
        }

        /** As for a post: what the basis does not cover is not said. */
        private boolean allows(Basis.Scope scope) {
            return profile.basis().covers(scope);
        }

        private void add(String field, Map<String, String> byLanguage) {
            byLanguage.forEach((language, text) -> add(field + "." + language, List.of(text)));
        }

        private void add(String field, Collection<String> texts) {
            texts.forEach(text -> passages.add(new Passage(field, WrittenText.of(text))));
        }
    }
}
