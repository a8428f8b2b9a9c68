package org.vigil.cli;

import org.vigil.delivery.Brakes;
import org.vigil.node.Node;

/** Puts a person on hold, whatever else may not work at that moment. */
final class Holding {
    private Holding() {}

    /** In force on all nodes when it returns; then the plan closes up. */
    static void hold(Commands context, Node node, PersonArgument person, String who) {
        boolean isNew = node.brakes().apply(new Brakes.Target.Person(person.id()), null, who);
        context.out().println((isNew ? "On hold: " : "Was on hold already: ") + person.id());
        context.out().flush();
        if (!person.known()) {
            // Held all the same: the spelling may be that of a file that is still to come.
            context.err()
                    .println("Careful: no profile in force has the id " + person.id()
                            + ", so the one you mean may not be" + " held." + PersonArgument.perhaps(person.similar()));
        }
        node.planner().planAll();
    }
}
