package org.vigil.followers;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.InPublic;
import org.vigil.message.Vocabulary;
import org.vigil.profile.Photo;
import org.vigil.profile.Profile;
import org.vigil.profile.SpokenName;

/** A campaign's pages in one language: the roll, and what all of them have. */
final class Pages {
    private final Current current;
    private final Current.Open open;
    private final Texts texts;
    private final Photos photos;

    Pages(Current current, Current.Open open, Texts texts, Photos photos) {
        this.current = current;
        this.open = open;
        this.texts = texts;
        this.photos = photos;
    }

    Views.Roll roll() {
        List<Views.Entry> people = open.roll().values().stream()
                .map(shown -> entry(shown, telling(shown, current.at())))
                .filter(entry -> !entry.name().isEmpty())
                .toList();
        List<String> feeds =
                open.what().feed() ? List.of("/feeds/" + id() + ".atom", "/feeds/" + id() + ".json") : List.of();
        return new Views.Roll(
                open.campaign().name(), open.campaign().note(), languages(rollPath()), people, hour(), feeds);
    }

    Current current() {
        return current;
    }

    Current.Open open() {
        return open;
    }

    Texts texts() {
        return texts;
    }

    Telling telling(InPublic.Shown shown, Instant at) {
        return Telling.of(open.campaign(), shown, texts, at);
    }

    Views.Entry entry(InPublic.Shown shown, Telling telling) {
        SpokenName name = shown.profile().published().spokenName(texts.language());
        return new Views.Entry(
                telling.name(),
                name.language(),
                telling.said(Vocabulary.ROLE),
                telling.status(),
                telling.notes(),
                picture(shown.profile()),
                withLanguage(path(shown.profile())));
    }

    private Views.@Nullable Picture picture(Profile shown) {
        Photo photo = shown.published().photo();
        if (photo == null || !photos.has(shown, current.tree(), texts.language())) {
            return null;
        }
        String alt = Profile.byLanguage(photo.altText(), texts.language());
        String language = photo.altText().entrySet().stream()
                .filter(entry -> entry.getValue().equals(alt))
                .findFirst()
                .orElseThrow()
                .getKey();
        return new Views.Picture(
                path(shown) + "/photo", alt, language, texts.say("photo.credit", "credit", photo.credit()));
    }

    /** Null where there is none, or it is over. */
    Views.@Nullable Hour hour() {
        return ActionHour.of(open.campaign())
                .filter(hour -> hour.isAhead(current.at()))
                .map(hour -> new Views.Hour(
                        hour.at().toString(),
                        hour.there(texts.language()),
                        open.campaign().zone().getId(),
                        hour.inUtc(texts.language()),
                        withLanguage(rollPath() + "/-/action-hour"),
                        rollPath() + "/-/action-hour.ics?lang=" + texts.language()))
                .orElse(null);
    }

    private String id() {
        return open.campaign().id().value();
    }

    String rollPath() {
        return "/c/" + id();
    }

    String path(Profile profile) {
        return rollPath() + "/" + profile.id();
    }

    String withLanguage(String path) {
        return path + "?lang=" + texts.language();
    }

    List<Views.Language> languages(String path) {
        return open.languages().stream()
                .map(Texts::of)
                .map(other -> new Views.Language(
                        other.language(),
                        other.name(),
                        other.language().equals(texts.language()) ? null : path + "?lang=" + other.language()))
                .toList();
    }
}
