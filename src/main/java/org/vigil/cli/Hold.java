package org.vigil.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.Brakes;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.Mentions;
import org.vigil.node.Node;
import org.vigil.profile.ProfileId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Holds a person: from now on nothing is said about them. */
@Command(
        name = "hold",
        mixinStandardHelpOptions = true,
        description = {
            "Says nothing more about a person, from this moment on. Nobody asks why.",
            "It covers the families and groups that speak of them. The next one due takes the slot. See: lift.",
            "Examples: vigil hold wang-yu, or vigil hold \"Wang Yu\""
        })
public final class Hold implements Callable<Integer> {
    private static final Duration LATELY = Duration.ofHours(48);

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Who who = new Who();

    @Parameters(
            arity = "0..*",
            paramLabel = "PERSON",
            description = "The profile's id, as in profiles/ID.yaml, or the full name in any language.")
    private List<String> words = List.of();

    @Option(names = "--person", paramLabel = "PERSON", description = "The same.")
    private @Nullable String person;

    @Option(names = "--why", paramLabel = "REASON", description = "Never asked for.")
    private @Nullable String why;

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        if ((person == null) == words.isEmpty()) {
            throw new Failure(Vigil.USAGE, "Say whom, once: vigil hold ID, or vigil hold \"Full Name\"");
        }
        String text = person == null ? String.join(" ", words) : person;
        return new NodeAccess(context.vigil()).with(node -> hold(context, node, text));
    }

    private int hold(Commands context, Node node, String text) {
        PersonArgument found = PersonArgument.find(node, context.vigil(), text);
        Holding.hold(context, node, found, why, who.name());
        Mentions mentions = new Mentions(node.database(), node.files());
        Instant since = node.clock().instant().minus(LATELY);
        List<Mentions.Mention> lately = mentions.since(found.id(), since);
        show(context, found.id(), lately);
        Braking.awaitOpenAttempts(node, new Brakes.Target.Person(found.id()), context.out());
        List<Mentions.Mention> arrived = mentions.since(found.id(), since).stream()
                .filter(mention -> lately.stream()
                        .noneMatch(known ->
                                known.delivery().id() == mention.delivery().id()))
                .toList();
        show(context, found.id(), arrived);
        return found.known() ? 0 : Vigil.PROBLEMS;
    }

    private static void show(Commands context, ProfileId id, List<Mentions.Mention> posts) {
        if (posts.isEmpty()) {
            return;
        }
        Vigil vigil = context.vigil();
        context.out().println("Published in the last 48 hours, and how to delete or correct it:");
        for (Mentions.Mention mention : posts) {
            Delivery post = mention.delivery();
            context.out().println(RemovalProgress.post(post));
            context.out().println("       " + vigil.typed("delete " + post.id()));
            context.out().println("       " + vigil.typed("correct " + post.id() + " --text \"…\""));
        }
        context.out()
                .println(
                        "While somebody is on hold, a correction can only take words away. To delete all that was ever said: "
                                + vigil.typed("takedown --person " + id));
    }
}
