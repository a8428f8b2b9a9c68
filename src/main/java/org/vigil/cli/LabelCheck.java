package org.vigil.cli;

import java.io.PrintWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.network.AutomationLabel;
import org.vigil.network.SignIn;
import org.vigil.node.Node;
import org.vigil.watch.LabelDesk;

/** Sees to it that an account says of itself that a program posts there, or that somebody says who has seen to it. */
final class LabelCheck {
    private final PrintWriter out;
    private final Account account;
    private final SignIn.Valid us;
    private final LabelDesk desk;

    LabelCheck(PrintWriter out, Node node, Account account, SignIn.Valid us) {
        this.out = out;
        this.account = account;
        this.us = us;
        this.desk = new LabelDesk(node.database(), node.sessions());
    }

    /** @param managedBy whose account is named at the network, where somebody says that the label is there; null where not */
    void look(@Nullable String managedBy, String who) {
        AutomationLabel label = desk.look(account);
        if (managedBy != null) {
            take(label, managedBy, who);
        }
        out.println(account.name() + ": " + words(label) + ".");
    }

    private void take(AutomationLabel label, String managedBy, String who) {
        switch (desk.say(account, label, managedBy, us.handle(), who)) {
            case NOTED -> {}
            case NOT_NEEDED ->
                throw new Failure(
                        Vigil.PROBLEMS,
                        account.name() + ": nobody has to say so, since " + words(label) + ". Nothing was noted.");
            case NOBODY ->
                throw new Failure(
                        Vigil.USAGE,
                        "--managed-by: \"" + managedBy
                                + "\" cannot stand here; the account of a human being such as @ada, and not "
                                + us.handle() + " itself.");
        }
    }

    private String words(AutomationLabel label) {
        return switch (label) {
            case AutomationLabel.Stands stands ->
                stands.setNow()
                        ? "it says now that it is automated; that was set just now"
                        : "it says that it is automated";
            case AutomationLabel.ByHand byHand ->
                said().orElseGet(() -> "it has to say that it is automated. "
                        + byHand.toDo() + ". When that is done: ./vigil account check " + account.name()
                        + " --label-done --managed-by @HANDLE");
            case AutomationLabel.NotNeeded none -> "it needs no label of automation: " + none.why();
            case AutomationLabel.NotKnown unknown ->
                "whether it says that it is automated is not known: " + unknown.why();
        };
    }

    private Optional<String> said() {
        return desk.said(account)
                .map(said -> "it says that it is automated and managed by " + said.managedBy() + ", according to "
                        + said.by() + " on " + said.at().toString().substring(0, 10));
    }
}
