package org.vigil.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.account.KeyUnavailable;
import org.vigil.delivery.HoldReasons;
import org.vigil.delivery.Restrictions;
import org.vigil.node.Node;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Says what is stopped, and why, to whoever asks on purpose and has the key. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says what is stopped, since when, by whom and, where somebody gave a reason, why.")
final class StopStatus implements Callable<Integer> {
    @ParentCommand
    private @Nullable Stop parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Commands context = Commands.of(Optional.ofNullable(parent).orElseThrow().vigil(), spec);
        return new NodeAccess(context.vigil()).with(node -> status(context, node));
    }

    private static int status(Commands context, Node node) {
        List<Restrictions.Restriction> stops = node.brakes().inForce().stream()
                .filter(each -> each.scope() != Restrictions.Scope.PERSON)
                .toList();
        if (stops.isEmpty()) {
            context.out().println("Nothing is stopped.");
        }
        HoldReasons reasons = new HoldReasons(node.database(), Sensitive.records(context.vigil(), node.database()));
        for (Restrictions.Restriction stop : stops) {
            context.out()
                    .println(words(stop) + "  since " + Moments.said(stop.setAt()) + ", by " + stop.setBy()
                            + reason(reasons, stop));
        }
        return 0;
    }

    private static String words(Restrictions.Restriction stop) {
        return switch (stop.scope()) {
            case EVERYTHING -> "everything";
            case CAMPAIGN -> "campaign " + stop.subject();
            case ACCOUNT -> "account " + stop.subject();
            case PERSON -> "a person";
        };
    }

    private static String reason(HoldReasons reasons, Restrictions.Restriction stop) {
        if (stop.why() != null) {
            return ": " + stop.why();
        }
        try {
            return reasons.of(stop).map(why -> ": " + why).orElse("");
        } catch (KeyUnavailable e) {
            return ". Its reason cannot be read: " + e.getMessage();
        }
    }
}
