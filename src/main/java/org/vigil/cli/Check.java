package org.vigil.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.source.Problem;
import org.vigil.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code vigil check}: every problem of a folder at once, as {@code file:line: field: what is wrong}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Reads every schedule, template, profile and account, and names all mistakes. Sends nothing.")
public final class Check implements Callable<Integer> {
    private final InstantSource clock;
    private final BiFunction<Workspace, Instant, List<String>> ofPages;

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "The team's folder (default: that of -C, or the folder you are in).")
    private @Nullable Path folder;

    /**
     * @param clock tells what day is today
     * @param ofPages what is good to know of pages for followers, by the files and the moment
     */
    public Check(InstantSource clock, BiFunction<Workspace, Instant, List<String>> ofPages) {
        this.clock = clock;
        this.ofPages = ofPages;
    }

    @Override
    public Integer call() {
        Path path = folder == null ? Objects.requireNonNull(vigil).folder() : folder;
        Workspace workspace = Folder.read(path);
        Instant now = clock.instant();
        List<Problem> problems = org.vigil.workspace.Check.problems(workspace, now);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        problems.forEach(out::println);
        Stream.concat(org.vigil.workspace.Check.notes(workspace, now).stream(), ofPages.apply(workspace, now).stream())
                .forEach(note -> err.println("Note: " + note));
        if (workspace.tree().files("schedules/", ".yaml").isEmpty()) {
            err.println("There is no campaign in " + path
                    + ". A folder to begin with, with a commented campaign: ./vigil init DIR");
            return Vigil.PROBLEMS;
        }
        out.println(problems.isEmpty() ? clean(workspace) : sum(problems));
        return problems.isEmpty() ? 0 : Vigil.PROBLEMS;
    }

    private static String clean(Workspace workspace) {
        return "%s read: %s, %s, %s, %s; no problems"
                .formatted(
                        many(workspace.tree().all().size(), "file"),
                        many(workspace.profiles().size(), "profile"),
                        many(workspace.campaigns().size(), "campaign"),
                        many(workspace.templates().size(), "template"),
                        many(workspace.accounts().size(), "account"));
    }

    private static String sum(List<Problem> problems) {
        long files = problems.stream().map(Problem::file).distinct().count();
        return many(problems.size(), "problem") + " in " + many(files, "file");
    }

    private static String many(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
