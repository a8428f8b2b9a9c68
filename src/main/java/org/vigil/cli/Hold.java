package org.vigil.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.Brakes;
import org.vigil.delivery.Deliveries;
import org.vigil.delivery.Delivery;
import org.vigil.node.Node;
import org.vigil.profile.ProfileId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Holds a person: from now on nothing is said about them. */
@Command(
        name = "hold",
        mixinStandardHelpOptions = true,
        description = {
            "Says nothing more about a person, from this moment on. Nobody asks why.",
            "It covers the families and groups that speak of them. The next one due takes the slot. See: lift."
        })
public final class Hold implements Callable<Integer> {
    private static final Duration LATELY = Duration.ofHours(48);

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Who who = new Who();

    @Option(
            names = "--person",
            required = true,
            paramLabel = "ID",
            description = "The profile's id, as in profiles/ID.yaml.")
    private String person = "";

    @Option(names = "--why", paramLabel = "REASON", description = "Never asked for.")
    private @Nullable String why;

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        ProfileId id = Commands.read(person, ProfileId::new, ProfileId.ALLOWED);
        return new NodeAccess(context.vigil()).with(node -> hold(context, node, id));
    }

    private int hold(Commands context, Node node, ProfileId id) {
        Brakes.Target target = new Brakes.Target.Person(id);
        boolean isNew = node.brakes().apply(target, why, who.name());
        context.out().println((isNew ? "On hold: " : "Was on hold already: ") + id);
        boolean known = node.files().inForce().workspace().profiles().containsKey(id);
        if (!known) {
            // Held all the same: the spelling may be that of a file that is still to come.
            context.err().println("Careful: no profile in force has the id " + id + ". Known ids: vigil people");
        }
        node.planner().planAll();
        Braking.awaitOpenAttempts(node, target, context.out());
        Instant since = node.clock().instant().minus(LATELY);
        List<Delivery> lately = new Deliveries(node.database().jdbc()).publishedAbout(id, since);
        if (!lately.isEmpty()) {
            context.out().println("Published in the last 48 hours (delete by hand where it must not stay):");
            lately.forEach(post -> context.out()
                    .println("  " + post.publishedAt() + "  " + post.account() + "  "
                            + (post.url() == null ? "(no address)" : post.url())));
        }
        return known ? 0 : Vigil.PROBLEMS;
    }
}
