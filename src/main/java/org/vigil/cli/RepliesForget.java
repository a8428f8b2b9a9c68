package org.vigil.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.engagement.RepliesDeletion;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Deletes kept replies at once. */
@Command(
        name = "forget",
        mixinStandardHelpOptions = true,
        description = {
            "Deletes, for good, all replies that are kept of a campaign's posts, or of the posts about a person.",
            "What was said up to now is not kept again. What is said from now on is, while the campaign's file says so.",
            "Example: ./vigil replies forget --person anna --as Ada"
        })
final class RepliesForget implements Callable<Integer> {
    @ParentCommand
    private @Nullable RepliesCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Who who = new Who();

    @ArgGroup(multiplicity = "1")
    private Subject subject = new Subject();

    /** One of the two. */
    static final class Subject {
        @Option(names = "--campaign", paramLabel = "CAMPAIGN", description = "Of all posts of this campaign.")
        private @Nullable String campaign;

        @Option(
                names = "--person",
                paramLabel = "PERSON",
                description = "Of all posts about this person, by id or name.")
        private @Nullable String person;
    }

    @Override
    public Integer call() {
        Vigil vigil = Optional.ofNullable(parent).orElseThrow().vigil();
        Commands context = Commands.of(vigil, spec);
        return new NodeAccess(vigil).with(node -> {
            RepliesDeletion deletion = new RepliesDeletion(node.database());
            int forgotten = subject.campaign == null
                    ? deletion.forget(
                            PersonArgument.find(
                                            node,
                                            vigil,
                                            Optional.ofNullable(subject.person).orElse(""))
                                    .id(),
                            who.name(),
                            node.clock().instant())
                    : deletion.forget(
                            RepliesCommand.campaignId(subject.campaign),
                            who.name(),
                            node.clock().instant());
            context.out().println(forgotten == 0 ? "None were kept." : "Deleted: " + forgotten + ".");
            return 0;
        });
    }
}
