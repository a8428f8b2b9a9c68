package org.vigil.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.Brakes;
import org.vigil.delivery.Restrictions;
import org.vigil.node.Node;
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

    @Option(
            names = "--person",
            paramLabel = "ID",
            description = "The profile's id. Without it: who is on hold, since when and by whom.")
    private @Nullable String person;

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        return new NodeAccess(context.vigil())
                .with(node -> person == null
                        ? list(context, node)
                        : lift(context, node, Commands.read(person, ProfileId::new, ProfileId.ALLOWED)));
    }

    private int lift(Commands context, Node node, ProfileId id) {
        if (!node.brakes().release(new Brakes.Target.Person(id), who.name())) {
            throw new Failure(Vigil.PROBLEMS, "There was no hold on " + id + ".");
        }
        node.planner().planAll();
        context.out().println("Lifted: " + id + " is spoken of again where nothing else forbids it.");
        return 0;
    }

    private static int list(Commands context, Node node) {
        List<Restrictions.Restriction> held = node.brakes().inForce().stream()
                .filter(restriction -> restriction.scope() == Restrictions.Scope.PERSON)
                .toList();
        held.forEach(hold -> context.out()
                .println(hold.subject() + "  since " + Moments.said(hold.setAt()) + ", by " + hold.setBy()
                        + (hold.why() == null ? "" : ": " + hold.why())));
        if (held.isEmpty()) {
            context.out().println("Nobody is on hold.");
        }
        return 0;
    }
}
