package org.vigil.cli;

import java.io.BufferedReader;
import java.io.Reader;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.Brakes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Stops everything, a campaign or an account at once. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        subcommands = StopStatus.class,
        description = {
            "Stops everything at once, or one campaign or account.",
            "What is due while it lasts is held, and missed when its late window closes. See: resume."
        })
public final class Stop implements Callable<Integer> {
    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Who who = new Who();

    @Mixin
    private StopTarget what = new StopTarget();

    @Option(
            names = "--why",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "REASON",
            description =
                    "Why, for those who come after you: kept encrypted, and told only by \"stop status\". Standing last and alone,"
                            + " it asks for the reason. Given here, other users of this machine can read it.")
    private @Nullable String why;

    private final BufferedReader input;

    public Stop() {
        this(new BufferedReader(Reader.nullReader()));
    }

    /** @param input where a reason is read from, where somebody wants to give one */
    public Stop(BufferedReader input) {
        this.input = input;
    }

    Vigil vigil() {
        return Optional.ofNullable(vigil).orElseThrow();
    }

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        return new NodeAccess(context.vigil()).with(node -> {
            Brakes.Target target = what.target();
            boolean isNew = node.brakes().apply(target, null, who.name());
            context.out().println((isNew ? "Stopped: " : "Was stopped already: ") + what.words());
            Braking.awaitOpenAttempts(node, target, context.out());
            context.out()
                    .println((what.arguments().isEmpty() ? "Nothing goes out" : "Nothing of it goes out")
                            + " until: ./vigil resume" + what.arguments());
            if (isNew) {
                GivenReason.keep(context, node, input, target, why, who.name());
            } else if (why != null) {
                context.out().println("Its reason stays as it was. See: ./vigil stop status");
            }
            return what.isKnown(node.files().inForce().workspace()) ? 0 : unknown(context);
        });
    }

    /** Stopped all the same: it may be the name of a file that is broken or still to come. */
    private int unknown(Commands context) {
        context.err()
                .println("Careful: no file in force has the " + what.words()
                        + ". Where the name was mistyped, what you meant goes on. To stop everything: ./vigil stop");
        return Vigil.PROBLEMS;
    }
}
