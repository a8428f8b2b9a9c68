package org.vigil.cli;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.account.AccountSecrets;
import org.vigil.account.AccountState;
import org.vigil.account.AccountStates;
import org.vigil.account.KeyFile;
import org.vigil.network.Connector;
import org.vigil.node.Node;
import org.vigil.operator.Audit;
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
            FirstSignIn signedIn = FirstSignIn.with(account, connector, secrets);
            boolean same = isSame(open.node(), account, signedIn);
            boolean posts = keep(context, open.node(), account, secrets, signedIn, same);
            context.out().println(account.name() + ": " + signedIn.words() + ". Its new keys are kept.");
            if (!posts) {
                context.out()
                        .println(
                                "It stays paused, for there are alarms: ./vigil account list. When you have looked at the"
                                        + " account: ./vigil account check " + account.name() + " --unpause");
                return Vigil.PROBLEMS;
            }
            return 0;
        });
    }

    private boolean isSame(Node node, Account account, FirstSignIn signedIn) {
        Optional<String> before = new AccountStates(node.database())
                .state(account.name())
                .seen()
                .filter(seen -> !seen.remoteAccountId().equals(signedIn.who().remoteAccountId()))
                .map(AccountState.Seen::handle);
        if (before.isPresent() && !another) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    "That is another account there: " + signedIn.who().handle() + ", and " + account.name() + " was "
                            + before.get() + ".\nNothing was changed. If that is meant: --another");
        }
        return before.isEmpty();
    }

    /** @return whether the account posts again */
    private boolean keep(
            Commands context,
            Node node,
            Account account,
            Map<String, String> values,
            FirstSignIn signedIn,
            boolean same) {
        AccountSecrets secrets = new AccountSecrets(
                node.database(),
                KeyFile.of(context.vigil().folder(), context.vigil().environment()));
        return Boolean.TRUE.equals(node.database().transactions().execute(status -> {
            secrets.replace(account.name(), values);
            signedIn.granted().ifPresent(secrets.signIns(account.name())::write);
            new Audit(node.database().jdbc())
                    .record(who.name(), "renew account", account.name().value(), signedIn.words());
            if (!same) {
                node.watchman().begin(account, signedIn.who(), who.name());
            }
            return node.watchman().signedInAgain(account, signedIn.who(), who.name());
        }));
    }
}
