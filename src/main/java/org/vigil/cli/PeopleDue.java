package org.vigil.cli;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.workspace.DueActions;
import org.vigil.workspace.DueForVerification;
import org.vigil.workspace.OnWatch;
import org.vigil.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Whose facts grow old. */
@Command(
        name = "due",
        mixinStandardHelpOptions = true,
        description = {
            "Lists who has to be looked at again: past its limit no number of days is said of a person. Also what readers are"
                    + " asked and nobody has checked lately, and who was released in the last 30 days and may be arrested"
                    + " again.",
            "Ask, then write down what you learned: ./vigil people verify ID --on DAY --source \"…\""
        })
final class PeopleDue implements Callable<Integer> {
    @ParentCommand
    private @Nullable People people;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "14",
            description = "Also those whose day comes within N days (default: 14).")
    private int days = 14;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How it is printed (default: text).")
    private OutputFormat format = OutputFormat.TEXT;

    @Override
    public Integer call() {
        if (days < 0) {
            throw new Failure(Vigil.USAGE, "--days: give 0 or more days.");
        }
        Commands context = People.context(people, spec);
        Instant now = People.now(people);
        Workspace workspace = Folder.read(context.vigil().folder()).asOf(now);
        Due due = new Due(
                DueForVerification.of(workspace, now, days),
                DueActions.of(workspace, now).stream()
                        .map(DueActions.Due::words)
                        .toList(),
                OnWatch.of(workspace, now));
        switch (format) {
            case TEXT -> text(context, due, DueForVerification.historic(workspace, now));
            case JSON -> context.out().println(json(due));
        }
        workspace.problems().stream()
                .filter(problem -> problem.file().startsWith("profiles/"))
                .forEach(context.err()::println);
        return 0;
    }

    /** All that somebody has to look at. */
    private record Due(List<DueForVerification> people, List<String> actions, List<OnWatch> watched) {}

    private void text(Commands context, Due due, long historic) {
        due.people()
                .forEach(each -> context.out()
                        .println("%-5s  %-28s  %-32s  %s"
                                .formatted(each.late() ? "LATE" : "soon", each.id(), each.name(), each.words())));
        if (due.people().isEmpty()) {
            context.out().println("Nobody is due" + (days == 0 ? "." : " within " + days + " days."));
        }
        if (due.people().stream().anyMatch(each -> each.matter() instanceof DueForVerification.LastingCustody)) {
            context.out()
                    .println("When you have looked: "
                            + context.vigil().typed("people verify ID --on DAY --source \"…\""));
        }
        if (due.people().stream().anyMatch(each -> each.matter() instanceof DueForVerification.RelativeToReview)) {
            context.out()
                    .println("When you have asked a relative: "
                            + context.vigil().typed("people review ID --relative \"NAME\" --until DAY"));
        }
        due.watched()
                .forEach(each -> context.out()
                        .println("%-5s  %-28s  %-32s  released; on watch until %s: ask whether nothing has happened"
                                .formatted("watch", each.id(), each.name(), each.until())));
        due.actions().forEach(line -> context.out().println("asks   " + line));
        if (historic > 0) {
            context.out().println("Left out: " + historic + " of campaigns of the past (basis: historic).");
        }
    }

    private static String json(Due due) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("due", due.people().stream().map(PeopleDue::fields).toList());
        all.put(
                "watch",
                due.watched().stream()
                        .map(each -> Map.of(
                                "id",
                                each.id().value(),
                                "name",
                                each.name(),
                                "until",
                                each.until().toString()))
                        .toList());
        all.put("actions", due.actions());
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all);
    }

    private static Map<String, Object> fields(DueForVerification due) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", due.id().value());
        fields.put("name", due.name());
        switch (due.matter()) {
            case DueForVerification.LastingCustody custody -> {
                fields.put("matter", "custody");
                fields.put("last_confirmed", custody.lastConfirmed().toString());
                fields.put("end_unknown", custody.endUnknown());
            }
            case DueForVerification.RelativeToReview relative -> {
                fields.put("matter", "relative");
                fields.put("relative", relative.name());
                fields.put("relation", relative.relation());
            }
        }
        fields.put("until", due.until().toString());
        fields.put("late", due.late());
        fields.put("campaigns", due.campaigns().stream().map(Object::toString).toList());
        fields.put("says", due.words());
        return fields;
    }
}
