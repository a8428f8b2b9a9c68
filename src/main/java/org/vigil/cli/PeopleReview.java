package org.vigil.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.RelativeReviews;
import org.vigil.node.Node;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.profile.Relative;
import org.vigil.workspace.RelativeReview;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes down that somebody has asked a relative again. */
@Command(
        name = "review",
        mixinStandardHelpOptions = true,
        description = {
            "You have asked a relative, or whoever speaks for them: they live, and want to be named until a day.",
            "It writes that day into the profile's file as \"review\" and changes nothing else there, and it is written down who",
            "did so. Written by hand, a later day holds the person: nobody could tell that somebody was asked.",
            "Example: ./vigil people review wang-yu --relative \"A Brother\" --until 2027-11-26"
        })
final class PeopleReview implements Callable<Integer> {
    @ParentCommand
    private @Nullable People people;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Who who = new Who();

    @Parameters(paramLabel = "ID", description = "The profile's id, such as wang-yu.")
    private String id = "";

    @Option(
            names = "--relative",
            paramLabel = "NAME",
            required = true,
            description = "The relative's name as the file has it.")
    private String relative = "";

    @Option(
            names = "--until",
            paramLabel = "DAY",
            required = true,
            description = "The last day on which posts may name the relative: within a year from now.")
    private String until = "";

    @Override
    public Integer call() {
        Commands context = People.context(people, spec);
        Path folder = context.vigil().folder();
        LocalDate last = Dates.day("--until", until);
        Profile profile = RollOnDisk.read(folder)
                .find(Commands.read(id, ProfileId::new, ProfileId.ALLOWED).value());
        ChangedProfile file = ChangedProfile.of(
                folder,
                RelativeReview.of(
                        profile,
                        ChangedProfile.read(folder, profile),
                        relative,
                        last,
                        profile.dayAt(People.now(people))));
        Relative asked = RelativeReview.called(profile, relative).orElseThrow();
        return new NodeAccess(context.vigil()).with(node -> review(context, node, file, asked, last));
    }

    /** The record comes first: a node that follows the folder may see the file the moment it is there. */
    private int review(Commands context, Node node, ChangedProfile file, Relative asked, LocalDate last) {
        ProfileId profile = file.before().id();
        new RelativeReviews(node.database()).record(profile, asked, last, who.name());
        file.write();
        NodeAccess.accept(node, context.vigil(), context.err(), file.before().file(), who.name());
        node.planner().planAll();
        context.out()
                .println("Written down by " + who.name() + ": "
                        + asked.name() + " was asked, and may be named until " + last
                        + ". Written to " + file.before().file() + ".");
        return 0;
    }
}
