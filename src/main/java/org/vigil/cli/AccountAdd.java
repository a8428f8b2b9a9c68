package org.vigil.cli;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.account.AccountSecrets;
import org.vigil.account.AccountStates;
import org.vigil.account.AccountsFile;
import org.vigil.account.KeyFile;
import org.vigil.network.Connector;
import org.vigil.node.Node;
import org.vigil.operator.Audit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Adds an account to {@code accounts.yaml} and keeps its secrets, both or neither. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = {
            "Signs in to an account, adds it to accounts.yaml and keeps its secrets, encrypted.",
            "You sign in at the network's page (X, Mastodon) or are asked for its keys. They may also come from a file or"
                    + " the environment (VIGIL_SECRET_ and their name), never from the arguments.",
            "Example: ./vigil account add mastodon our-mastodon --server https://mastodon.example"
        })
final class AccountAdd implements Callable<Integer> {
    @ParentCommand
    private @Nullable AccountCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private NewAccountOptions options = new NewAccountOptions();

    @Mixin
    private SecretSources sources = new SecretSources();

    @Mixin
    private Who who = new Who();

    @Option(names = "--unchecked", description = "Adds it without signing in: you will check it later.")
    private boolean unchecked;

    @Override
    public Integer call() {
        AccountCommand command = Optional.ofNullable(parent).orElseThrow();
        Commands context = Commands.of(command.vigil(), spec);
        Account account = options.account();
        AccountsOnDisk disk = AccountsOnDisk.read(context.vigil().folder());
        String text = disk.with(account);
        return command.with(open -> {
            Connector connector = open.connector(account.network());
            Map<String, String> secrets = sources.get(
                    account,
                    connector,
                    SecretAnswers.of(context.vigil().environment()),
                    command.questions(context.out()),
                    context.out());
            Optional<FirstSignIn> signedIn = signIn(account, connector, secrets);
            signedIn.ifPresent(first -> requireNew(account, first, disk, open.node()));
            keep(context, open.node(), account, secrets, signedIn);
            write(disk, text, open.node(), context.vigil(), account);
            context.out().println("Added " + account.name() + " to " + AccountsFile.PATH + next(account, signedIn));
            return 0;
        });
    }

    private Optional<FirstSignIn> signIn(Account account, Connector connector, Map<String, String> secrets) {
        if (unchecked) {
            return Optional.empty();
        }
        try {
            return Optional.of(FirstSignIn.with(account, connector, secrets));
        } catch (Failure e) {
            throw new Failure(e.exitCode(), e.getMessage() + " To add it all the same: --unchecked");
        }
    }

    private static String next(Account account, Optional<FirstSignIn> signedIn) {
        return signedIn.map(
                        first -> ", " + first.words() + ". Try it with a post: ./vigil account test " + account.name())
                .orElse(", unchecked. Check it: ./vigil account check " + account.name());
    }

    /** Two names for one account would post everything there twice. */
    private static void requireNew(Account account, FirstSignIn signedIn, AccountsOnDisk disk, Node node) {
        AccountStates states = new AccountStates(node.database());
        disk.accounts().stream()
                .filter(known -> known.network() == account.network()
                        && java.util.Objects.equals(known.server(), account.server())
                        && states.state(known.name())
                                .seen()
                                .filter(seen -> seen.remoteAccountId()
                                        .equals(signedIn.who().remoteAccountId()))
                                .isPresent())
                .findFirst()
                .ifPresent(known -> {
                    throw new Failure(
                            Vigil.PROBLEMS,
                            "That is the account " + signedIn.who().handle() + ", which is here already as "
                                    + known.name() + ": every post would stand there twice.\nNothing was changed.");
                });
    }

    private void keep(
            Commands context, Node node, Account account, Map<String, String> values, Optional<FirstSignIn> signedIn) {
        AccountSecrets secrets = secrets(node, context.vigil());
        node.database().transactions().executeWithoutResult(status -> {
            secrets.replace(account.name(), values);
            signedIn.flatMap(FirstSignIn::granted).ifPresent(secrets.signIns(account.name())::write);
            node.watchman().forget(account.name(), who.name());
            signedIn.ifPresent(first -> node.watchman().begin(account, first.who(), who.name()));
            new Audit(node.database().jdbc())
                    .record(
                            who.name(),
                            "add account",
                            account.name().value(),
                            signedIn.map(FirstSignIn::words).orElse("unchecked"));
        });
    }

    /** The file comes last: it is what makes the account exist. Secrets without an account do nothing. */
    private static void write(AccountsOnDisk disk, String text, Node node, Vigil vigil, Account account) {
        try {
            disk.replace(text);
        } catch (IOException e) {
            secrets(node, vigil).delete(account.name());
            throw new Failure(
                    Vigil.FAILED,
                    AccountsFile.PATH + " cannot be written: " + e.getMessage() + "\nNothing was changed.");
        }
    }

    private static AccountSecrets secrets(Node node, Vigil vigil) {
        return new AccountSecrets(node.database(), KeyFile.of(vigil.folder(), vigil.environment()));
    }
}
