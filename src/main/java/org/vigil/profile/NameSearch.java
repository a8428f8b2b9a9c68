package org.vigil.profile;

import com.ibm.icu.text.Normalizer2;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds people of a roll as somebody types them at night: by id in any spelling, or by a name in any of its languages. */
public final class NameSearch {
    private static final int TYPOS = 3;

    private final Map<ProfileId, Profile> roll;

    public NameSearch(Map<ProfileId, Profile> roll) {
        this.roll = roll;
    }

    /** Whoever has that id; else who is called so; else who has that id in another spelling, such as Wang_Yu. */
    public List<ProfileId> meant(String text) {
        Optional<ProfileId> exact = id(text).filter(roll::containsKey);
        if (exact.isPresent()) {
            return exact.stream().toList();
        }
        String asked = folded(text);
        List<ProfileId> called = roll.values().stream()
                .filter(profile -> names(profile).anyMatch(name -> folded(name).equals(asked)))
                .map(Profile::id)
                .toList();
        String respelled = asked.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return called.isEmpty()
                ? id(respelled).filter(roll::containsKey).stream().toList()
                : called;
    }

    /** Whoever may have been meant, the likeliest first: a few letters differ, or it is a part of a name. */
    public List<Profile> similar(String text, int most) {
        String asked = folded(text);
        return roll.values().stream()
                .map(profile -> Map.entry(profile, distance(profile, asked)))
                .filter(candidate -> candidate.getValue() <= TYPOS)
                .sorted(Comparator.comparing(Map.Entry<Profile, Integer>::getValue)
                        .thenComparing(candidate -> candidate.getKey().id()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The id that was typed; empty where it can be none. */
    public static Optional<ProfileId> id(String text) {
        try {
            return Optional.of(new ProfileId(text.strip()));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static Stream<String> names(Profile profile) {
        return Stream.of(profile.names().values(), profile.aliases()).flatMap(Collection::stream);
    }

    /** How many letters differ from the nearest of id and names; a part of a name is near as well. */
    private static int distance(Profile profile, String asked) {
        return Stream.concat(Stream.of(profile.id().value()), names(profile))
                .map(NameSearch::folded)
                .mapToInt(name -> asked.length() > 2 && (name.contains(asked) || asked.contains(name))
                        ? 1
                        : LevenshteinDistance.getDefaultInstance().apply(name, asked))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** Without accents, case and double spaces. */
    private static String folded(String text) {
        String apart = Normalizer2.getNFKDInstance().normalize(text);
        return apart.replaceAll("\\p{M}+", "")
                .replaceAll("[\\s\u00A0]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
