package org.vigil.cli;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.Convention;
import org.vigil.profile.CustodyCount;
import org.vigil.profile.CustodyDate;
import org.vigil.profile.PartialDate;
import org.vigil.profile.Profile;
import org.vigil.workspace.CountWords;
import org.vigil.workspace.Portrait;
import org.vigil.workspace.StatusLimits;
import org.vigil.workspace.StatusWords;
import org.vigil.workspace.Tally;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code vigil count}: what may be said of the days between two dates. */
@Command(
        name = "count",
        mixinStandardHelpOptions = true,
        description = "Counts days in custody, and says when no exact number may be said.",
        footer = {"", "Dates are 2015-09-01, 2015-09 or 2015: leave out what is not known."})
public final class Count implements Callable<Integer> {
    private final InstantSource clock;

    @ParentCommand
    private @Nullable Vigil vigil;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "Of a profile, such as wang-yu: all that can be counted, instead of dates.")
    private @Nullable String id;

    @Option(names = "--from", paramLabel = "DATE", description = "The first day of custody.")
    private @Nullable String from;

    @Option(
            names = {"--on", "--to"},
            paramLabel = "DATE",
            description = "The day for which is counted (default: today in --zone).")
    private @Nullable String on;

    @Option(
            names = "--convention",
            paramLabel = "elapsed|inclusive",
            defaultValue = "elapsed",
            description = "elapsed: the first day is day 0; inclusive: it is day 1 (default: elapsed).")
    private Convention convention = Convention.ELAPSED;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description =
                    "The zone of the place of custody, such as Asia/Baku: it says which day is today (default: UTC).")
    private @Nullable String zone;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How it is printed (default: text).")
    private OutputFormat format = OutputFormat.TEXT;

    @Spec
    private @Nullable CommandSpec spec;

    /** @param clock tells what day is today */
    public Count(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if ((id == null) == (from == null)) {
            throw new Failure(Vigil.USAGE, "Give either a profile's id, or --from with the first day of custody.");
        }
        String answer = id == null ? ofDates() : ofPerson(id);
        if (spec != null) {
            spec.commandLine().getOut().println(answer);
        }
        return 0;
    }

    private String ofPerson(String who) {
        RollOnDisk roll =
                RollOnDisk.read(vigil == null ? java.nio.file.Path.of("").toAbsolutePath() : vigil.folder());
        Profile profile = roll.counted(roll.find(who)).published();
        LocalDate day = on == null ? profile.dayAt(clock.instant()) : Dates.day("--on", on);
        List<String> lines = new ArrayList<>();
        StatusLimits.Limit limit =
                StatusLimits.of(roll.workspace(), clock.instant()).of(profile.id());
        lines.add(StatusWords.of(profile.statusOn(day, convention, limit.duration())));
        lines.addAll(new Tally(profile, day, limit.duration()).lines());
        return switch (format) {
            case TEXT -> String.join(System.lineSeparator(), lines);
            case JSON -> PortraitJson.of(new Portrait(roll.find(who), roll.counted(roll.find(who)), day, limit));
        };
    }

    private String ofDates() {
        ZoneId place = zone == null ? ZoneOffset.UTC : Dates.zone(zone);
        CustodyDate until = on == null
                ? CustodyDate.of(PartialDate.of(LocalDate.ofInstant(clock.instant(), place)))
                : Dates.date("--on", on);
        CustodyCount count =
                CustodyCount.between(Dates.date("--from", java.util.Objects.requireNonNull(from)), until, convention);
        return switch (format) {
            case TEXT -> CountWords.of(count);
            case JSON -> JsonMapper.shared().writeValueAsString(json(count));
        };
    }

    private Map<String, Object> json(CustodyCount count) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.putAll(CountWords.json(count));
        fields.put("convention", convention.name().toLowerCase(Locale.ROOT));
        return fields;
    }
}
