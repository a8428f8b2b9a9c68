package org.vigil.organisation;

import java.util.List;
import java.util.Set;

/**
 * One member of a coalition, as {@code organisations.yaml} declares it.
 *
 * @param name what people call it
 * @param unlisted whether it must be named nowhere but in operators' commands
 * @param people who act for it, by the names that they give to {@code --as}
 * @param approvers those of them who may approve what its accounts say
 * @param toNotify who is told of what concerns it, as {@code settings.yaml} calls them
 */
public record Organisation(
        OrganisationId id,
        String name,
        boolean unlisted,
        Set<String> people,
        Set<String> approvers,
        List<String> toNotify) {

    /** Whether somebody acts for it. */
    public boolean has(String person) {
        return people.contains(person);
    }

    public boolean mayApprove(String person) {
        return approvers.contains(person);
    }
}
