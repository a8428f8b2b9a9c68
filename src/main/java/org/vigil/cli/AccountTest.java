package org.vigil.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.node.Node;
import org.vigil.watch.Trial;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Tries an account with a marked post that is deleted at once. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = {
            "Publishes a marked test post, reads it back, deletes it, and sees that it is gone. Followers may see it for a"
                    + " moment.",
            "Example: ./vigil account test our-mastodon --image"
        })
final class AccountTest implements Callable<Integer> {
    @ParentCommand
    private @Nullable AccountCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "As in accounts.yaml.")
    private String name = "";

    @Option(names = "--image", description = "With a small picture and its alt text.")
    private boolean image;

    @Option(names = "--look", description = "Waits for Enter before it deletes the post, so that you can look at it.")
    private boolean look;

    @Option(names = "--even-if-stopped", description = "Also where the account is stopped or paused.")
    private boolean evenIfStopped;

    @ArgGroup
    private @Nullable Left left;

    @Mixin
    private Who who = new Who();

    /** What is done with test posts that were left: one of the two. */
    static final class Left {
        @Option(
                names = "--clean-up",
                description = "Posts nothing, and deletes the test posts that may still stand there.")
        private boolean cleanUp;

        @Option(names = "--none-stands", description = "You have looked: no test post stands there.")
        private boolean noneStands;
    }

    @Override
    public Integer call() {
        AccountCommand command = Optional.ofNullable(parent).orElseThrow();
        Commands context = Commands.of(command.vigil(), spec);
        Account account = AccountsOnDisk.read(context.vigil().folder()).named(name);
        return command.with(open -> {
            Node node = open.node();
            if (!node.sessions().ready(account)) {
                throw new Failure(
                        Vigil.PROBLEMS,
                        account.name() + " has not all of its keys. Give them: ./vigil account renew "
                                + account.name());
            }
            Trial trial = new Trial(node.database(), node.clock(), node.sessions(), command.pause());
            return left == null
                    ? run(context, command.questions(context.out()), trial, account)
                    : cleanUp(context, trial, account, left.noneStands);
        });
    }

    private int run(Commands context, Questions questions, Trial trial, Account account) {
        Runnable beforeDeleting = () -> {
            if (look) {
                // Whoever is not there to answer has seen it as well as ever.
                questions.hear("It is deleted when you press Enter.");
            }
        };
        Trial.Result result = trial.run(
                account, new Trial.How(image, evenIfStopped, beforeDeleting), who.name(), context.out()::println);
        return switch (result) {
            case WORKS -> {
                context.out().println(account.name() + " works.");
                yield 0;
            }
            case FAULTY, NOT_POSTED -> Vigil.PROBLEMS;
            case STANDS -> Vigil.FAILED;
        };
    }

    private int cleanUp(Commands context, Trial trial, Account account, boolean noneStands) {
        if (noneStands) {
            trial.noneStands(account, who.name());
            context.out().println("Noted: no test post stands on " + account.name() + ".");
            return 0;
        }
        return trial.cleanUp(account, who.name(), context.out()::println) ? 0 : Vigil.FAILED;
    }
}
