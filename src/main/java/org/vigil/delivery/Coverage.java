package org.vigil.delivery;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vigil.profile.Event;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;

/**
 * Whom a hold on a person covers.
 *
 * @param same other profiles that are taken for the same human
 * @param speakOfThem families that speak for one of them, and groups with one of them in it
 * @param besides those in whose posts one of them would be named; the posts go out, without the name
 * @param events that are about one of them, or whose words name one: nothing is said of them
 * @param others profiles of which somebody said that they are of somebody else
 */
public record Coverage(
        Collection<ProfileId> same,
        Collection<ProfileId> speakOfThem,
        Collection<ProfileId> besides,
        Collection<ProfileId> events,
        List<Identities.Ruling> others) {

    public static Coverage of(ProfileId person, AcceptedFiles.InForce files, Restrictions.InForce restrictions) {
        Eligibility eligibility = new Eligibility(files, restrictions);
        Set<ProfileId> human = new LinkedHashSet<>(Set.of(person));
        human.addAll(eligibility.sameHuman(person));
        Collection<Profile> all = files.workspace().profiles().values();
        Set<ProfileId> speakOfThem = all.stream()
                .filter(profile -> speaksOf(profile, human))
                .map(Profile::id)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<ProfileId> besides = all.stream()
                .filter(profile -> !human.contains(profile.id()) && !speakOfThem.contains(profile.id()))
                .filter(profile -> profile.together().stream().anyMatch(human::contains))
                .map(Profile::id)
                .collect(Collectors.toCollection(TreeSet::new));
        List<Identities.Ruling> others = restrictions.people().rulings().stream()
                .filter(ruling -> !ruling.same() && ruling.other(person).isPresent())
                .toList();
        Set<ProfileId> events = files.workspace().events().values().stream()
                .filter(event -> files.peopleOfEvents().of(event).stream()
                        .anyMatch(other -> human.contains(other) || speakOfThem.contains(other)))
                .map(Event::id)
                .collect(Collectors.toCollection(TreeSet::new));
        human.remove(person);
        return new Coverage(new TreeSet<>(human), speakOfThem, besides, events, others);
    }

    private static boolean speaksOf(Profile profile, Set<ProfileId> human) {
        ProfileId prisoner = profile.speaksFor();
        return (prisoner != null && human.contains(prisoner))
                || profile.members().stream().anyMatch(human::contains);
    }
}
