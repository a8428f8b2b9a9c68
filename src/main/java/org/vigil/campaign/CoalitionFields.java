package org.vigil.campaign;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vigil.organisation.OrganisationId;
import org.vigil.source.Fields;

/** Reads what a schedule says of several organisations. */
final class CoalitionFields {
    private CoalitionFields() {}

    static Coalition read(Fields fields) {
        List<OrganisationId> ids = fields.values("organisations", OrganisationId::new, OrganisationId.ALLOWED);
        Set<OrganisationId> seen = new HashSet<>();
        ids.stream()
                .filter(id -> !seen.add(id))
                .distinct()
                .forEach(id ->
                        fields.problem("organisations", "\"" + id + "\" stands there twice", "each organisation once"));
        return new Coalition(List.copyOf(ids));
    }
}
