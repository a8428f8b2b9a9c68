package org.vigil.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.ProfileId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Erases who gave a consent, for good. */
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description = {
            "Erases, for good, all that is kept encrypted of a person: who consented, how, how to reach them, why they are"
                    + " held.",
            "What was agreed stays known, without names; it no longer counts until a consent is recorded anew.",
            "In backups that have these records they stay until those backups are destroyed."
        })
final class ConsentErase implements Callable<Integer> {
    @ParentCommand
    private @Nullable ConsentCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Who who = new Who();

    @Parameters(paramLabel = "ID", description = "The profile's id.")
    private String id = "";

    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    @Override
    public Integer call() {
        ConsentCommand command = Optional.ofNullable(parent).orElseThrow();
        Commands context = Commands.of(command.vigil(), spec);
        ProfileId profile = ConsentCommand.id(id);
        return command.with((node, desk) -> {
            if (!yes
                    && !command.questions(context.out())
                            .yes("Erase all that is kept encrypted of " + profile + ", for good?")) {
                context.out().println("Nothing was erased.");
                return 0;
            }
            int fields = desk.erase(profile, who.name());
            node.planner().planAll();
            context.out()
                    .println(
                            fields == 0
                                    ? "Nothing was kept of " + profile + "."
                                    : "Erased: " + fields + " entries about " + profile
                                            + ". On real networks nothing is said of them until a consent is recorded anew.");
            return 0;
        });
    }
}
