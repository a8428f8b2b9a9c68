package org.vigil.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.HoldConfirmations;
import org.vigil.delivery.Restrictions;
import org.vigil.node.Node;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Says who is on hold, and which partners have confirmed that they know. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says who is on hold, by whom, whom that covers, and which partners have confirmed. Never why.")
final class HoldStatus implements Callable<Integer> {
    @ParentCommand
    private @Nullable Hold parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "Only this person.")
    private @Nullable String id;

    @Override
    public Integer call() {
        Commands context = Commands.of(Optional.ofNullable(parent).orElseThrow().vigil(), spec);
        return new NodeAccess(context.vigil()).with(node -> status(context, node));
    }

    private int status(Commands context, Node node) {
        List<Restrictions.Restriction> holds = node.brakes().inForce().stream()
                .filter(restriction -> restriction.scope() == Restrictions.Scope.PERSON
                        && (id == null || restriction.subject().equals(id)))
                .toList();
        if (holds.isEmpty()) {
            context.out().println(id == null ? "Nobody is on hold." : "There is no hold on " + id + ".");
            return 0;
        }
        List<HoldConfirmations.Partner> partners = new HoldConfirmations(node.database(), node.files()).all();
        for (Restrictions.Restriction hold : holds) {
            context.out().println(hold.subject() + "  since " + Moments.said(hold.setAt()) + ", by " + hold.setBy());
            partners.stream()
                    .filter(partner -> partner.hold().id() == hold.id())
                    .forEach(partner -> context.out()
                            .println("       "
                                    + partner.organisation().name()
                                    + (partner.knows()
                                            ? ": confirmed by " + partner.by()
                                            : ": has not confirmed yet")));
        }
        holds.stream()
                .map(Restrictions.Restriction::subject)
                .distinct()
                .forEach(person -> CoverageLines.show(context, node, ConsentCommand.id(person)));
        return 0;
    }
}
