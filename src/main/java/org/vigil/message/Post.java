package org.vigil.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vigil.profile.Convention;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.source.SourceFile;

/**
 * What a post is about, before it has words.
 *
 * @param others the people whom the profile refers to and who may be named: a family's prisoner, a group's members,
 *     those spoken of together with it
 * @param at the moment it is written; "today" is the date of that moment in the zone of the place of custody
 * @param day the how-manieth post of the campaign it is, from 1
 * @param occasion what is special about the day
 * @param photo the bytes of the profile's photo, where it has one
 */
public record Post(
        Profile profile,
        List<Profile> others,
        Instant at,
        int day,
        String campaignName,
        List<String> campaignHashtags,
        Convention convention,
        Occasion occasion,
        Optional<SourceFile> photo) {

    public Optional<Profile> other(ProfileId id) {
        return others.stream().filter(other -> other.id().equals(id)).findFirst();
    }
}
