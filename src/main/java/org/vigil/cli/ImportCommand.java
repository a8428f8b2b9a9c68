package org.vigil.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.exchange.Import;
import org.vigil.exchange.ImportReport;
import org.vigil.exchange.ListFile;
import org.vigil.exchange.Mapping;
import org.vigil.exchange.Suggestion;
import org.vigil.exchange.Unreadable;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.source.WriteAhead;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code vigil import}: a list of persons becomes profiles, or says row by row why not. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Reads a list of persons (CSV, xlsx, JSON, YAML) into profiles/, all sound rows at once or none.",
            "Says of each row: new, changed, same, or refused and why. Nothing that is imported is posted on a real",
            "network until somebody records a basis. docs/import.md tells all of it."
        })
public final class ImportCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The list.")
    private Path file = Path.of("");

    @Option(names = "--map", paramLabel = "MAPPING.yaml", description = "What its columns mean.")
    private @Nullable Path map;

    @Option(names = "--dry-run", description = "Only say what would come of it.")
    private boolean dryRun;

    @Option(
            names = "--suggest-map",
            description = "Print a mapping to begin with; with --map, write it there. Nothing is imported.")
    private boolean suggestMap;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How the report is printed (default: text).")
    private OutputFormat format = OutputFormat.TEXT;

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        ListFile list = new ListFile(file);
        try {
            return suggestMap ? suggest(context.out(), list) : read(context, list);
        } catch (Unreadable e) {
            throw new Failure(Vigil.PROBLEMS, e.getMessage() + " Nothing was imported.");
        } catch (WriteAhead.NotInPlace e) {
            throw new Failure(
                    Vigil.FAILED,
                    "The import is in force, but not all files could be put in place: " + e.getMessage()
                            + ". Make room, or give the right to write, and give the same command again.");
        } catch (WriteAhead.ChangedMeanwhile e) {
            throw new Failure(
                    Vigil.PROBLEMS, "Nothing was imported: " + e.getMessage() + ". Give the same command again.");
        } catch (IOException e) {
            throw new Failure(Vigil.FAILED, "Nothing was imported, all is as it was: " + why(e));
        }
    }

    private static String why(IOException e) {
        String what = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return switch (e) {
            case AccessDeniedException denied -> what + " may not be read or written by you.";
            case FileAlreadyExistsException there -> what + " is a file, where a folder has to be.";
            case NoSuchFileException gone -> what + " is not there any more.";
            case WriteAhead.Busy busy -> what + ".";
            case WriteAhead.NoRoom full -> what + ". Make room, and give the same command again.";
            default -> what + ". Is there room on the disk, and may you write there? Then give the same command again.";
        };
    }

    private int suggest(PrintWriter out, ListFile list) throws IOException {
        String text = Suggestion.of(list);
        if (map == null) {
            out.print(text);
            out.flush();
            return 0;
        }
        try {
            Files.writeString(map, text, StandardOpenOption.CREATE_NEW);
            out.println("Written: " + map + ". Look at each of its lines, then: ./vigil import " + file + " --map "
                    + map + " --dry-run");
            return 0;
        } catch (FileAlreadyExistsException e) {
            throw new Failure(Vigil.PROBLEMS, map + " is there already. Nothing was written.");
        }
    }

    private int read(Commands context, ListFile list) throws IOException {
        Path folder = context.vigil().folder();
        if (!Files.isDirectory(folder)) {
            throw new Failure(Vigil.PROBLEMS, "There is no folder " + folder + ".");
        }
        Import rows = new Import(folder, list, mapping(), context.vigil().clock());
        try (ImportPrinter printer = new ImportPrinter(context, list, format, dryRun)) {
            ImportReport report = dryRun ? rows.dryRun(printer) : rows.run(printer);
            printer.end(report);
            return report.refused().isEmpty() ? 0 : Vigil.PROBLEMS;
        }
    }

    private Mapping mapping() {
        if (map == null) {
            return Mapping.NONE;
        }
        try {
            Problems problems = new Problems();
            Optional<Mapping> mapping = Mapping.read(new SourceFile(map.toString(), Files.readAllBytes(map)), problems);
            return mapping.orElseThrow(() -> new Failure(
                    Vigil.PROBLEMS,
                    String.join(
                            "\n", problems.list().stream().map(Object::toString).toList())));
        } catch (IOException e) {
            throw new Failure(Vigil.PROBLEMS, "There is no mapping " + map + " that can be read.");
        }
    }
}
