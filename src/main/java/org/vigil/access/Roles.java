package org.vigil.access;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.vigil.organisation.OrganisationId;

/**
 * What somebody may do, and where. A role in the team counts for everything, one in an organisation for what is that
 * organisation's. What files say of who approves for whom holds besides.
 *
 * @param team empty for who has none there
 */
public record Roles(Optional<Role> team, SortedMap<OrganisationId, Role> organisations) {
    public static final Roles NONE = new Roles(Optional.empty(), new TreeMap<>());

    public Roles {
        organisations = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(organisations));
    }

    public static Roles inTeam(Role role) {
        return new Roles(Optional.of(role), new TreeMap<>());
    }

    public static Roles in(OrganisationId organisation, Role role) {
        return new Roles(Optional.empty(), new TreeMap<>(Map.of(organisation, role)));
    }

    /** These with another role in the team. */
    public Roles withTeam(Optional<Role> role) {
        return new Roles(role, organisations);
    }

    /** These with another role in an organisation; empty for none there. */
    public Roles with(OrganisationId organisation, Optional<Role> role) {
        SortedMap<OrganisationId, Role> changed = new TreeMap<>(organisations);
        role.ifPresentOrElse(given -> changed.put(organisation, given), () -> changed.remove(organisation));
        return new Roles(team, changed);
    }

    /** Whether it may be done anywhere: the team's things, or some organisation's. */
    public boolean somewhere(Role needed) {
        return Stream.concat(team.stream(), organisations.values().stream()).anyMatch(role -> role.includes(needed));
    }

    public boolean inTheTeam(Role needed) {
        return team.filter(role -> role.includes(needed)).isPresent();
    }

    public boolean inOrganisation(OrganisationId organisation, Role needed) {
        return inTheTeam(needed)
                || Optional.ofNullable(organisations.get(organisation))
                        .filter(role -> role.includes(needed))
                        .isPresent();
    }

    /** For the audit, such as {@code admin} or {@code editor in free-pen}. */
    public String words() {
        String words = String.join(
                ", ",
                Stream.concat(
                                team.map(Role::word).stream(),
                                organisations.entrySet().stream()
                                        .map(each -> each.getValue().word() + " in " + each.getKey()))
                        .toList());
        return words.isEmpty() ? "no role" : words;
    }
}
