package org.vigil.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.workspace.DueForVerification;
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
            "Lists who has to be looked at again: past its limit no number of days is said of a person.",
            "Ask, then write down what you learned: vigil people verify ID --on DAY --source \"…\""
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
        Workspace workspace = Folder.read(context.vigil().folder()).asOf(People.now(people));
        List<DueForVerification> due = DueForVerification.of(workspace, People.now(people), days);
        switch (format) {
            case TEXT -> text(context, due, DueForVerification.historic(workspace, People.now(people)));
            case JSON -> context.out().println(json(due));
        }
        workspace.problems().stream()
                .filter(problem -> problem.file().startsWith("profiles/"))
                .forEach(context.err()::println);
        return 0;
    }

    private void text(Commands context, List<DueForVerification> due, long historic) {
        due.forEach(each -> context.out()
                .println("%-5s  %-28s  %-32s  %s"
                        .formatted(each.late() ? "LATE" : "soon", each.id(), each.name(), each.words())));
        if (due.isEmpty()) {
            context.out().println("Nobody is due" + (days == 0 ? "." : " within " + days + " days."));
        } else {
            context.out()
                    .println("When you have looked: "
                            + context.vigil().typed("people verify ID --on DAY --source \"…\""));
        }
        if (historic > 0) {
            context.out().println("Left out: " + historic + " of campaigns of the past (basis: historic).");
        }
    }

    private static String json(List<DueForVerification> due) {
        return JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(
                        Map.of("due", due.stream().map(PeopleDue::fields).toList()));
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
