package org.vigil.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.Uncertain;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists the deliveries of which only a person can say whether they stand, and hears what the person says. */
@Command(
        name = "uncertain",
        mixinStandardHelpOptions = true,
        description = {
            "Posts that may stand on the network, or not: their answer was lost. They are never sent again by themselves.",
            "Look at the account, then say which: vigil uncertain NUMBER --it-is-there URL, or --send-again."
        })
public final class UncertainCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Who who = new Who();

    @Parameters(paramLabel = "NUMBER", arity = "0..1", description = "As in the list.")
    private @Nullable Long number;

    @ArgGroup
    private @Nullable Answer answer;

    /** What the person found: one of the two. */
    static final class Answer {
        @Option(names = "--it-is-there", paramLabel = "URL", description = "It stands there, at this address.")
        private @Nullable String itIsThere;

        @Option(names = "--send-again", description = "You have looked: it is not there.")
        private boolean sendAgain;
    }

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        if ((number == null) != (answer == null)) {
            throw new Failure(Vigil.USAGE, "Say both: the number, and --it-is-there URL or --send-again.");
        }
        return new NodeAccess(context.vigil()).with(node -> {
            Uncertain uncertain = new Uncertain(node.database(), node.clock());
            if (number == null || answer == null) {
                return list(context, uncertain);
            }
            boolean done = answer.itIsThere == null
                    ? uncertain.sendAgain(number, who.name())
                    : uncertain.itIsThere(number, Addresses.read(answer.itIsThere), who.name());
            if (!done) {
                throw new Failure(
                        Vigil.PROBLEMS, "No uncertain delivery has the number " + number + ". See: vigil uncertain");
            }
            context.out().println(answer.itIsThere == null ? "It goes out again." : "Noted: it is published.");
            return 0;
        });
    }

    private static int list(Commands context, Uncertain uncertain) {
        List<Delivery> found = uncertain.list();
        for (Delivery delivery : found) {
            context.out()
                    .println(delivery.id() + "  " + delivery.date() + "  " + delivery.campaign() + "  "
                            + delivery.profile() + "  " + delivery.account() + ": " + delivery.why());
            uncertain
                    .words(delivery.id())
                    .ifPresent(words -> context.out().println(words.indent(4).stripTrailing()));
        }
        context.out().println(found.isEmpty() ? "Nothing is uncertain." : found.size() + " to look at.");
        return 0;
    }
}
