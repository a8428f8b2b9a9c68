package org.vigil.cli;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.account.AccountsFile;
import org.vigil.network.Connector;
import org.vigil.watch.AccountDesk;
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
    private static final String UNCHECKED = " To add it all the same: --unchecked";

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
            AccountDesk desk = open.node().accountDesk();
            AccountDesk.Writing file = disk.writing(text, open.node().files());
            AccountDesk.Given given = unchecked
                    ? desk.addUnchecked(account, secrets, who.name(), file)
                    : desk.add(account, secrets, disk.accounts(), who.name(), file);
            context.out().println("Added " + account.name() + " to " + AccountsFile.PATH + next(account, given));
            return 0;
        });
    }

    /** @throws Failure where nothing was added */
    private static String next(Account account, AccountDesk.Given given) {
        return switch (given) {
            case AccountDesk.Given.Done done ->
                done.signedIn()
                        .map(first ->
                                ", " + first.words() + ". Try it with a post: ./vigil account test " + account.name())
                        .orElse(", unchecked. Check it: ./vigil account check " + account.name());
            case AccountDesk.Given.KeysRefused refused -> throw GivenKeys.refused(refused, UNCHECKED);
            case AccountDesk.Given.NotReached notReached -> throw GivenKeys.notReached(notReached, UNCHECKED);
            case AccountDesk.Given.KnownAs same ->
                throw new Failure(
                        Vigil.PROBLEMS,
                        "That is the account " + same.handle() + ", which is here already as " + same.known()
                                + ": every post would stand there twice.\nNothing was changed.");
            case AccountDesk.Given.Another another -> throw GivenKeys.another(account, another);
            case AccountDesk.Given.NotWritten notWritten ->
                throw new Failure(Vigil.FAILED, notWritten.why() + "\nNothing was changed.");
        };
    }
}
