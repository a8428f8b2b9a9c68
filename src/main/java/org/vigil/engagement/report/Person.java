package org.vigil.engagement.report;

import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.profile.SpokenName;

/**
 * Somebody of the roll as a report may name them: as a post in English does.
 *
 * @param language of the name, for those who hear it read aloud
 */
public record Person(ProfileId id, String name, String language) {
    static Person of(Profile profile) {
        SpokenName name = profile.spokenName("en");
        return new Person(profile.id(), name.text(), name.language());
    }
}
