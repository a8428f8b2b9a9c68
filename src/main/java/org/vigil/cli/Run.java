package org.vigil.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.account.KeyUnavailable;
import org.vigil.database.ConnectionLost;
import org.vigil.database.Database;
import org.vigil.delivery.Workers;
import org.vigil.node.Node;
import org.vigil.settings.SettingsFile;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Keeps the vigil: plans, posts and reads engagement until it is ended. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Keeps the vigil: posts what is due on every account, once, and reads what followers do.",
            "It stays until you end it with Ctrl-C. Files that change are read again within a minute.",
            "In an empty or a new folder it begins with nothing: the pages lead from there to the first post."
        })
public final class Run implements Callable<Integer> {
    private static final int STARTS = 3;

    /** Beside those of a command, for what networks answer at the same moment. */
    private static final int MORE_CONNECTIONS = 8;

    private final PageServer pages;

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--port", paramLabel = "PORT", description = "The port of the pages (default: 8080).")
    private int port = Serving.PORT;

    public Run(PageServer pages) {
        this.pages = pages;
    }

    /**
     * A database that ends while everything is being built up on it is no reason to stay away: all is let go, and built up
     * anew.
     */
    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        Serving.requirePort(port);
        for (int start = 1; ; start++) {
            try {
                keepVigil(context);
                return 0;
            } catch (RuntimeException e) {
                if (start == STARTS || !ConnectionLost.causes(e)) {
                    throw e;
                }
                context.err().println("The database went away while Vigil was starting. It starts again.");
            }
        }
    }

    private void keepVigil(Commands context) {
        beginFolder(context);
        requireSafeConsole(context);
        try (UntilStopped untilStopped = new UntilStopped();
                Database database = DatabaseAccess.openToServe(context.vigil(), Database.CONNECTIONS + MORE_CONNECTIONS)
                        .closedByCaller()) {
            Node node = NodeAccess.over(database, context.vigil());
            NodeAccess.accept(node, context.vigil(), context.err());
            requireKey(node);
            node.planner().planAll();
            Missed.tell(node, context.out());
            try (Workers workers = node.workers();
                    PageServer.Served served = pages.serve(Serving.of(
                            node,
                            port,
                            Optional.of(work(context, node, workers)),
                            campaign -> Map.of(),
                            Serving.Entrance.BY_SIGN_IN))) {
                workers.start();
                new RunNotes(context.out(), node, port).tell();
                untilStopped.await();
                context.err().println("Ending: what is under way is finished first.");
            }
        }
    }

    /** A new folder is one to begin with at the pages. Where what it lies in is not there either, it was mistyped. */
    private static void beginFolder(Commands context) {
        Path folder = context.vigil().folder();
        Path parent = folder.getParent();
        if (Files.exists(folder)) {
            return;
        }
        if (parent == null || !Files.isDirectory(parent)) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    "There is no folder " + folder + ", and none in which it could be made. Is its name right?");
        }
        try {
            Files.createDirectory(folder);
        } catch (IOException e) {
            throw new Failure(Vigil.FAILED, "The folder " + folder + " cannot be made: " + e.getMessage());
        }
        context.out().println("There was no folder " + folder + ": a new one is made, with nothing in it.");
    }

    /** What the file says of the pages is not guessed at: somebody may believe that nobody else can reach them. */
    private static void requireSafeConsole(Commands context) {
        Problems problems = new Problems();
        SourceFile file =
                Folder.tree(context.vigil().folder()).file(SettingsFile.PATH).orElse(null);
        if (file == null || SettingsFile.read(file, problems).isPresent()) {
            return;
        }
        List<Problem> console = problems.list().stream()
                .filter(problem -> problem.field().matches("(console|sign_in)\\b.*"))
                .toList();
        if (!console.isEmpty()) {
            console.forEach(context.err()::println);
            throw new Failure(
                    Vigil.PROBLEMS,
                    "Vigil does not start, since it cannot tell who may reach its pages. Mend settings.yaml.");
        }
    }

    /** Whoever lacks the key of their secrets learns it now, and not when the first post is due. */
    private static void requireKey(Node node) {
        try {
            node.files().inForce().workspace().accounts().values().stream()
                    .filter(account -> !account.isSandbox() && node.sessions().ready(account))
                    .forEach(account -> node.sessions().open(account));
        } catch (KeyUnavailable e) {
            throw new Failure(Vigil.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private static Serving.Work work(Commands context, Node node, Workers workers) {
        return new Serving.Work(
                workers::wake,
                () -> {
                    NodeAccess.accept(node, context.vigil(), context.err());
                    node.planner().planAll();
                    workers.wake();
                },
                () -> {
                    node.collector().collect();
                    node.upkeep().step();
                    node.doors().forgetting().step();
                },
                () -> node.watchman().round(),
                () -> node.alerting().step());
    }
}
