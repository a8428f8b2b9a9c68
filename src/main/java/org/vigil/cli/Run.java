package org.vigil.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.account.KeyUnavailable;
import org.vigil.campaign.Campaign;
import org.vigil.database.ConnectionLost;
import org.vigil.database.Database;
import org.vigil.delivery.Restrictions;
import org.vigil.delivery.Workers;
import org.vigil.node.Node;
import org.vigil.settings.SettingsFile;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.workspace.Workspace;
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
            "It stays until you end it with Ctrl-C. Files that change are read again within a minute."
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
                tellCampaigns(context, node);
                tellFollowers(context, node);
                tellWhoIsTold(context, node);
                context.out().println("Vigil is running. Pages: " + Pages.base(node, port) + "/   End it with Ctrl-C.");
                tellFirstAdmin(context, node);
                untilStopped.await();
                context.err().println("Ending: what is under way is finished first.");
            }
        }
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

    private static void tellFollowers(Commands context, Node node) {
        Workspace workspace = node.files().inForce().workspace();
        workspace
                .settings()
                .followers()
                .ifPresent(site -> workspace.campaigns().values().stream()
                        .filter(campaign -> campaign.followers().pages())
                        .forEach(campaign -> context.out()
                                .println("For followers, once it is started: " + site.url() + "/c/" + campaign.id()
                                        + (site.port().isPresent()
                                                ? " (port " + site.port().getAsInt() + " of " + site.address() + ")"
                                                : ""))));
    }

    /** Said where it matters: where a post can fail that somebody out there waits for. */
    private static void tellWhoIsTold(Commands context, Node node) {
        Workspace workspace = node.files().inForce().workspace();
        boolean real = workspace.accounts().values().stream().anyMatch(account -> !account.isSandbox());
        if (real && workspace.settings().toNotify().isEmpty()) {
            context.out()
                    .println("Nobody is told when something goes wrong: settings.yaml names nobody under notify."
                            + " See: ./vigil alerts");
        }
    }

    /** Who can read what this process prints may say who comes in: on the command line everything begins. */
    private void tellFirstAdmin(Commands context, Node node) {
        node.doors()
                .links()
                .forFirstAdmin()
                .ifPresent(link -> context.out()
                        .println("Nobody can sign in yet. Open this once, within 24 hours, to become the first admin: "
                                + Pages.base(node, port) + "/welcome/" + link.text()));
    }

    private static String asked(Node node, Campaign campaign) {
        List<String> widened = node.desk().toAgree(campaign.id());
        return widened.isEmpty()
                ? ""
                : "; its schedule has come to say " + String.join(", ", widened)
                        + ", and what would go out or be public because of it waits until somebody agrees: ./vigil start "
                        + campaign.id();
    }

    private static void tellCampaigns(Commands context, Node node) {
        for (Campaign campaign : node.files().inForce().workspace().campaigns().values()) {
            context.out()
                    .println(campaign.name() + " (" + campaign.id() + "): "
                            + (node.desk().isStarted(campaign.id())
                                    ? "started" + asked(node, campaign)
                                    : "a draft; nothing of it goes out until: ./vigil start " + campaign.id()));
        }
        // Who is on hold stands in no journal: what this process prints may be kept by the machine.
        List<Restrictions.Restriction> inForce = node.brakes().inForce();
        long people = inForce.stream()
                .filter(restriction -> restriction.scope() == Restrictions.Scope.PERSON)
                .count();
        if (people > 0) {
            context.out().println("People on hold: " + people + ". See: ./vigil lift");
        }
        inForce.stream()
                .filter(restriction -> restriction.scope() != Restrictions.Scope.PERSON)
                .forEach(stop -> context.out()
                        .println("Stopped by " + stop.setBy() + ": "
                                + (stop.scope() == Restrictions.Scope.EVERYTHING ? "everything" : stop.subject())
                                + ". See: ./vigil resume"));
    }
}
