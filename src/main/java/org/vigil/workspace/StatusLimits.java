package org.vigil.workspace;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.profile.Status;

/** How old the news of each person may be: as the strictest campaign has it that speaks of the person and is not over (RULES 1, R9). */
public final class StatusLimits {
    private final Map<ProfileId, List<Campaign>> speaking = new HashMap<>();

    private StatusLimits() {}

    /**
     * @param duration whole days after the last confirmation, past which no running number is said
     * @param of the campaign that has it; empty where none speaks of the person
     */
    public record Limit(Duration duration, Optional<CampaignId> of) {
        /** Such as {@code 90 days, as the campaign free-the-20 has it}. */
        public String words() {
            return duration.toDays() + " days, "
                    + of.map(campaign -> "as the campaign " + campaign + " has it")
                            .orElse("as usual");
        }
    }

    public static StatusLimits of(Workspace workspace, Instant now) {
        StatusLimits limits = new StatusLimits();
        List<Profile> roll = List.copyOf(workspace.profiles().values());
        workspace.campaigns().values().stream()
                .filter(campaign ->
                        campaign.to() == null || !campaign.to().isBefore(LocalDate.ofInstant(now, campaign.zone())))
                .forEach(campaign -> spokenOf(campaign, roll)
                        .forEach(person -> limits.speaking
                                .computeIfAbsent(person, id -> new ArrayList<>())
                                .add(campaign)));
        return limits;
    }

    /** By the own profile, a family's or a group's. */
    private static Set<ProfileId> spokenOf(Campaign campaign, List<Profile> roll) {
        Set<ProfileId> people = new LinkedHashSet<>();
        for (Profile profile : campaign.roll().members(roll)) {
            people.add(profile.id());
            Optional.ofNullable(profile.speaksFor()).ifPresent(people::add);
            people.addAll(profile.members());
        }
        return people;
    }

    /** Those that are not over and speak of somebody. */
    List<Campaign> campaigns(ProfileId person) {
        return speaking.getOrDefault(person, List.of());
    }

    public Limit of(ProfileId person) {
        return campaigns(person).stream()
                .min(Comparator.comparing(Campaign::statusLimit))
                .map(campaign -> new Limit(campaign.statusLimit(), Optional.of(campaign.id())))
                .orElse(new Limit(Status.USUAL_LIMIT, Optional.empty()));
    }
}
