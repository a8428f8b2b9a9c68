package org.vigil.campaign;

import java.util.List;
import org.vigil.organisation.OrganisationId;

/**
 * How several organisations speak in one campaign.
 *
 * @param organisations who takes part, in the file's order; empty where one team speaks alone
 */
public record Coalition(List<OrganisationId> organisations) {
    /** One team that speaks alone. */
    public static final Coalition NONE = new Coalition(List.of());
}
