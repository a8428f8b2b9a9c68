package org.vigil.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.Action;
import org.vigil.profile.Convention;
import org.vigil.profile.Event;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.source.SourceFile;

/**
 * What a post is about, before it has words.
 *
 * @param kind what the post is
 * @param event what is told; null in a post that is about a profile
 * @param others the people whom the profile refers to and who may be named: a family's prisoner, a group's members,
 *     those spoken of together with it
 * @param at the moment it is written; "today" is the date of that moment in the zone of the place of custody
 * @param day the how-manieth post of the campaign it is, from 1
 * @param campaignActions what the campaign asks of readers, open or not
 * @param statusLimit past which no running number is said, as the campaign has it
 * @param occasion what is special about the day
 * @param photo the bytes of the profile's photo, where it has one
 */
public record Post(
        PostKind kind,
        Profile profile,
        @Nullable Event event,
        List<Profile> others,
        Instant at,
        int day,
        String campaignName,
        List<String> campaignHashtags,
        List<Action> campaignActions,
        Convention convention,
        Duration statusLimit,
        Occasion occasion,
        Optional<SourceFile> photo) {

    /** Of nobody more than may be published comes into a post: the words of every network begin here. */
    public Post {
        profile = profile.published();
        others = others.stream().map(Profile::published).toList();
    }

    public Optional<Profile> other(ProfileId id) {
        return others.stream().filter(other -> other.id().equals(id)).findFirst();
    }
}
