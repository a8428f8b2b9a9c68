package org.vigil.campaign;

import java.util.List;
import org.vigil.organisation.OrganisationId;

/**
 * How several organisations speak in one campaign.
 *
 * @param organisations who takes part, in the file's order; empty where one team speaks alone
 * @param mode how they share the day
 */
public record Coalition(List<OrganisationId> organisations, Mode mode) {
    /** One team that speaks alone. */
    public static final Coalition NONE = new Coalition(List.of(), Mode.EACH);

    /** How accounts share a day. */
    public enum Mode {
        /** All of them speak of the same profile, with the same templates. */
        EACH,
        /** Each organisation speaks of a profile of its own. */
        DIVIDE,
        /** All of them speak of the same profile, each organisation with templates of its own. */
        OWN_WORDS
    }

    /** The slots of a campaign as they are planned: where the organisations divide the day, one for each of them. */
    List<Slot> slots(List<Slot> slots) {
        return switch (mode) {
            case EACH, OWN_WORDS -> slots;
            case DIVIDE ->
                slots.stream()
                        .flatMap(slot -> organisations.stream().map(slot::only))
                        .toList();
        };
    }
}
