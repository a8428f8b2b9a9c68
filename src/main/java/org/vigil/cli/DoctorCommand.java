package org.vigil.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.database.Database;
import org.vigil.database.DatabaseUnavailable;
import org.vigil.doctor.Doctor;
import org.vigil.doctor.Finding;
import org.vigil.node.Node;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Says in one page whether all is well. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Says in one page whether all is well: database, clock, disk, files, accounts, plan, deliveries.",
            "Changes nothing and asks no network. Ends with 0 where all is well, with 1 where somebody has to do something.",
            "Example: ./vigil doctor --format json"
        })
public final class DoctorCommand implements Callable<Integer> {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--format", paramLabel = "text|json", description = "How it is printed (default: text).")
    private OutputFormat format = OutputFormat.TEXT;

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        Path folder = context.vigil().folder();
        try (Database database = Database.open(folder, context.vigil().environment())) {
            Node node = Node.over(
                    database, context.vigil().clock(), folder, context.vigil().environment());
            List<Finding> findings = Doctor.of(node, folder).findings();
            print(context, findings);
            return isWell(findings) ? 0 : Vigil.PROBLEMS;
        } catch (DatabaseUnavailable e) {
            print(
                    context,
                    Doctor.withoutDatabase(folder, String.valueOf(e.getMessage()))
                            .findings());
            return Vigil.FAILED;
        }
    }

    private static boolean isWell(List<Finding> findings) {
        return findings.stream().noneMatch(finding -> finding.level() == Finding.Level.WRONG);
    }

    private void print(Commands context, List<Finding> findings) {
        switch (format) {
            case JSON -> context.out().println(json(findings));
            case TEXT -> {
                findings.forEach(finding -> context.out().println(line(finding)));
                long wrong = findings.stream()
                        .filter(finding -> finding.level() == Finding.Level.WRONG)
                        .count();
                context.out().println(wrong == 0 ? "All is well." : "Wrong: " + wrong + ".");
            }
        }
    }

    private static String line(Finding finding) {
        String level =
                switch (finding.level()) {
                    case WELL -> "well ";
                    case NOTE -> "note ";
                    case WRONG -> "WRONG";
                };
        return level + "  " + (finding.area() + " ".repeat(12)).substring(0, 12) + finding.words() + ".";
    }

    private static String json(List<Finding> findings) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("well", isWell(findings));
        page.put("findings", findings.stream().map(DoctorCommand::fields).toList());
        return JSON.writeValueAsString(page);
    }

    private static Map<String, Object> fields(Finding finding) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("area", finding.area());
        fields.put("level", finding.level().word());
        fields.put("words", finding.words());
        fields.put("facts", finding.facts());
        return fields;
    }
}
