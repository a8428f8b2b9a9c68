package org.vigil.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.Profile;
import org.vigil.profile.Release;
import org.vigil.workspace.Portrait;
import org.vigil.workspace.StatusLimits;
import org.vigil.workspace.StatusWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code vigil people}: who is on the roll, and what is known of them as of a day. */
@Command(
        name = "people",
        mixinStandardHelpOptions = true,
        description =
                "Lists the people of the roll; \"people show ID\" tells all of one, \"people add\" asks for a new one, \"people due\" lists whom to look at again.",
        subcommands = {PeopleDue.class, PeopleVerify.class, PeopleReview.class, PeopleHistory.class})
public final class People implements Callable<Integer> {
    private final InstantSource clock;
    private final BufferedReader input;

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--on",
            paramLabel = "DAY",
            description = "As of this day (default: today where the person is held).")
    private @Nullable String on;

    /**
     * @param clock tells what day is today
     * @param input where the answers to {@code people add} come from, a line each
     */
    public People(InstantSource clock, BufferedReader input) {
        this.clock = clock;
        this.input = input;
    }

    @Override
    public Integer call() {
        RollOnDisk roll = roll();
        if (roll.profiles().isEmpty() && roll.problems().isEmpty()) {
            out().println("Nobody is on the roll yet. \"./vigil people add\" asks for the first one.");
        }
        StatusLimits limits = StatusLimits.of(roll.workspace(), clock.instant());
        for (Profile profile : roll.profiles()) {
            out().println(line(profile, roll, limits));
        }
        roll.problems().list().forEach(spec().commandLine().getErr()::println);
        return roll.problems().isEmpty() ? 0 : Vigil.PROBLEMS;
    }

    private String line(Profile profile, RollOnDisk roll, StatusLimits limits) {
        Profile counted = roll.counted(profile).published();
        String status =
                switch (counted.kind()) {
                    case PRISONER -> {
                        LocalDate day = day(counted, on);
                        yield StatusWords.of(counted, day, limits.of(counted.id()))
                                + Release.watchedUntil(counted, day)
                                        .map(last -> ", on watch until " + last)
                                        .orElse("");
                    }
                    case FAMILY -> "no profile of the prisoner: " + profile.speaksFor();
                    case GROUP ->
                        profile.members().isEmpty()
                                ? "a nameless group"
                                : "a group of " + profile.members().size();
                };
        String who = !counted.id().equals(profile.id()) ? "speaks for " + counted.name("en") + ": " : "";
        return "%-28s  %-32s  %s"
                .formatted(
                        profile.id(),
                        profile.name("en"),
                        who + status + (counted.unconfirmed().isEmpty() ? "" : " (not confirmed)"));
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Tells all that is known of one of them.")
    int show(
            @Parameters(paramLabel = "ID", description = "The profile's id, such as wang-yu.") String id,
            @Option(names = "--on", paramLabel = "DAY", description = "As of this day (default: today there).")
                    @Nullable String day,
            @Option(
                            names = "--format",
                            paramLabel = "text|json",
                            defaultValue = "text",
                            description = "How it is printed (default: text).")
                    OutputFormat format) {
        RollOnDisk roll = roll();
        Profile profile = roll.find(id);
        LocalDate asOf = day(roll.counted(profile), day == null ? on : day);
        Portrait portrait = new Portrait(profile, roll.counted(profile), asOf, limit(roll, profile));
        out().println(
                        switch (format) {
                            case TEXT -> portrait.text();
                            case JSON -> PortraitJson.of(portrait);
                        });
        return 0;
    }

    private StatusLimits.Limit limit(RollOnDisk roll, Profile profile) {
        return StatusLimits.of(roll.workspace(), clock.instant())
                .of(roll.counted(profile).id());
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Asks question by question, and writes profiles/<id>.yaml.")
    int add() {
        Profile profile = new NewPerson(new Questions(input, out()), folder()).ask();
        out().println("Written: " + NewProfile.write(folder(), profile)
                + ". Open it to add a story, a photo, relatives or consent; then run \"./vigil check\".");
        return 0;
    }

    private LocalDate day(Profile profile, @Nullable String text) {
        Instant now = clock.instant();
        return Optional.ofNullable(text).map(given -> Dates.day("--on", given)).orElseGet(() -> profile.dayAt(now));
    }

    private RollOnDisk roll() {
        return RollOnDisk.read(folder());
    }

    /** Where a subcommand was called from. */
    static Commands context(@Nullable People people, @Nullable CommandSpec spec) {
        return Commands.of(people == null ? null : people.vigil, spec);
    }

    /** The moment by the command's clock. */
    static Instant now(@Nullable People people) {
        return java.util.Objects.requireNonNull(people, "picocli gives it")
                .clock
                .instant();
    }

    private java.nio.file.Path folder() {
        return vigil == null ? java.nio.file.Path.of("").toAbsolutePath() : vigil.folder();
    }

    private PrintWriter out() {
        return spec().commandLine().getOut();
    }

    private CommandSpec spec() {
        return java.util.Objects.requireNonNull(spec, "picocli gives it");
    }
}
