package org.vigil.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.campaign.Campaign;
import org.vigil.database.Database;
import org.vigil.database.DatabaseUnavailable;
import org.vigil.node.Node;
import org.vigil.replay.Replay;
import org.vigil.replay.ReplayClock;
import org.vigil.replay.Tally;
import org.vigil.source.SourceTree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Replays two campaigns of the past on sandbox accounts and shows the posts. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Replays #FreeThe20 (2015) and #FreeToBeHome (2016) day by day on sandbox accounts, each day in a moment.",
            "Nothing leaves this machine. Everything but the clock and the network is what real use does."
        })
public final class Demo implements Callable<Integer> {
    private final PageServer pages;

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--once", description = "End after the replay instead of keeping the page open.")
    private boolean once;

    @Option(names = "--format", paramLabel = "text|json", description = "How the result is printed (default: text).")
    private OutputFormat format = OutputFormat.TEXT;

    @Option(names = "--port", paramLabel = "PORT", description = "Where the page is, on 127.0.0.1 (default: 8080).")
    private int port = Serving.PORT;

    public Demo(PageServer pages) {
        this.pages = pages;
    }

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        Serving.requirePort(port);
        Path folder = context.vigil().sampleFolder();
        SourceTree tree = Folder.tree(folder);
        try (UntilStopped untilStopped = new UntilStopped();
                // Never the one that VIGIL_DATABASE_URL names.
                Database database =
                        Database.openEmptied(folder.resolve("data/demo")).closedByCaller()) {
            ReplayClock clock = new ReplayClock();
            Node node = Node.over(database, clock, folder.resolve("data/demo"), Map.of());
            DemoProgress progress = new DemoProgress(context.err());
            Replay replay = new Replay(node, clock, tree, progress);
            if (replay.campaigns().isEmpty()) {
                throw new Failure(
                        Vigil.PROBLEMS,
                        "The folder " + folder
                                + " has no campaign to replay: one with a first and a last day, on sandbox"
                                + " accounts only. Start the demo in Vigil's own folder.");
            }
            if (once) {
                print(context, replay, replay(replay, progress));
                return 0;
            }
            // The pages come first: whoever cannot have the port learns it before the replay, not after.
            try (PageServer.Served served = pages.serve(Serving.of(
                    node,
                    port,
                    Optional.empty(),
                    campaign -> passedOver(replay, campaign),
                    Serving.Entrance.OPEN_TO_LOOK))) {
                print(context, replay, replay(replay, progress));
                context.err()
                        .println("The posts as followers would see them: http://127.0.0.1:" + port
                                + "/   End it with Ctrl-C.");
                context.err()
                        .println(
                                "It has no pages for followers: these show only people who agreed, or for whom two have signed a"
                                        + " reason, and nobody has for a campaign of the past. See docs/public-pages.md.");
                untilStopped.await();
            }
            return 0;
        } catch (DatabaseUnavailable e) {
            throw new Failure(Vigil.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private static Tally replay(Replay replay, DemoProgress progress) {
        Tally tally = replay.run();
        progress.close();
        return tally;
    }

    private void print(Commands context, Replay replay, Tally tally) {
        switch (format) {
            case JSON -> context.out().println(new JsonMapper().writeValueAsString(tally));
            case TEXT -> new DemoReport(context.out(), replay).print(tally);
        }
    }

    private static Map<String, String> passedOver(Replay replay, Campaign campaign) {
        Map<String, String> byName = new LinkedHashMap<>();
        replay.passedOver(campaign).forEach((profile, why) -> byName.put(profile.name("en"), why));
        return byName;
    }
}
