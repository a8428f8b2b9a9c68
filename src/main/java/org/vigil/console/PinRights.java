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
final class PinRights {
    private final Node node;

    PinRights(Node node) {
        this.node = node;
    }

    boolean mayPin(SignedIn who, Campaign campaign, String slot) {
        Workspace workspace = node.files().inForce().workspace();
        Sight sight = new Sight(who, workspace);
        List<Account> speak = campaign.accounts().stream()
                .flatMap(name -> Optional.ofNullable(workspace.accounts().get(name)).stream())
                .filter(account -> campaign.speaksIn(slot, account.organisation()))
                .toList();
        return !speak.isEmpty() && speak.stream().allMatch(account -> sight.may(account.name(), Role.EDITOR));
    }

    /** The slots among which somebody can choose, by what they are called. */
    List<DeliveriesPage.Choice> slots(SignedIn who, Campaign campaign, String chosen) {
        return campaign.slots().stream()
                .filter(slot -> mayPin(who, campaign, slot.id()))
                .map(slot -> new DeliveriesPage.Choice(slot.id(), words(slot), slot.id().equals(chosen)))
                .toList();
    }

    private static String words(Slot slot) {
        return Slot.name(slot.id()) + ", " + slot.at();
    }
}
