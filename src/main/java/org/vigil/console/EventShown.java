package org.vigil.console;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.Event;
import org.vigil.profile.ProfileId;
import org.vigil.profile.Source;

/**
 * An event as its page tells it.
 *
 * @param figure a number, who published it and when; null for none
 * @param slot by which name of a slot it comes; null for the first
 */
record EventShown(
        EventLine line,
        List<Text> titles,
        List<Text> texts,
        @Nullable String figure,
        List<String> signatories,
        @Nullable String link,
        List<Text> sources,
        List<Person> about,
        String place,
        @Nullable String slot,
        List<String> hashtags) {

    /** @param language BCP 47; of a source its link, or empty */
    record Text(String language, String words) {}

    /** @param seen whether a page of theirs opens */
    record Person(String id, String name, boolean seen) {}

    static EventShown of(Event event, EventLine line, EventSight sight, EventLine.Teller teller) {
        Sight said = sight.sight();
        return new EventShown(
                line,
                texts(event.title(), said),
                texts(event.text(), said),
                Optional.ofNullable(event.figure())
                        .map(figure -> figure.number() + ", " + figure.source() + ", "
                                + figure.date().words())
                        .orElse(null),
                event.signatories().stream().map(said::discreet).toList(),
                DeliveryLine.openable(event.link()),
                event.sources().stream().map(EventShown::source).toList(),
                event.about().stream().map(id -> person(id, sight, teller)).toList(),
                event.place().name().toLowerCase(Locale.ROOT),
                event.slot(),
                event.hashtags());
    }

    private static List<Text> texts(Map<String, String> texts, Sight said) {
        return texts.entrySet().stream()
                .map(text -> new Text(text.getKey(), said.discreet(text.getValue())))
                .toList();
    }

    private static Text source(Source source) {
        String link = DeliveryLine.openable(source.link());
        return new Text(
                link == null ? "" : link,
                Stream.of(
                                source.title(),
                                source.publisher(),
                                source.date() == null ? "" : source.date().words())
                        .filter(words -> !words.isEmpty())
                        .reduce((a, b) -> a + ", " + b)
                        .orElse(""));
    }

    private static Person person(ProfileId id, EventSight sight, EventLine.Teller teller) {
        return new Person(id.value(), teller.name(id), sight.people().seen(id).isPresent());
    }
}
