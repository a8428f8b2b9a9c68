package org.vigil.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.account.AccountSecrets;
import org.vigil.account.AccountsFile;
import org.vigil.account.KeyFile;
import org.vigil.delivery.Deliveries;
import org.vigil.delivery.DeliveryState;
import org.vigil.node.Node;
import org.vigil.operator.Audit;
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
    /** Longer than anything is planned ahead. */
    private static final Duration AHEAD = Duration.ofDays(400);

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
            requireQuiet(open.node(), account);
            tell(context, open.node(), account);
            if (!yes && !confirmed(command.questions(context.out()), account)) {
                throw new Failure(Vigil.PROBLEMS, "Not removed: the name was not typed as it is.");
            }
            remove(context, open.node(), account, disk, text);
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

    /** Without its keys nobody could find out what becomes of a post that is on its way. */
    private static void requireQuiet(Node node, Account account) {
        Deliveries deliveries = new Deliveries(node.database().jdbc());
        long busy = count(deliveries, account, DeliveryState.SENDING, DeliveryState.SETTLING);
        if (busy > 0) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    busy + " of its posts are on their way or being asked for. Stop it (./vigil stop --account "
                            + account.name() + "), and try again in some minutes.\nNothing was changed.");
        }
    }

    private static long count(Deliveries deliveries, Account account, DeliveryState... states) {
        return Stream.of(states)
                .flatMap(state -> deliveries.in(state).stream())
                .filter(delivery -> delivery.account().equals(account.name()))
                .count();
    }

    private static void tell(Commands context, Node node, Account account) {
        Deliveries deliveries = new Deliveries(node.database().jdbc());
        long planned = deliveries.unsentBefore(node.clock().instant().plus(AHEAD)).stream()
                .filter(delivery -> delivery.account().equals(account.name()))
                .count();
        long uncertain = count(deliveries, account, DeliveryState.UNCERTAIN);
        context.out().println("Planned for it, and will be withdrawn when their time comes: " + planned);
        if (uncertain > 0) {
            context.out().println("Uncertain, and can still be answered by hand (./vigil uncertain): " + uncertain);
        }
        List<String> schedules = Folder.read(context.vigil().folder()).campaigns().values().stream()
                .filter(campaign -> campaign.accounts().contains(account.name()))
                .map(campaign -> campaign.file())
                .toList();
        if (!schedules.isEmpty()) {
            context.out().println("Take it out of these files as well: " + String.join(", ", schedules));
        }
    }

    /** The file first: it is what makes the account exist, and without its secrets it would only be held. */
    private void remove(Commands context, Node node, Account account, AccountsOnDisk disk, String text) {
        try {
            disk.replace(text);
        } catch (IOException e) {
            throw new Failure(
                    Vigil.FAILED,
                    AccountsFile.PATH + " cannot be written: " + e.getMessage() + "\nNothing was changed.");
        }
        AccountSecrets secrets = new AccountSecrets(
                node.database(),
                KeyFile.of(context.vigil().folder(), context.vigil().environment()));
        node.database().transactions().executeWithoutResult(status -> {
            secrets.delete(account.name());
            node.watchman().forget(account.name(), who.name());
            new Audit(node.database().jdbc())
                    .record(who.name(), "remove account", account.name().value(), null);
        });
    }
}
