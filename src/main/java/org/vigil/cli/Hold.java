package org.vigil.cli;

import java.io.BufferedReader;
import java.io.Reader;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.Brakes;
import org.vigil.delivery.CaseHolders;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.Mentions;
import org.vigil.node.Node;
import org.vigil.profile.ProfileId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Holds a person: from now on nothing is said about them. */
@Command(
        name = "hold",
        mixinStandardHelpOptions = true,
        subcommands = {HoldConfirm.class, HoldStatus.class},
        description = {
            "Says nothing more about a person, from this moment on. Nobody asks why.",
            "It covers the human: whoever is likely the same in another roll or under another name, and the families and"
                    + " groups that speak of them. It says whom. The next one due takes the slot. See: lift.",
            "Examples: ./vigil hold wang-yu, or ./vigil hold \"Wang Yu\""
        })
public final class Hold implements Callable<Integer> {
    private static final Duration LATELY = Duration.ofHours(48);

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Who who = new Who();

    @Parameters(
            arity = "0..*",
            paramLabel = "PERSON",
            description = "The profile's id, as in profiles/ID.yaml, or the full name in any language.")
    private List<String> words = List.of();

    @Option(names = "--person", paramLabel = "PERSON", description = "The same.")
    private @Nullable String person;

    @Option(
            names = "--why",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "REASON",
            description =
                    "Never needed. Standing last and alone, it asks for the reason, which is kept encrypted and told to"
                            + " nobody. Given here, other users of this machine can read it.")
    private @Nullable String why;

    @Option(
            names = "--not-the-same",
            arity = "2",
            paramLabel = "ID",
            description = "Holds nobody: says that these two profiles are of two people, though their names are alike.")
    private @Nullable List<String> notTheSame;

    @Option(
            names = "--the-same",
            arity = "2",
            paramLabel = "ID",
            description = "Says that these two profiles are of one human: a hold on one covers the other.")
    private @Nullable List<String> theSame;

    private final BufferedReader input;

    public Hold() {
        this(new BufferedReader(Reader.nullReader()));
    }

    /** @param input where a reason is read from, where somebody wants to give one */
    public Hold(BufferedReader input) {
        this.input = input;
    }

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        if (notTheSame != null || theSame != null) {
            return sayWhetherSame(context);
        }
        if ((person == null) == words.isEmpty()) {
            throw new Failure(
                    Vigil.USAGE,
                    "Say whom, once: ./vigil hold ID, or ./vigil hold \"Full Name\""
                            + (why == null ? "" : ". --why stands last"));
        }
        String text = person == null ? String.join(" ", words) : person;
        return new NodeAccess(context.vigil()).with(node -> hold(context, node, text));
    }

    Vigil vigil() {
        return Optional.ofNullable(vigil).orElseThrow();
    }

    private int sayWhetherSame(Commands context) {
        boolean same = theSame != null;
        List<String> pair = same ? theSame : notTheSame;
        if (pair == null || pair.size() != 2 || (same && notTheSame != null) || person != null || !words.isEmpty()) {
            throw new Failure(Vigil.USAGE, "Say of which two: ./vigil hold --not-the-same ID ID");
        }
        ProfileId one = Commands.read(pair.getFirst(), ProfileId::new, ProfileId.ALLOWED);
        ProfileId other = Commands.read(pair.getLast(), ProfileId::new, ProfileId.ALLOWED);
        if (one.equals(other)) {
            throw new Failure(Vigil.USAGE, "These are one profile, not two: " + one);
        }
        return new NodeAccess(context.vigil()).with(node -> sayWhetherSame(context, node, one, other, same));
    }

    private int sayWhetherSame(Commands context, Node node, ProfileId one, ProfileId other, boolean same) {
        for (ProfileId id : List.of(one, other)) {
            if (!node.files().everKnown().profiles().containsKey(id)) {
                throw new Failure(Vigil.PROBLEMS, "No profile has the id " + id + ". Known ids: ./vigil people");
            }
        }
        Set<String> holders =
                new HashSet<>(CaseHolders.of(node.files().inForce().workspace(), one));
        holders.addAll(CaseHolders.of(node.files().inForce().workspace(), other));
        List<String> others = node.brakes().sayWhetherSame(one, other, same, who.name(), holders);
        if (!others.isEmpty()) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    "Nothing was changed: it would let one of them go, and only who may lift the hold may say so, or who"
                            + " has recorded that consent was taken back: " + String.join(", ", others) + ".");
        }
        node.planner().planAll();
        context.out()
                .println(
                        same
                                ? "Written down: " + one + " and " + other
                                        + " are one human. A hold on one covers the other."
                                : "Written down: " + one + " and " + other
                                        + " are two people. A hold on one does not cover the other.");
        return 0;
    }

    private int hold(Commands context, Node node, String text) {
        PersonArgument found = PersonArgument.find(node, context.vigil(), text);
        Holding.hold(context, node, found, who.name());
        CoverageLines.show(context, node, found.id());
        Mentions mentions = new Mentions(node.database(), node.files());
        showFiles(context, node, mentions, found.id());
        Instant since = node.clock().instant().minus(LATELY);
        List<Mentions.Mention> lately = mentions.since(found.id(), since);
        show(context, found.id(), lately);
        CoverageLines.coverage(node, found.id())
                .same()
                .forEach(other -> show(context, other, mentions.since(other, since)));
        Braking.awaitOpenAttempts(node, new Brakes.Target.Person(found.id()), context.out());
        List<Mentions.Mention> arrived = mentions.since(found.id(), since).stream()
                .filter(mention -> lately.stream()
                        .noneMatch(known ->
                                known.delivery().id() == mention.delivery().id()))
                .toList();
        show(context, found.id(), arrived);
        GivenReason.keep(context, node, input, new Brakes.Target.Person(found.id()), why, who.name());
        return found.known() ? 0 : Vigil.PROBLEMS;
    }

    /** A likely duplicate's own file is no news: it is covered itself. */
    private static void showFiles(Commands context, Node node, Mentions mentions, ProfileId id) {
        Collection<ProfileId> same = CoverageLines.coverage(node, id).same();
        List<String> files = mentions.filesThatName(id).stream()
                .filter(file -> same.stream().noneMatch(other -> file.equals("profiles/" + other + ".yaml")))
                .toList();
        if (!files.isEmpty()) {
            context.out()
                    .println("These files name " + id + " in words of their own. What would say the name is kept back"
                            + " until they do not: " + String.join(", ", files));
        }
    }

    private static void show(Commands context, ProfileId id, List<Mentions.Mention> posts) {
        if (posts.isEmpty()) {
            return;
        }
        Vigil vigil = context.vigil();
        context.out().println("Published in the last 48 hours, and how to delete or correct it:");
        for (Mentions.Mention mention : posts) {
            Delivery post = mention.delivery();
            context.out().println(RemovalProgress.post(post));
            context.out().println("       " + vigil.typed("delete " + post.id()));
            context.out().println("       " + vigil.typed("correct " + post.id() + " --text \"…\""));
        }
        context.out()
                .println(
                        "While somebody is on hold, a correction can only take words away. To delete all that was ever said: "
                                + vigil.typed("takedown --person " + id));
    }
}
