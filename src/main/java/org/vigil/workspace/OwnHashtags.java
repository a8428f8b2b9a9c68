package org.vigil.workspace;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;

/** Hashtags that stand for one human: whoever reads one knows who is meant. */
public final class OwnHashtags {
    private OwnHashtags() {}

    /**
     * Those of a person that no campaign and nobody else uses.
     *
     * @param alike whose use does not count: the same human, or others of whom nothing may be said
     */
    public static Set<String> of(Workspace known, Profile person, Set<ProfileId> alike) {
        Set<String> own = new HashSet<>(person.hashtags());
        if (!own.isEmpty()) {
            Stream.concat(
                            known.campaigns().values().stream().flatMap(campaign -> campaign.hashtags().stream()),
                            known.profiles().values().stream()
                                    .filter(profile -> !profile.id().equals(person.id()))
                                    .filter(profile -> !alike.contains(profile.id()))
                                    .flatMap(profile -> profile.hashtags().stream()))
                    .forEach(shared -> own.removeIf(shared::equalsIgnoreCase));
        }
        return own;
    }
}
