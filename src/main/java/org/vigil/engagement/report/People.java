package org.vigil.engagement.report;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vigil.campaign.Campaign;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.Eligibility;
import org.vigil.delivery.Restrictions;
import org.vigil.message.PostKind;
import org.vigil.profile.Convention;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.Workspace;

/**
 * Of whom a report may speak. Whoever is on hold, withheld, under age or in no file stands in no sum of it either.
 *
 * @param roll the campaign's, as it stands today: those who may be shown now, and named
 * @param counted all whose messages count, events and those whose custody is over among them; these are not named
 */
public record People(List<Person> roll, Set<ProfileId> counted) {

    /** As of a moment. */
    public static People of(
            Campaign campaign, AcceptedFiles.InForce files, Restrictions.InForce restrictions, Instant now) {
        Eligibility eligibility = new Eligibility(files, restrictions);
        Workspace workspace = files.workspace();
        Collection<Profile> profiles = workspace.profiles().values();
        Convention convention = campaign.convention();
        List<Person> roll = campaign.roll().members(List.copyOf(profiles)).stream()
                .filter(profile ->
                        eligibility.silence(profile.id(), now, convention).isEmpty())
                .map(Person::of)
                .filter(person -> !person.name().isBlank())
                .toList();
        Set<ProfileId> counted = new HashSet<>();
        profiles.stream()
                .map(Profile::id)
                .filter(id -> eligibility.silence(id, now, convention).isEmpty()
                        || eligibility.onlyOutOfCustody(id, now, convention))
                .forEach(counted::add);
        workspace.events().keySet().stream()
                .filter(id ->
                        eligibility.silence(PostKind.EVENT, id, now, convention).isEmpty())
                .forEach(counted::add);
        return new People(roll, counted);
    }
}
