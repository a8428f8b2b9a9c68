package org.vigil.console;

import java.util.List;
import java.util.Optional;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.Slot;
import org.vigil.node.Node;
import org.vigil.workspace.Workspace;

/** Who may say who comes in a slot: whoever may change what all accounts say that speak in it. */
record PinRights(Sight sight, Workspace workspace) {
    static PinRights of(Node node, SignedIn who) {
        Workspace workspace = node.files().inForce().workspace();
        return new PinRights(new Sight(who, workspace), workspace);
    }

    boolean mayPin(Campaign campaign, String slot) {
        List<Account> speak = campaign.accounts().stream()
                .flatMap(name -> Optional.ofNullable(workspace.accounts().get(name)).stream())
                .filter(account -> campaign.speaksIn(slot, account.organisation()))
                .toList();
        return !speak.isEmpty() && speak.stream().allMatch(account -> sight.may(account.name(), Role.EDITOR));
    }

    /** The slots among which somebody can choose, by what they are called. */
    List<DeliveriesPage.Choice> slots(Campaign campaign, String chosen) {
        return campaign.slots().stream()
                .filter(slot -> mayPin(campaign, slot.id()))
                .map(slot -> new DeliveriesPage.Choice(
                        slot.id(), words(slot), slot.id().equals(chosen)))
                .toList();
    }

    private static String words(Slot slot) {
        return Slot.name(slot.id()) + ", " + slot.at();
    }
}
