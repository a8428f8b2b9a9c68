package org.vigil.cli;

import java.io.BufferedReader;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.Mentions;
import org.vigil.delivery.RemovalState;
import org.vigil.delivery.Removals;
import org.vigil.delivery.Takedowns;
import org.vigil.network.Pause;
import org.vigil.node.Node;
import org.vigil.profile.ProfileId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Takes everything down that was said of a person. */
@Command(
        name = "takedown",
        mixinStandardHelpOptions = true,
        description = {
            "Takes everything down that was ever said of a person, on all networks and accounts. Nobody asks why.",
            "It holds the person at once, shows what is to go, deletes it as fast as the networks let it, and asks whether"
                    + " each post is gone. You may end it: it goes on while ./vigil run runs. Once more, it shows how far it is.",
            "Without --person: who is being taken down. Example: ./vigil takedown --person wang-yu"
        })
public final class Takedown implements Callable<Integer> {
    private final BufferedReader input;
    private final Pause pause;

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Who who = new Who();

    @Option(names = "--person", paramLabel = "PERSON", description = "The profile's id, or the full name.")
    private @Nullable String person;

    @Option(names = "--yes", description = "Asks nothing.")
    private boolean yes;

    @Option(
            names = "--no-wait",
            description = "Does what can be done at once; the rest goes on while ./vigil run runs.")
    private boolean noWait;

    @Option(names = "--call-off", description = "Deletes nothing more. What is gone stays gone, and the hold stays.")
    private boolean callOff;

    public Takedown(BufferedReader input, Pause pause) {
        this.input = input;
        this.pause = pause;
    }

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        if (person == null && callOff) {
            throw new Failure(Vigil.USAGE, "Say of whom: ./vigil takedown --person ID --call-off");
        }
        return new NodeAccess(context.vigil()).with(node -> {
            Takedowns takedowns = new Takedowns(node.database(), node.files());
            if (person == null) {
                return list(context, takedowns);
            }
            PersonArgument found = PersonArgument.find(node, context.vigil(), person);
            return callOff ? callOff(context, takedowns, found.id()) : takeDown(context, node, takedowns, found);
        });
    }

    private static int list(Commands context, Takedowns takedowns) {
        List<Takedowns.Job> jobs = takedowns.jobs();
        jobs.forEach(job -> context.out().println(line(job)));
        if (jobs.isEmpty()) {
            context.out().println("Nobody is being taken down.");
        }
        return 0;
    }

    private static String line(Takedowns.Job job) {
        return String.format(
                Locale.ROOT,
                "%-28s  since %s, by %s: %d gone, %d to go, %d cannot be removed%s",
                job.person(),
                Moments.said(job.askedAt()),
                job.askedBy(),
                job.in(RemovalState.GONE),
                job.in(RemovalState.ASKED),
                job.in(RemovalState.CANNOT),
                job.in(RemovalState.KEPT) == 0 ? "" : ", " + job.in(RemovalState.KEPT) + " kept");
    }

    private int callOff(Commands context, Takedowns takedowns, ProfileId id) {
        int kept = takedowns
                .callOff(id, who.name())
                .orElseThrow(() -> new Failure(Vigil.PROBLEMS, "Nobody asked to take " + id + " down."));
        context.out()
                .println("Called off: " + kept + " posts stay. " + id + " stays on hold; see: ./vigil lift --person "
                        + id);
        return 0;
    }

    private int takeDown(Commands context, Node node, Takedowns takedowns, PersonArgument found) {
        ProfileId id = found.id();
        Holding.hold(context, node, found, who.name());
        CoverageLines.show(context, node, id);
        Mentions mentions = new Mentions(node.database(), node.files());
        List<Mentions.Mention> all = mentions.of(id);
        show(context, all, Mentions.How.OWN, "Posts of " + id + ":");
        show(context, all, Mentions.How.WITH_OTHERS, "Posts of families and groups that speak of " + id + ":");
        show(context, all, Mentions.How.NAMED, "Posts about others whose words name " + id + ":");
        showDuplicates(context, node, id, mentions, all);
        if (!all.isEmpty()
                && !yes
                && !new Questions(input, context.out()).yes("Delete these " + all.size() + " posts?")) {
            context.out().println("Nothing was deleted. " + id + " stays on hold; see: ./vigil lift --person " + id);
            return 0;
        }
        takedowns.everythingOf(id, who.name());
        Removals removals = new Removals(node.database().jdbc());
        int code = new RemovalProgress(node, context.out(), pause).follow(() -> removals.of(id), !noWait);
        node.planner().planAll();
        List<String> files = mentions.filesThatName(id);
        if (!files.isEmpty()) {
            context.err()
                    .println("These files name " + id + " still, and posts are made from them: "
                            + String.join(", ", files));
        }
        return found.known() ? code : Math.max(code, Vigil.PROBLEMS);
    }

    /** Who is only likely the same human is not taken down with them: whether it is, somebody has to say. */
    private static void showDuplicates(
            Commands context, Node node, ProfileId id, Mentions mentions, List<Mentions.Mention> known) {
        for (ProfileId other : CoverageLines.coverage(node, id).same()) {
            List<Mentions.Mention> theirs = mentions.of(other).stream()
                    .filter(mention -> known.stream()
                            .noneMatch(each ->
                                    each.delivery().id() == mention.delivery().id()))
                    .toList();
            if (!theirs.isEmpty()) {
                context.out().println("Posts of " + other + ", likely the same human. They stay, unless you say:");
                context.out().println("       " + context.vigil().typed("takedown --person " + other));
                theirs.forEach(mention -> {
                    context.out().println(RemovalProgress.post(mention.delivery()));
                    context.out()
                            .println("       "
                                    + context.vigil()
                                            .typed("delete "
                                                    + mention.delivery().id()));
                });
            }
        }
    }

    private static void show(Commands context, List<Mentions.Mention> all, Mentions.How how, String title) {
        List<Mentions.Mention> those =
                all.stream().filter(mention -> mention.how() == how).toList();
        if (!those.isEmpty()) {
            context.out().println(title);
            those.forEach(mention -> context.out().println(RemovalProgress.post(mention.delivery())));
        }
    }
}
