package org.vigil.cli;

import java.io.BufferedReader;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.Removal;
import org.vigil.delivery.RemovalState;
import org.vigil.delivery.Removals;
import org.vigil.delivery.StandingPart;
import org.vigil.delivery.StandingPosts;
import org.vigil.delivery.Takedowns;
import org.vigil.network.Pause;
import org.vigil.node.Node;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Deletes one post from its network. */
@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        description = {
            "Deletes one post from its network, of a thread all parts, and asks whether it is gone.",
            "It works for accounts that are paused and while everything is stopped. Example: ./vigil delete 12"
        })
public final class Delete implements Callable<Integer> {
    private final BufferedReader input;
    private final Pause pause;

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Who who = new Who();

    @Parameters(paramLabel = "POST", description = "Its number, as in \"./vigil deliveries\", or its address.")
    private String post = "";

    @Option(names = "--yes", description = "Asks nothing.")
    private boolean yes;

    @Option(
            names = "--no-wait",
            description = "Does what can be done at once; the rest goes on while ./vigil run runs.")
    private boolean noWait;

    public Delete(BufferedReader input, Pause pause) {
        this.input = input;
        this.pause = pause;
    }

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        return new NodeAccess(context.vigil()).with(node -> delete(context, node));
    }

    private int delete(Commands context, Node node) {
        Delivery delivery = PostArgument.find(node, post).delivery();
        Removals removals = new Removals(node.database().jdbc());
        Optional<RemovalState> before = removals.of(delivery.id()).map(Removal::state);
        RemovalProgress progress = new RemovalProgress(node, context.out(), pause);
        if (before.filter(state -> state == RemovalState.GONE).isPresent()) {
            context.out().println("It was deleted before.");
            return progress.report(removals.of(delivery.id()).stream().toList());
        }
        if (before.isEmpty() || before.get() == RemovalState.KEPT) {
            requireThatItMayStand(delivery);
            context.out().println(RemovalProgress.post(delivery));
            for (StandingPart part : new StandingPosts(node.database().jdbc()).of(delivery.id())) {
                context.out().println(part.words().indent(4).stripTrailing());
            }
            if (!yes && !new Questions(input, context.out()).yes("Delete it?")) {
                context.out().println("Nothing was deleted.");
                return 0;
            }
        }
        new Takedowns(node.database(), node.files()).one(delivery, who.name());
        return progress.follow(() -> removals.of(delivery.id()).stream().toList(), !noWait);
    }

    private static void requireThatItMayStand(Delivery delivery) {
        Takedowns.nothingStands(delivery).ifPresent(why -> {
            String instead = delivery.state().unsent()
                    ? ". To keep it back: ./vigil approve reject " + delivery.id() + ", or ./vigil hold "
                            + delivery.profile()
                    : "";
            throw new Failure(Vigil.PROBLEMS, "Delivery " + delivery.id() + " " + why + instead);
        });
    }
}
