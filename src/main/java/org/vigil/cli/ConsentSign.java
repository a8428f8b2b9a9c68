package org.vigil.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.Consents;
import org.vigil.delivery.ReasonDesk;
import org.vigil.node.Node;
import org.vigil.profile.Basis;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** One of two people signs why somebody may be shown who cannot be asked. */
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        description = {
            "Signs the reason that stands in a profile (basis: { reason: … }), where neither the person nor the family can be"
                    + " asked.",
            "On real networks it counts only once two of those whom the file names have signed it, each for themselves. Where"
                    + " the reason, its day or its scope changes, both sign again.",
            "Example: ./vigil consent sign wang-yu --as Ada"
        })
final class ConsentSign implements Callable<Integer> {
    @ParentCommand
    private @Nullable ConsentCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Who who = new Who();

    @Parameters(paramLabel = "ID", description = "The profile's id.")
    private String id = "";

    @Option(names = "--yes", description = "Asks nothing: you have read the reason in the file.")
    private boolean yes;

    @Override
    public Integer call() {
        ConsentCommand command = Optional.ofNullable(parent).orElseThrow();
        Commands context = Commands.of(command.vigil(), spec);
        ProfileId profile = ConsentCommand.id(id);
        return new NodeAccess(command.vigil()).with(node -> sign(command, context, node, profile));
    }

    private int sign(ConsentCommand command, Commands context, Node node, ProfileId id) {
        Profile profile = RollOnDisk.read(context.vigil().folder()).find(id.value());
        if (!(profile.basis() instanceof Basis.StatedReason reason)) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    "The file " + profile.file() + " states no reason that anybody could sign. Nothing was signed.");
        }
        context.out()
                .println(profile.name("en") + " (" + id + ") is shown, with " + Consents.words(reason.scope())
                        + ", from " + reason.on() + " on, for this reason: " + reason.reason());
        if (!yes && !command.questions(context.out()).yes("Do you, " + who.name() + ", sign that?")) {
            throw new Failure(Vigil.PROBLEMS, "Nothing was signed.");
        }
        context.out().println(said(context, id, new ReasonDesk(node.database()).sign(id, reason, who.name())));
        node.planner().planAll();
        return 0;
    }

    private String said(Commands context, ProfileId id, ReasonDesk.Signing signing) {
        return switch (signing) {
            case ReasonDesk.Signing.Signed signed ->
                (signed.isNew() ? "Signed by " : "Was signed already by ") + who.name() + ". "
                        + (signed.isEnough()
                                ? "It counts on real networks: signed by " + String.join(" and ", signed.by()) + "."
                                : "It counts on real networks once another of those whom the file names has signed it.");
            case ReasonDesk.Signing.NotNamed notNamed ->
                throw new Failure(
                        Vigil.PROBLEMS,
                        "Nothing was signed: the file names " + String.join(" and ", notNamed.named())
                                + " as those who sign, and not " + who.name()
                                + ". Say who you are with --as NAME, spelled as it stands there.");
            case ReasonDesk.Signing.TakenBack takenBack ->
                throw new Failure(
                        Vigil.PROBLEMS,
                        "Nothing was signed: for " + id + " somebody has said no, and no reason of others stands above"
                                + " that. Only a new consent ends it: "
                                + context.vigil().typed("consent record " + id));
        };
    }
}
