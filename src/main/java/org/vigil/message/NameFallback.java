package org.vigil.message;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.profile.SpokenName;
import org.vigil.source.Problems;

/** Says where a post names somebody in another language than its own, since the profile has no name in that one. */
public final class NameFallback {
    private NameFallback() {}

    /** A sentence for each such name that the template says, in the order of the post. */
    public static List<String> in(Template template, Profile profile, Function<ProfileId, Optional<Profile>> roll) {
        Set<Vocabulary> said = MarkupReader.read(
                        template.key().path(), template.body(), template.firstLine(), new Problems())
                .map(Markup::names)
                .orElse(EnumSet.noneOf(Vocabulary.class));
        return named(profile, said, roll)
                .flatMap(person -> note(person, template.key().language()).stream())
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
                        said.contains(Vocabulary.MEMBERS) ? profile.members().stream() : Stream.<ProfileId>of(),
                        said.contains(Vocabulary.TOGETHER) ? profile.together().stream() : Stream.<ProfileId>of())
                .flatMap(ids -> ids);
        return Stream.concat(own, others.flatMap(id -> roll.apply(id).stream()));
    }

    private static Optional<String> note(Profile person, String language) {
        SpokenName name = person.spokenName(language);
        return name.standsInFor(language)
                ? Optional.of("the name of " + person.id() + " in " + name.language() + " is shown in a " + language
                        + " post: " + person.file() + " gives none in " + language)
                : Optional.empty();
    }
}
