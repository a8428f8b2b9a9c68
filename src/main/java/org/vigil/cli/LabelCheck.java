package org.vigil.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.account.AccountLabels;
import org.vigil.network.AutomationLabel;
import org.vigil.network.SendKey;
import org.vigil.network.SignIn;
import org.vigil.node.Node;
import org.vigil.operator.Audit;

/** Sees to it that an account says of itself that a program posts there, or that somebody says who has seen to it. */
final class LabelCheck {
    private static final Pattern HANDLE = Pattern.compile("@?[A-Za-z0-9_]{1,30}");
    private static final Duration SEND_WITHIN = Duration.ofSeconds(10);

    private final PrintWriter out;
    private final Node node;
    private final Account account;
    private final SignIn.Valid us;
    private final AccountLabels labels;

    LabelCheck(PrintWriter out, Node node, Account account, SignIn.Valid us) {
        this.out = out;
        this.node = node;
        this.account = account;
        this.us = us;
        this.labels = new AccountLabels(node.database().jdbc());
    }

    /** @param managedBy whose account is named at the network, where somebody says that the label is there; null where not */
    void look(@Nullable String managedBy, String who) {
        AutomationLabel label = node.sessions()
                .open(account)
                .labelAsAutomated(new SendKey(UUID.randomUUID().toString(), System.nanoTime() + SEND_WITHIN.toNanos()));
        labels.seen(account.name(), label);
        if (managedBy != null) {
            take(label, managedBy, who);
        }
        out.println(account.name() + ": " + words(label) + ".");
    }

    private void take(AutomationLabel label, String managedBy, String who) {
        if (!(label instanceof AutomationLabel.ByHand)) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    account.name() + ": nobody has to say so, since " + words(label) + ". Nothing was noted.");
        }
        String human = managedBy.startsWith("@") ? managedBy : "@" + managedBy;
        if (!HANDLE.matcher(managedBy).matches()
                || human.equalsIgnoreCase("@" + us.handle().replace("@", ""))) {
            throw new Failure(
                    Vigil.USAGE,
                    "--managed-by: \"" + managedBy
                            + "\" cannot stand here; the account of a human being such as @ada, and not " + us.handle()
                            + " itself.");
        }
        node.database().transactions().executeWithoutResult(status -> {
            labels.said(account.name(), who, human);
            new Audit(node.database().jdbc())
                    .record(who, "label", account.name().value(), "managed by " + human);
        });
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
        return labels.said(account.name())
                .map(said -> "it says that it is automated and managed by " + said.managedBy() + ", according to "
                        + said.by() + " on " + said.at().toString().substring(0, 10));
    }
}
