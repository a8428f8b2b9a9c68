package org.vigil.cli;

import com.ibm.icu.text.Normalizer2;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigil.node.Node;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;

/**
 * Whom a command means: a profile's id in any spelling, or a name in any of its languages.
 *
 * @param known whether a file in force has that id
 * @param similar ids and names that may have been meant; empty where it is known
 */
record PersonArgument(ProfileId id, boolean known, List<String> similar) {
    private static final Logger LOG = LoggerFactory.getLogger(PersonArgument.class);
    private static final int SUGGESTIONS = 5;
    private static final int TYPOS = 3;

    /** @throws Failure where nobody is called so, or several are, and it is no id either */
    static PersonArgument find(Node node, Vigil vigil, String text) {
        Map<ProfileId, Profile> roll = roll(node, vigil);
        List<ProfileId> meant = meant(roll, text);
        if (meant.size() > 1) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    "Several people are called \"" + text + "\". Say which: "
                            + meant.stream().map(ProfileId::value).collect(Collectors.joining(", ")));
        }
        ProfileId id = meant.stream()
                .findFirst()
                .or(() -> id(text.strip()))
                .orElseThrow(() -> new Failure(
                        Vigil.PROBLEMS,
                        "Nobody on the roll is called \"" + text + "\", and it is no id."
                                + perhaps(similar(roll, text))));
        boolean known = node.files().inForce().workspace().spokenOf(id).isPresent();
        return new PersonArgument(id, known, known ? List.of() : similar(roll, text));
    }

    /** Whoever has that id; else who is called so; else who has that id in another spelling, such as Wang_Yu. */
    private static List<ProfileId> meant(Map<ProfileId, Profile> roll, String text) {
        Optional<ProfileId> exact = id(text.strip()).filter(roll::containsKey);
        if (exact.isPresent()) {
            return exact.stream().toList();
        }
        List<ProfileId> called = roll.values().stream()
                .filter(profile -> names(profile).anyMatch(name -> folded(name).equals(folded(text))))
                .map(Profile::id)
                .toList();
        String respelled = folded(text).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return called.isEmpty()
                ? id(respelled).filter(roll::containsKey).stream().toList()
                : called;
    }

    /** What was meant perhaps, as the end of a sentence. */
    static String perhaps(List<String> similar) {
        return similar.isEmpty() ? " Known ids: ./vigil people" : " Did you mean: " + String.join("; ", similar) + "?";
    }

    /** Everybody whom Vigil ever knew of, and who is in the folder by now. */
    private static Map<ProfileId, Profile> roll(Node node, Vigil vigil) {
        Map<ProfileId, Profile> roll = new TreeMap<>(node.files().everKnown().profiles());
        try {
            RollOnDisk.read(vigil.folder()).profiles().forEach(profile -> roll.putIfAbsent(profile.id(), profile));
        } catch (Failure unreadable) {
            LOG.debug("the folder cannot be read, so only what was accepted is known", unreadable);
        }
        return roll;
    }

    private static Optional<ProfileId> id(String text) {
        try {
            return Optional.of(new ProfileId(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static Stream<String> names(Profile profile) {
        return Stream.of(profile.names().values(), profile.aliases()).flatMap(Collection::stream);
    }

    private static List<String> similar(Map<ProfileId, Profile> roll, String text) {
        String asked = folded(text);
        return roll.values().stream()
                .map(profile -> Map.entry(profile, distance(profile, asked)))
                .filter(candidate -> candidate.getValue() <= TYPOS)
                .sorted(Comparator.comparing(Map.Entry<Profile, Integer>::getValue)
                        .thenComparing(candidate -> candidate.getKey().id()))
                .limit(SUGGESTIONS)
                .map(candidate ->
                        candidate.getKey().id() + " (" + candidate.getKey().name("en") + ")")
                .toList();
    }

    /** How many letters differ from the nearest of id and names; a part of a name is near as well. */
    private static int distance(Profile profile, String asked) {
        return Stream.concat(Stream.of(profile.id().value()), names(profile))
                .map(PersonArgument::folded)
                .mapToInt(name -> asked.length() > 2 && (name.contains(asked) || asked.contains(name))
                        ? 1
                        : LevenshteinDistance.getDefaultInstance().apply(name, asked))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** Without accents, case and double spaces, so that a name is found as somebody types it at night. */
    private static String folded(String text) {
        String apart = Normalizer2.getNFKDInstance().normalize(text);
        return apart.replaceAll("\\p{M}+", "")
                .replaceAll("[\\s\u00A0]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
