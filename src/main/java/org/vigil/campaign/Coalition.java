package org.vigil.campaign;

import java.util.List;
import org.vigil.account.AccountName;
import org.vigil.organisation.OrganisationId;

/**
 * How several organisations speak in one campaign.
 *
 * @param organisations who takes part, in the file's order; empty where one team speaks alone
 * @param mode how they share the day
 * @param leads whose posts the other accounts of the same network repost; at most one a network
 */
public record Coalition(List<OrganisationId> organisations, Mode mode, List<AccountName> leads) {
    /** One team that speaks alone. */
    public static final Coalition NONE = new Coalition(List.of(), Mode.EACH, List.of());

    /** How accounts share a day. */
    public enum Mode {
        /** All of them speak of the same profile, with the same templates. */
        EACH,
        /** Each organisation speaks of a profile of its own. */
        DIVIDE,
        /** On each network one account posts, and the others repost that within an hour. */
        LEAD_AND_REPOST,
        /** All of them speak of the same profile, each organisation with templates of its own. */
        OWN_WORDS
    }

    /** The slots of a campaign as they are planned: where the organisations divide the day, one for each of them. */
    List<Slot> slots(List<Slot> slots) {
        return switch (mode) {
            case EACH, LEAD_AND_REPOST, OWN_WORDS -> slots;
            case DIVIDE ->
                slots.stream()
                        .flatMap(slot -> organisations.stream().map(slot::only))
                        .toList();
        };
    }
}
