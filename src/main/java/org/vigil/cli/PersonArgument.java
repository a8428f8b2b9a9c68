package org.vigil.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigil.node.Node;
import org.vigil.profile.NameSearch;
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

    /** @throws Failure where nobody is called so, or several are, and it is no id either */
    static PersonArgument find(Node node, Vigil vigil, String text) {
        NameSearch search = new NameSearch(roll(node, vigil));
        List<ProfileId> meant = search.meant(text);
        if (meant.size() > 1) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    "Several people are called \"" + text + "\". Say which: "
                            + meant.stream().map(ProfileId::value).collect(Collectors.joining(", ")));
        }
        ProfileId id = meant.stream()
                .findFirst()
                .or(() -> NameSearch.id(text))
                .orElseThrow(() -> new Failure(
                        Vigil.PROBLEMS,
                        "Nobody on the roll is called \"" + text + "\", and it is no id."
                                + perhaps(similar(search, text))));
        boolean known = node.files().inForce().workspace().spokenOf(id).isPresent();
        return new PersonArgument(id, known, known ? List.of() : similar(search, text));
    }

    /** What was meant perhaps, as the end of a sentence. */
    static String perhaps(List<String> similar) {
        return similar.isEmpty() ? " Known ids: ./vigil people" : " Did you mean: " + String.join("; ", similar) + "?";
    }

    private static List<String> similar(NameSearch search, String text) {
        return search.similar(text, SUGGESTIONS).stream()
                .map(profile -> profile.id() + " (" + profile.name("en") + ")")
                .toList();
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
}
