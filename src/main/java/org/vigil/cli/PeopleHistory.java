package org.vigil.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.PersonHistory;
import org.vigil.node.Node;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Who changed what of one person, and when. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = {
            "Tells who changed what of one person, and when: facts, holds, verifications, posts, corrections.",
            "Never why somebody is on hold, and of fields that are not to be published only that they changed."
        })
final class PeopleHistory implements Callable<Integer> {
    @ParentCommand
    private @Nullable People people;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "The profile's id, such as wang-yu.")
    private String id = "";

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How it is printed (default: text).")
    private OutputFormat format = OutputFormat.TEXT;

    @Override
    public Integer call() {
        Commands context = People.context(people, spec);
        return new NodeAccess(context.vigil()).withFiles(context.err(), node -> print(context, node));
    }

    private int print(Commands context, Node node) {
        PersonArgument person = PersonArgument.find(node, context.vigil(), id);
        List<PersonHistory.Entry> entries = new PersonHistory(node.database().jdbc())
                .of(person.id(), node.files().everKnown().profiles());
        switch (format) {
            case TEXT -> {
                entries.forEach(entry -> context.out().println(line(entry)));
                if (entries.isEmpty()) {
                    context.out()
                            .println("Nothing is known of " + person.id() + "."
                                    + PersonArgument.perhaps(person.similar()));
                }
            }
            case JSON ->
                context.out()
                        .println(JsonMapper.shared()
                                .writerWithDefaultPrettyPrinter()
                                .writeValueAsString(Map.of(
                                        "id",
                                        person.id().value(),
                                        "history",
                                        entries.stream()
                                                .map(PeopleHistory::fields)
                                                .toList())));
        }
        return entries.isEmpty() ? Vigil.PROBLEMS : 0;
    }

    private static String line(PersonHistory.Entry entry) {
        return Moments.said(entry.at()) + "  " + entry.who() + "  " + entry.what()
                + (entry.detail() == null ? "" : ": " + entry.detail());
    }

    private static Map<String, Object> fields(PersonHistory.Entry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", entry.at().toString());
        fields.put("who", entry.who());
        fields.put("what", entry.what());
        fields.put("detail", entry.detail());
        return fields;
    }
}
