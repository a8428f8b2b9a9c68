package org.vigil.console;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.campaign.Campaign;
import org.vigil.organisation.Organisation;
import org.vigil.workspace.Workspace;

/** Whose accounts somebody sees and acts for: one of the team all of them, one of an organisation those of theirs. */
final class Sight {
    private static final String LEFT_OUT = "…";

    private final SignedIn who;
    private final Workspace workspace;

    Sight(SignedIn who, Workspace workspace) {
        this.who = who;
        this.workspace = workspace;
    }

    boolean sees(AccountName account) {
        return may(account, Role.VIEWER);
    }

    /** Whether any of its accounts is theirs to see. */
    boolean sees(Campaign campaign) {
        return who.may(Role.VIEWER) || campaign.accounts().stream().anyMatch(this::sees);
    }

    boolean may(AccountName account, Role needed) {
        Account known = workspace.accounts().get(account);
        return (known == null || known.organisation() == null)
                ? who.may(needed)
                : who.mayIn(known.organisation(), needed);
    }

    /** Words for operators without an organisation that is not to be named, but for its own people and the team's admins. */
    String discreet(String words) {
        String said = words;
        for (Organisation organisation : workspace.organisations().values()) {
            if (organisation.unlisted() && !knows(organisation)) {
                said = said.replace(organisation.id().value(), LEFT_OUT).replace(organisation.name(), LEFT_OUT);
            }
        }
        return said;
    }

    /** As {@link #discreet}, of a reason that may be missing. */
    @Nullable String why(@Nullable String reason) {
        return reason == null ? null : discreet(reason);
    }

    private boolean knows(Organisation organisation) {
        return who.may(Role.ADMIN) || who.roles().organisations().containsKey(organisation.id());
    }

    /** Those that somebody sees; empty for all, those included that stand in no file any more. */
    Optional<Set<AccountName>> accounts() {
        return who.may(Role.VIEWER)
                ? Optional.empty()
                : Optional.of(workspace.accounts().keySet().stream()
                        .filter(this::sees)
                        .collect(Collectors.toSet()));
    }
}
