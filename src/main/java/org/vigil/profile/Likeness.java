package org.vigil.profile;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which profiles are likely those of one human: in another organisation's roll, in another script, under an alias. Two
 * people who are called alike are likely, too. It is asked for whom to be silent about, so it finds too many rather than
 * too few; a team says by hand who is somebody else.
 */
public final class Likeness {
    /** Two dates of one arrest may be apart so many days, where one source tells the day of the charge. */
    private static final int SAME_ARREST = 31;

    private final Map<ProfileId, Profile> roll;
    private final Map<ProfileId, Set<ProfileId>> known = new ConcurrentHashMap<>();
    private @Nullable Index index;

    public Likeness(Collection<Profile> roll) {
        this.roll = roll.stream().collect(Collectors.toUnmodifiableMap(Profile::id, each -> each, (a, b) -> a));
    }

    /** The others who are likely the same human; in alphabetical order. Nobody for an id that no profile has. */
    public Set<ProfileId> of(ProfileId id) {
        return known.computeIfAbsent(id, this::find);
    }

    /** Of those who are compared; also one whose file is gone. */
    public Optional<Profile> profile(ProfileId id) {
        return Optional.ofNullable(roll.get(id));
    }

    /** Whether two profiles are likely those of one human. */
    public static boolean likely(Profile one, Profile other) {
        return likely(one, names(one), other, names(other));
    }

    /** Whether somebody who is only named, such as a relative, is likely the human of a profile. */
    public static boolean likely(Profile one, Collection<String> called) {
        List<SpelledName> names = called.stream().map(SpelledName::of).toList();
        return best(names(one), names) != SpelledName.Match.NONE;
    }

    private Set<ProfileId> find(ProfileId id) {
        Profile profile = roll.get(id);
        if (profile == null) {
            return Set.of();
        }
        Index all = index();
        Set<ProfileId> found = new TreeSet<>();
        for (Profile other : all.near(id)) {
            if (!other.id().equals(id) && likely(profile, all.names(id), other, all.names(other.id()))) {
                found.add(other.id());
            }
        }
        return Collections.unmodifiableSet(found);
    }

    private synchronized Index index() {
        Index made = index;
        if (made == null) {
            made = new Index(roll.values());
            index = made;
        }
        return made;
    }

    private static List<SpelledName> names(Profile profile) {
        return Stream.concat(profile.names().values().stream(), profile.aliases().stream())
                .map(SpelledName::of)
                .distinct()
                .toList();
    }

    private static boolean likely(Profile one, List<SpelledName> ones, Profile other, List<SpelledName> others) {
        return switch (best(ones, others)) {
            case NONE -> false;
            case NEARLY -> !elsewhere(one, other) || sameArrest(one, other);
            case FULLY -> true;
        };
    }

    private static SpelledName.Match best(List<SpelledName> ones, List<SpelledName> others) {
        SpelledName.Match best = SpelledName.Match.NONE;
        for (SpelledName one : ones) {
            for (SpelledName other : others) {
                SpelledName.Match match = one.match(other);
                best = match.compareTo(best) > 0 ? match : best;
            }
        }
        return best;
    }

    /** Whether both say where they belong, and it is nowhere the same. */
    private static boolean elsewhere(Profile one, Profile other) {
        Set<String> ones = countries(one);
        Set<String> others = countries(other);
        return !ones.isEmpty() && !others.isEmpty() && Collections.disjoint(ones, others);
    }

    private static Set<String> countries(Profile profile) {
        return Stream.concat(profile.country().stream(), Stream.ofNullable(profile.heldBy()))
                .collect(Collectors.toSet());
    }

    private static boolean sameArrest(Profile one, Profile other) {
        return one.custody().stream()
                .anyMatch(period -> other.custody().stream().anyMatch(theirs -> close(period.from(), theirs.from())));
    }

    private static boolean close(CustodyDate one, CustodyDate other) {
        LocalDate latest = one.latest().plusDays(SAME_ARREST);
        LocalDate earliest = one.earliest().minusDays(SAME_ARREST);
        return !other.earliest().isAfter(latest) && !other.latest().isBefore(earliest);
    }

    /** Everybody by the consonants of each word of each name: who has none in common with somebody is not alike. */
    private static final class Index {
        private final Map<ProfileId, List<SpelledName>> names = new HashMap<>();
        private final Map<String, Set<Profile>> byWord = new HashMap<>();

        Index(Collection<Profile> roll) {
            for (Profile profile : roll) {
                List<SpelledName> own = Likeness.names(profile);
                names.put(profile.id(), own);
                words(own)
                        .forEach(word -> byWord.computeIfAbsent(
                                        word, key -> Collections.newSetFromMap(new java.util.IdentityHashMap<>()))
                                .add(profile));
            }
        }

        List<SpelledName> names(ProfileId id) {
            return names.getOrDefault(id, List.of());
        }

        Set<Profile> near(ProfileId id) {
            return words(names(id))
                    .flatMap(word -> byWord.getOrDefault(word, Set.of()).stream())
                    .collect(Collectors.toCollection(
                            () -> Collections.newSetFromMap(new java.util.IdentityHashMap<>())));
        }

        private static Stream<String> words(List<SpelledName> names) {
            return names.stream()
                    .flatMap(name -> Stream.concat(
                            name.parts().stream().map(SpelledName.Part::consonants), Stream.of(joined(name))));
        }

        private static String joined(SpelledName name) {
            return name.parts().stream().map(SpelledName.Part::consonants).collect(Collectors.joining());
        }
    }
}
