package org.vigil.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.account.AccountStates;
import org.vigil.node.Node;
import org.vigil.watch.Alarm;
import org.vigil.watch.Alarms;
import org.vigil.watch.Checked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Signs in to the accounts and says who they are there. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Signs in to one account or all, and posts nothing.",
            "Sees to it that the account says that it is automated: sets it on Mastodon and Bluesky, says where on X.",
            "An account whose secrets are no longer valid is paused; one whose network does not answer is not.",
            "--unpause says that you have looked at the account: its alarms are done with, and it posts again."
        })
final class AccountCheck implements Callable<Integer> {
    @ParentCommand
    private @Nullable AccountCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only this account.")
    private @Nullable String name;

    @Option(
            names = "--unpause",
            description = "Lifts the pause of an account that signs in. What stands on it now is in order, you say.")
    private boolean unpause;

    @Option(
            names = "--label-done",
            description = "You say that the account has the automated label where no program can set it (X).")
    private boolean labelDone;

    @Option(
            names = "--managed-by",
            paramLabel = "@HANDLE",
            description = "With --label-done: the account of a human being that is named there.")
    private @Nullable String managedBy;

    @Mixin
    private Who who = new Who();

    @Override
    public Integer call() {
        if (labelDone != (managedBy != null) || (labelDone && name == null)) {
            throw new Failure(
                    Vigil.USAGE,
                    "Say both, of one account: ./vigil account check NAME --label-done --managed-by @HANDLE");
        }
        AccountCommand command = Optional.ofNullable(parent).orElseThrow();
        Commands context = Commands.of(command.vigil(), spec);
        AccountsOnDisk disk = AccountsOnDisk.read(context.vigil().folder());
        disk.problems().forEach(context.err()::println);
        List<Account> chosen = name == null ? disk.accounts() : List.of(disk.named(name));
        int worst = disk.problems().isEmpty() ? 0 : Vigil.PROBLEMS;
        return Math.max(
                worst,
                command.with(open -> chosen.stream()
                        .mapToInt(account -> check(context, open, account))
                        .max()
                        .orElse(0)));
    }

    private int check(Commands context, AccountCommand.Open open, Account account) {
        Node node = open.node();
        List<String> missing = node.accountDesk().missing(account);
        if (!missing.isEmpty()) {
            context.out().println(account.name() + ": its secrets are missing: " + String.join(", ", missing));
            return Vigil.PROBLEMS;
        }
        boolean held = new AccountStates(node.database()).paused(account.name()).isPresent()
                || !new Alarms(node.database().jdbc()).open(account.name()).isEmpty();
        Checked checked = unpause && held
                ? node.watchman().accept(account, who.name())
                : node.watchman().check(account);
        return said(context.out(), node, account, checked);
    }

    private int said(PrintWriter out, Node node, Account account, Checked checked) {
        return switch (checked) {
            case Checked.SignedIn in -> {
                out.println(account.name() + ": signed in as " + in.who().handle());
                new LabelCheck(out, node, account, in.who()).look(managedBy, who.name());
                in.alarms().stream().map(Alarm::words).forEach(words -> out.println(account.name() + ": " + words));
                yield stillPaused(out, node, account);
            }
            case Checked.Another another -> {
                out.println(account.name() + ": its keys open the account "
                        + another.who().handle() + ", which is another than before (" + another.before()
                        + "). It is paused. If that is meant: ./vigil account renew " + account.name() + " --another");
                yield Vigil.PROBLEMS;
            }
            case Checked.SignedOut signedOut -> {
                out.println(account.name() + ": signed out, and paused until somebody signs in again: "
                        + signedOut.reason() + " New keys: ./vigil account renew " + account.name());
                yield Vigil.PROBLEMS;
            }
            case Checked.NotReached notReached -> {
                out.println(account.name() + ": not reached, so nothing is known: " + notReached.reason());
                yield Vigil.FAILED;
            }
        };
    }

    private static int stillPaused(PrintWriter out, Node node, Account account) {
        return new AccountStates(node.database())
                .paused(account.name())
                .map(pause -> {
                    out.println(account.name() + ": it is paused, though: " + pause.why()
                            + ". Lift that with: ./vigil account check " + account.name() + " --unpause");
                    return Vigil.PROBLEMS;
                })
                .orElse(0);
    }
}
