package org.vigil.console;

import java.util.Optional;
import org.vigil.access.NotAllowed;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.account.Account;
import org.vigil.node.Node;
import org.vigil.organisation.OrganisationId;
import org.vigil.workspace.Workspace;

/** Which account somebody means, and whether it is theirs to look after. */
final class ManagedAccounts {
    private final Node node;

    ManagedAccounts(Node node) {
        this.node = node;
    }

    Workspace workspace() {
        return node.files().inForce().workspace();
    }

    Sight sight(SignedIn who) {
        return new Sight(who, workspace());
    }

    /** Empty for one that does not exist or that is not theirs to see: no difference is told. */
    Optional<Account> seen(SignedIn who, String name) {
        return named(name).filter(account -> sight(who).sees(account.name()));
    }

    /** @throws NotAllowed for one that somebody may not do that with, as for one that does not exist */
    Account may(SignedIn who, String name, Role needed) {
        return named(name)
                .filter(account -> sight(who).may(account.name(), needed))
                .orElseThrow(() -> new NotAllowed(needed));
    }

    /** @throws NotAllowed as {@link #may}, for who does not look after it */
    Account looksAfter(SignedIn who, String name) {
        return may(who, name, Role.ADMIN);
    }

    /** @throws NotAllowed for who may not add one of that organisation, or of nobody's in particular */
    void requireAdding(SignedIn who, Account account) {
        OrganisationId organisation = account.organisation();
        if (organisation == null) {
            who.require(Role.ADMIN);
        } else {
            who.requireIn(organisation, Role.ADMIN);
        }
    }

    private Optional<Account> named(String name) {
        return workspace().accounts().values().stream()
                .filter(account -> account.name().value().equals(name))
                .findFirst();
    }
}
