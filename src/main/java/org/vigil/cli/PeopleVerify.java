package org.vigil.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.node.Node;
import org.vigil.operator.Audit;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes down that somebody has looked, and custody lasts. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "You have looked, and a source says that custody lasted on that day.",
            "It writes the day into the profile's file as \"confirmed\" and changes nothing else there, and it is written",
            "down who did so. It never lifts anything: a release, a hold or a doubt stays.",
            "Example: ./vigil people verify wang-yu --on 2026-11-20 --source \"Human Rights Watch, 21 November 2026\""
        })
final class PeopleVerify implements Callable<Integer> {
    @ParentCommand
    private @Nullable People people;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Who who = new Who();

    @Parameters(paramLabel = "ID", description = "The profile's id, such as wang-yu.")
    private String id = "";

    @Option(
            names = "--on",
            paramLabel = "DAY",
            required = true,
            description = "The last day on which a source says that it lasted: not the day on which you looked.")
    private String on = "";

    @Option(
            names = "--source",
            paramLabel = "TEXT",
            required = true,
            description = {
                "Who says so, and where; once for each. What is published, or \"the family\", \"the lawyer\":",
                "never the name or the address of somebody who told you in confidence."
            })
    private List<String> sources = List.of();

    @Override
    public Integer call() {
        Commands context = People.context(people, spec);
        LocalDate day = Dates.day("--on", on);
        List<String> given = sources.stream().map(String::strip).toList();
        given.forEach(source -> Verification.wrongInSource(source).ifPresent(wrong -> {
            throw new Failure(Vigil.USAGE, "--source: " + wrong);
        }));
        Path folder = context.vigil().folder();
        Profile profile = RollOnDisk.read(folder)
                .find(Commands.read(id, ProfileId::new, ProfileId.ALLOWED).value());
        ChangedProfile file = ChangedProfile.of(
                folder,
                Verification.of(profile, ChangedProfile.read(folder, profile), day, profile.dayAt(People.now(people))));
        return new NodeAccess(context.vigil()).with(node -> verify(context, node, file, day, given));
    }

    private int verify(Commands context, Node node, ChangedProfile file, LocalDate day, List<String> given) {
        Profile profile = file.before();
        node.database().transactions().executeWithoutResult(transaction -> {
            new Audit(node.database().jdbc())
                    .record(who.name(), "verify", profile.id().value(), Verification.words(day, given));
            file.write();
        });
        NodeAccess.accept(node, context.vigil(), context.err(), file.before().file(), who.name());
        node.planner().planAll();
        context.out()
                .println("Verified by " + who.name() + ": " + profile.id() + ", custody lasted on " + day
                        + ". Written to " + profile.file() + ".");
        return 0;
    }
}
