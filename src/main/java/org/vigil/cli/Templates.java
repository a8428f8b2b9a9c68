package org.vigil.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigil.message.Signature;
import org.vigil.message.Template;
import org.vigil.source.FileOnDisk;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code vigil templates}: which texts native readers have signed, and signing one. */
@Command(
        name = "templates",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the templates and who has signed them, and signs one.",
            "A text that no native reader of its language has signed reaches sandbox accounts only."
        })
public final class Templates implements Callable<Integer> {
    private final InstantSource clock;

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    /** @param clock tells what day is today */
    public Templates(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        return list();
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Every template, and who has signed it.")
    int list() {
        Commands context = Commands.of(vigil, spec);
        Workspace workspace = Folder.read(context.vigil().folder());
        Map<String, String> lines = new TreeMap<>();
        workspace
                .tree()
                .files("templates/", ".txt")
                .forEach(file -> lines.put(file.path(), "cannot be read: ./vigil check says why"));
        workspace
                .templates()
                .values()
                .forEach(template -> lines.put(template.key().path(), state(template)));
        lines.forEach((path, state) -> context.out().println(path + ": " + state));
        long unreviewed = workspace.templates().values().stream()
                .filter(template -> !template.isReviewed())
                .count();
        context.out().println(sum(lines.size(), unreviewed));
        return lines.size() > workspace.templates().size() ? Vigil.PROBLEMS : 0;
    }

    private static String state(Template template) {
        return template.whyUnreviewed()
                .map(why -> "unreviewed: " + why)
                .orElseGet(() -> Optional.ofNullable(template.review())
                        .map(review -> "reviewed by " + review.by() + " on " + review.on())
                        .orElse(""));
    }

    private static String sum(int all, long unreviewed) {
        if (all == 0) {
            return "There is no template. They are the files templates/<name>/<kind>.<language>.txt.";
        }
        return all + (all == 1 ? " template, " : " templates, ") + unreviewed
                + " unreviewed: such a text reaches sandbox accounts only, until somebody who reads its language as a"
                + " native signs it with ./vigil templates sign PATH --by NAME.";
    }

    @Command(
            name = "sign",
            mixinStandardHelpOptions = true,
            description = {
                "Writes into templates that somebody who reads their language as a native found them right.",
                "The signature is for the text as it stands: once that changes, the template is unreviewed again."
            })
    int sign(
            @Parameters(
                            paramLabel = "PATH",
                            arity = "1..*",
                            description = "As the list has it, such as templates/free-the-20/prisoner.ru.txt.")
                    List<String> paths,
            @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who has read it.") String by,
            @Option(names = "--on", paramLabel = "DAY", description = "When (default: today).") @Nullable String on) {
        Commands context = Commands.of(vigil, spec);
        LocalDate day = on == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : Dates.day("--on", on);
        if (day.isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(14)))) {
            throw new Failure(Vigil.USAGE, "--on: " + day + " lies in the future; give the day on which it was read.");
        }
        Workspace workspace = Folder.read(context.vigil().folder());
        List<SourceFile> signed =
                paths.stream().map(path -> signed(workspace, path, by, day)).toList();
        signed.forEach(file -> write(context, file));
        signed.forEach(file -> tell(context.out(), file, by, day));
        return 0;
    }

    /** All are signed or none: the first that cannot be ends it before anything is written. */
    private static SourceFile signed(Workspace workspace, String path, String by, LocalDate day) {
        SourceFile file = workspace
                .tree()
                .file(path)
                .filter(found -> found.path().startsWith("templates/"))
                .orElseThrow(() -> new Failure(
                        Vigil.PROBLEMS, "There is no template " + path + ". ./vigil templates list names all."));
        Problems problems = new Problems();
        try {
            return Signature.sign(file, by, day, problems)
                    .orElseThrow(() -> new Failure(
                            Vigil.PROBLEMS,
                            problems.list().stream().map(Problem::toString).collect(Collectors.joining("\n"))
                                    + "\nNothing was signed."));
        } catch (IllegalArgumentException e) {
            throw new Failure(Vigil.USAGE, "--by: \"" + by + "\" cannot stand here; the reader's name.");
        }
    }

    private static void write(Commands context, SourceFile file) {
        try {
            FileOnDisk.replace(context.vigil().folder().resolve(file.path()), file.bytes());
        } catch (IOException e) {
            throw new Failure(Vigil.FAILED, file.path() + " cannot be written: " + e.getMessage());
        }
    }

    private static void tell(PrintWriter out, SourceFile file, String by, LocalDate day) {
        out.println(file.text().orElseThrow().stripTrailing().indent(4).stripTrailing());
        out.println(file.path() + ": signed by " + by + " on " + day
                + ". Whoever changes its words has to have it signed again.");
    }
}
