package org.vigil.cli;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.network.Connector;
import org.vigil.node.Node;
import org.vigil.watch.AccountDesk;
import org.vigil.watch.FirstSignIn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Gives an account new secrets in place of those that have run out. */
@Command(
        name = "renew",
        mixinStandardHelpOptions = true,
        description = {
            "Signs in to an account again and keeps its new secrets, by the same ways as add.",
            "What is planned for it stays, and what was held goes out if it is not too late for it.",
            "Example: ./vigil account renew our-mastodon"
        })
final class AccountRenew implements Callable<Integer> {
    @ParentCommand
    private @Nullable AccountCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "As in accounts.yaml.")
    private String name = "";

    @Mixin
    private SecretSources sources = new SecretSources();

    @Mixin
    private Who who = new Who();

    @Option(names = "--another", description = "It may be another account there than before.")
    private boolean another;

    @Override
    public Integer call() {
        AccountCommand command = Optional.ofNullable(parent).orElseThrow();
        Commands context = Commands.of(command.vigil(), spec);
        Account account = AccountsOnDisk.read(context.vigil().folder()).named(name);
        return command.with(open -> {
            Connector connector = open.connector(account.network());
            Map<String, String> secrets = sources.get(
                    account,
                    connector,
                    SecretAnswers.of(context.vigil().environment()),
                    command.questions(context.out()),
                    context.out());
            AccountDesk.Given.Done done = done(account, open.node(), secrets);
            context.out()
                    .println(account.name() + ": "
                            + done.signedIn().map(FirstSignIn::words).orElse("") + ". Its new keys are kept.");
            if (!done.posts()) {
                context.out()
                        .println(
                                "It stays paused, for there are alarms: ./vigil account list. When you have looked at the"
                                        + " account: ./vigil account check " + account.name() + " --unpause");
                return Vigil.PROBLEMS;
            }
            return 0;
        });
    }

    /** @throws Failure where nothing was changed */
    private AccountDesk.Given.Done done(Account account, Node node, Map<String, String> secrets) {
        return switch (node.accountDesk().renew(account, secrets, another, who.name())) {
            case AccountDesk.Given.Done done -> done;
            case AccountDesk.Given.KeysRefused refused -> throw GivenKeys.refused(refused, "");
            case AccountDesk.Given.NotReached notReached -> throw GivenKeys.notReached(notReached, "");
            case AccountDesk.Given.Another other -> throw GivenKeys.another(account, other);
            case AccountDesk.Given.KnownAs same -> throw new IllegalStateException("renewed as " + same.known());
            case AccountDesk.Given.NotWritten notWritten -> throw new IllegalStateException(notWritten.why());
        };
    }
}
