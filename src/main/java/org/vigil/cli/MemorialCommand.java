package org.vigil.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.campaign.CampaignId;
import org.vigil.message.PostKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Offers a post in memory of somebody who died. */
@Command(
        name = "memorial",
        mixinStandardHelpOptions = true,
        description = {
            "Offers a post in memory of somebody who died, which somebody else has to approve. Ask the family first.",
            "It needs two sources of the death, one of them the family or the lawyer, and a template memorial.<lang>.txt.",
            "Example: ./vigil memorial wang-yu"
        })
public final class MemorialCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Who who = new Who();

    @Parameters(paramLabel = "PERSON", description = "The profile's id, or the full name.")
    private String person = "";

    @Option(
            names = "--campaign",
            paramLabel = "CAMPAIGN",
            description = "Only in this one (default: in all that speak of the person).")
    private @Nullable String campaign;

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        Optional<CampaignId> only = Drafting.campaign(campaign);
        return new NodeAccess(context.vigil())
                .withFiles(
                        context.err(),
                        node -> Drafting.offer(
                                context,
                                node,
                                PostKind.MEMORIAL,
                                PersonArgument.find(node, context.vigil(), person)
                                        .id(),
                                only,
                                who.name()));
    }
}
