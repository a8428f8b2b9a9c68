package org.vigil.profile;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * People whom no words may name, whoever the words are about: since somebody decided so, or since they are never shown.
 * Words about other people are searched for any spelling of their names, as {@link NamesInText} does.
 */
public final class Unnamed {
    private final Map<ProfileId, NamesInText> people = new LinkedHashMap<>();

    /** @param hashtags those that stand for one of them and for nobody of whom something may be said */
    public Unnamed(Collection<Profile> people, Function<Profile, Collection<String>> hashtags) {
        people.forEach(person -> this.people.putIfAbsent(person.id(), NamesInText.of(person, hashtags.apply(person))));
    }

    /** The first field of a profile whose own words name one of them; empty where none does. */
    public Optional<OwnWords.Passage> passage(Profile speaker, OwnWords words) {
        if (people.isEmpty()) {
            return Optional.empty();
        }
        return words.of(speaker).stream()
                .filter(passage -> in(passage.text(), List.of(speaker)).isPresent())
                .findFirst();
    }

    /**
     * The first of them whom a text names.
     *
     * @param about those whom the text is about, or may name: one of these who is called like one of them is not meant
     */
    public Optional<ProfileId> in(WrittenText text, Collection<Profile> about) {
        if (people.isEmpty()) {
            return Optional.empty();
        }
        WrittenText left = text.without(about.stream()
                .filter(person -> person.kind() == ProfileKind.PRISONER)
                .flatMap(person -> Stream.concat(person.names().values().stream(), person.aliases().stream()))
                .toList());
        return people.entrySet().stream()
                .filter(person -> about.stream().noneMatch(each -> each.id().equals(person.getKey())))
                .filter(person -> person.getValue().in(left))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
