package org.vigil.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.campaign.CampaignId;
import org.vigil.message.PostKind;
import org.vigil.node.Node;
import org.vigil.profile.Convention;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.ReleaseWords;
import org.vigil.workspace.StatusWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What is known of a release, and the draft of the post that says it. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what is known of somebody's release: the frozen total, the conditions, what is missing to say it in public.",
            "With --draft: offers the last post, which a person has to approve. Nothing goes out by itself.",
            "The release itself is written in profiles/ID.yaml, and silences at once. Example: ./vigil release wang-yu --draft"
        })
public final class ReleaseCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Who who = new Who();

    @Parameters(paramLabel = "PERSON", description = "The profile's id, or the full name.")
    private String person = "";

    @Option(names = "--draft", description = "Offers the \"released\" post for approval.")
    private boolean draft;

    @Option(
            names = "--campaign",
            paramLabel = "CAMPAIGN",
            description = "Only in this one (default: in all that speak of the person).")
    private @Nullable String campaign;

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        Optional<CampaignId> only = Drafting.campaign(campaign);
        return new NodeAccess(context.vigil()).withFiles(context.err(), node -> {
            ProfileId id = PersonArgument.find(node, context.vigil(), person).id();
            Profile profile = node.files()
                    .inForce()
                    .workspace()
                    .profile(id)
                    .orElseThrow(() -> new Failure(Vigil.PROBLEMS, "There is no profile " + id + " without problems."));
            tell(context, node, profile);
            return draft ? Drafting.offer(context, node, PostKind.RELEASED, id, only, who.name()) : 0;
        });
    }

    private static void tell(Commands context, Node node, Profile profile) {
        LocalDate today = profile.dayAt(node.clock().instant());
        List<String> told = ReleaseWords.of(profile, today)
                .orElseThrow(() -> new Failure(
                        Vigil.PROBLEMS,
                        profile.id() + ": no release is recorded that holds today (status: "
                                + StatusWords.of(profile.statusOn(today, Convention.ELAPSED))
                                + "). Write it in " + profile.file()
                                + " under events, with kind: released, and as the \"to\" of the period."));
        told.forEach(context.out()::println);
    }
}
