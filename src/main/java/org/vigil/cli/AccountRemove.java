package org.vigil.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.watch.Leaving;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Takes an account out of {@code accounts.yaml} and forgets its secrets. What it has posted stays. */
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = {
            "Takes an account out of accounts.yaml and forgets its keys, after it has said what that means.",
            "What it has posted stays on the network and in the log. What was planned for it does not go out.",
            "Example: ./vigil account remove our-mastodon"
        })
final class AccountRemove implements Callable<Integer> {
    @ParentCommand
    private @Nullable AccountCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "As in accounts.yaml.")
    private String name = "";

    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    @Mixin
    private Who who = new Who();

    @Override
    public Integer call() {
        AccountCommand command = Optional.ofNullable(parent).orElseThrow();
        Commands context = Commands.of(command.vigil(), spec);
        AccountsOnDisk disk = AccountsOnDisk.read(context.vigil().folder());
        Account account = disk.named(name);
        String text = disk.without(account);
        return command.with(open -> {
            Leaving leaving = Leaving.of(
                    account,
                    open.node().database(),
                    Folder.read(context.vigil().folder()),
                    open.node().clock().instant());
            requireQuiet(leaving, account);
            tell(context, leaving);
            if (!yes && !confirmed(command.questions(context.out()), account)) {
                throw new Failure(Vigil.PROBLEMS, "Not removed: the name was not typed as it is.");
            }
            open.node()
                    .accountDesk()
                    .remove(account, who.name(), disk.writing(text, open.node().files()))
                    .ifPresent(why -> {
                        throw new Failure(Vigil.FAILED, why + "\nNothing was changed.");
                    });
            context.out().println("Removed " + account.name() + ". Revoke its keys at the network, too.");
            return 0;
        });
    }

    private static boolean confirmed(Questions questions, Account account) {
        return questions
                .hear("Type the account's name (" + account.name() + ") to remove it:")
                .filter(account.name().value()::equals)
                .isPresent();
    }

    private static void requireQuiet(Leaving leaving, Account account) {
        if (leaving.underWay() > 0) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    leaving.underWay()
                            + " of its posts are on their way or being asked for. Stop it (./vigil stop --account "
                            + account.name() + "), and try again in some minutes.\nNothing was changed.");
        }
    }

    private static void tell(Commands context, Leaving leaving) {
        context.out().println("Planned for it, and will be withdrawn when their time comes: " + leaving.planned());
        if (leaving.uncertain() > 0) {
            context.out()
                    .println(
                            "Uncertain, and can still be answered by hand (./vigil uncertain): " + leaving.uncertain());
        }
        if (!leaving.schedules().isEmpty()) {
            context.out().println("Take it out of these files as well: " + String.join(", ", leaving.schedules()));
        }
    }
}
