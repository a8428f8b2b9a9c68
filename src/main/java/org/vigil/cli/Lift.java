package org.vigil.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.Brakes;
import org.vigil.delivery.CaseHolders;
import org.vigil.delivery.Eligibility;
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
        description = {
            "Ends a hold: the person is spoken of again, next in turn. It is written down who lifted it.",
            "Only who set a hold may lift it, or the organisation that holds the case."
        })
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
        Brakes.Lifting lifting = node.brakes()
                .lift(id, who.name(), CaseHolders.of(node.files().inForce().workspace(), id));
        switch (lifting) {
            case Brakes.Lifting.NotOnHold none ->
                throw new Failure(Vigil.PROBLEMS, "There was no hold on " + id + "." + covered(node, id));
            case Brakes.Lifting.NotYours others ->
                throw new Failure(
                        Vigil.PROBLEMS,
                        "Nothing was lifted: only who set a hold may lift it, or the organisation that holds the case. "
                                + id + " is on hold by " + names(others.by()) + ".");
            case Brakes.Lifting.Lifted lifted -> {
                node.planner().planAll();
                context.out()
                        .println(
                                lifted.left().isEmpty()
                                        ? "Lifted: " + id + " is spoken of again where nothing else forbids it."
                                                + covered(node, id)
                                        : "Lifted yours. " + id + " stays on hold by " + names(lifted.left()) + ".");
            }
        }
        return 0;
    }

    static String names(List<Restrictions.Restriction> holds) {
        return holds.stream().map(Restrictions.Restriction::setBy).distinct().collect(Collectors.joining(", "));
    }

    /** Whether somebody who is likely the same human is held still, or consent was taken back. */
    private static String covered(Node node, ProfileId id) {
        Eligibility eligibility = new Eligibility(
                node.files().inForce(), new Restrictions(node.database().jdbc()).inForce());
        return eligibility.silenced().contains(id)
                ? " It stays silent all the same: consent was taken back, or somebody who is likely the same human is on"
                        + " hold. See: ./vigil lift, ./vigil consent list"
                : "";
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
