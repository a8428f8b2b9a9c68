package org.vigil.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.HoldReasons;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Ends a stop. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description =
                "Ends a stop of everything, or of one campaign or account. What was held and is not too late goes out. Why it was"
                        + " stopped is erased.")
public final class Resume implements Callable<Integer> {
    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Who who = new Who();

    @Mixin
    private StopTarget what = new StopTarget();

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        return new NodeAccess(context.vigil()).with(node -> {
            if (!node.brakes().release(what.target(), who.name())) {
                throw new Failure(Vigil.PROBLEMS, "There was no such stop: " + what.words() + ".");
            }
            new HoldReasons(node.database(), Sensitive.records(context.vigil(), node.database())).forget(what.target());
            context.out().println("Goes on: " + what.words());
            return 0;
        });
    }
}
