package org.vigil.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.Brakes;
import org.vigil.delivery.ConsentDesk;
import org.vigil.node.Node;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Takes a consent back, at once. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = {
            "Takes a consent back: from this moment on nothing is said of the person, on any account, whatever the file says.",
            "Nobody asks why. It stays until a new consent is recorded. What was posted already: ./vigil takedown --person ID"
        })
final class ConsentRevoke implements Callable<Integer> {
    @ParentCommand
    private @Nullable ConsentCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Who who = new Who();

    @Parameters(paramLabel = "ID", description = "The profile's id, or the full name in any language.")
    private String id = "";

    @Override
    public Integer call() {
        ConsentCommand command = Optional.ofNullable(parent).orElseThrow();
        Commands context = Commands.of(command.vigil(), spec);
        return command.with((node, desk) -> revoke(context, node, desk));
    }

    private int revoke(Commands context, Node node, ConsentDesk desk) {
        PersonArgument found = PersonArgument.find(node, context.vigil(), id);
        boolean isNew = desk.revoke(found.id(), who.name());
        context.out().println((isNew ? "Revoked: " : "Was revoked already: ") + found.id());
        context.out().flush();
        node.planner().planAll();
        if (!found.known()) {
            context.err()
                    .println("Careful: no profile in force has the id " + found.id() + "."
                            + PersonArgument.perhaps(found.similar()));
        }
        CoverageLines.show(context, node, found.id());
        Braking.awaitOpenAttempts(node, new Brakes.Target.Person(found.id()), context.out());
        context.out()
                .println("What was posted already stands. To delete it: "
                        + context.vigil().typed("takedown --person " + found.id()));
        return found.known() ? 0 : Vigil.PROBLEMS;
    }
}
