package org.vigil.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.Brakes;
import org.vigil.profile.ProfileId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Ends a hold on a person. */
@Command(
        name = "lift",
        mixinStandardHelpOptions = true,
        description = "Ends a hold: the person is spoken of again, next in turn. It is written down who lifted it.")
public final class Lift implements Callable<Integer> {
    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Who who = new Who();

    @Option(names = "--person", required = true, paramLabel = "ID", description = "The profile's id.")
    private String person = "";

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        ProfileId id = Commands.read(person, ProfileId::new, ProfileId.ALLOWED);
        return new NodeAccess(context.vigil()).with(node -> {
            if (!node.brakes().release(new Brakes.Target.Person(id), who.name())) {
                throw new Failure(Vigil.PROBLEMS, "There was no hold on " + id + ".");
            }
            node.planner().planAll();
            context.out().println("Lifted: " + id + " is spoken of again where nothing else forbids it.");
            return 0;
        });
    }
}
