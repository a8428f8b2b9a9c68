package org.vigil.message;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.profile.Relative;
import org.vigil.profile.SpokenName;
import org.vigil.source.Problems;

/**
 * Says where a post names somebody in another language than its own, since the profile has no name in that one, and where
 * it says so what a relative is.
 */
public final class NameFallback {
    private NameFallback() {}

    /** A sentence for each such name that the template says, in the order of the post. */
    public static List<String> in(Template template, Profile profile, Function<ProfileId, Optional<Profile>> roll) {
        Set<Vocabulary> said = MarkupReader.read(
                        template.key().path(), template.body(), template.firstLine(), new Problems())
                .map(Markup::names)
                .orElse(EnumSet.noneOf(Vocabulary.class));
        String language = template.key().language();
        Stream<String> relations = said.contains(Vocabulary.RELATIVES) ? relations(profile, language) : Stream.empty();
        return Stream.concat(named(profile, said, roll).flatMap(person -> note(person, language).stream()), relations)
                .distinct()
                .toList();
    }

    private static Stream<Profile> named(
            Profile profile, Set<Vocabulary> said, Function<ProfileId, Optional<Profile>> roll) {
        Stream<Profile> own = said.contains(Vocabulary.NAME) ? Stream.of(profile) : Stream.empty();
        Stream<ProfileId> others = Stream.of(
                        said.contains(Vocabulary.PRISONER)
                                ? Stream.ofNullable(profile.speaksFor())
                                : Stream.<ProfileId>of(),
                        said.contains(Vocabulary.MEMBERS) || said.contains(Vocabulary.ABOUT)
                                ? profile.members().stream()
                                : Stream.<ProfileId>of(),
                        said.contains(Vocabulary.TOGETHER) ? profile.together().stream() : Stream.<ProfileId>of())
                .flatMap(ids -> ids);
        return Stream.concat(own, others.flatMap(id -> roll.apply(id).stream()));
    }

    /** Files give relations in English; another word stands as it is. */
    private static Stream<String> relations(Profile profile, String language) {
        return profile.published().relatives().stream()
                .filter(relative -> !Boolean.FALSE.equals(relative.living()))
                .map(Relative::relation)
                .filter(word -> RelationWords.in(language, word).isEmpty())
                .filter(word -> !language.replaceFirst("-.*", "").equals("en") || !isLatin(word))
                .map(word -> "the relation \"" + word + "\" is shown as it stands in a " + language + " post: "
                        + profile.file() + "; Vigil says in each language: " + RelationWords.known());
    }

    private static boolean isLatin(String word) {
        return word.codePoints()
                .filter(Character::isLetter)
                .allMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.LATIN);
    }

    private static Optional<String> note(Profile person, String language) {
        SpokenName name = person.spokenName(language);
        return name.standsInFor(language)
                ? Optional.of("the name of " + person.id() + " in " + name.language() + " is shown in a " + language
                        + " post: " + person.file() + " gives none in " + language)
                : Optional.empty();
    }
}
