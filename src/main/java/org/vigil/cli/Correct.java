package org.vigil.cli;

import java.io.BufferedReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.delivery.Correction;
import org.vigil.delivery.CorrectionDesk;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.LostReply;
import org.vigil.network.Pause;
import org.vigil.node.Node;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Puts a post right. */
@Command(
        name = "correct",
        mixinStandardHelpOptions = true,
        description = {
            "Puts a post right: other words in its place where the network can, else a reply to it that says them.",
            "It shows what stands and what will stand, and asks. What was wrong and what was said stays in the log:"
                    + " ./vigil deliveries NUMBER.",
            "Example: ./vigil correct 12 --text \"Day 3: Wang Yu has spent 412 days in custody.\""
        })
public final class Correct implements Callable<Integer> {
    private final BufferedReader input;
    private final Pause pause;

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Who who = new Who();

    @Parameters(paramLabel = "POST", description = "Its number, as in \"./vigil deliveries\", or its address.")
    private String post = "";

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    /** The new words, or what became of a reply whose answer was lost: one of these. */
    static final class What {
        @ArgGroup(exclusive = true)
        private @Nullable CorrectedText text;

        @Option(names = "--it-is-there", paramLabel = "URL", description = "A reply that was uncertain stands here.")
        private @Nullable String itIsThere;

        @Option(names = "--send-again", description = "You have looked: the uncertain reply is not there.")
        private boolean sendAgain;
    }

    @Option(names = "--part", paramLabel = "N", description = "Which part of a thread, from 1.")
    private int part;

    @Option(
            names = "--everywhere",
            description = {
                "The same post on every account that speaks the same language, each within its limits.",
                "On X, where it is a reply, only on one: X forbids the same words on several accounts."
            })
    private boolean everywhere;

    @Option(
            names = "--new-words",
            description = "Says new words of somebody who was released or has died. A hold stands above it.")
    private boolean newWords;

    @Option(names = "--yes", description = "Asks nothing.")
    private boolean yes;

    @Option(
            names = "--no-wait",
            description = "Does what can be done at once; the rest goes on while ./vigil run runs.")
    private boolean noWait;

    public Correct(BufferedReader input, Pause pause) {
        this.input = input;
        this.pause = pause;
    }

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        return new NodeAccess(context.vigil()).with(node -> {
            PostArgument found = PostArgument.find(node, post);
            return what.text == null
                    ? settle(context, node, found.delivery())
                    : correct(context, node, found, what.text);
        });
    }

    private boolean itIsThere(Node node, LostReply lost, Delivery delivery, URI url) {
        Account account = Optional.ofNullable(
                        node.files().inForce().workspace().accounts().get(delivery.account()))
                .orElseThrow(() -> new Failure(
                        Vigil.PROBLEMS, "The account " + delivery.account() + " is not in accounts.yaml any more."));
        String remoteId = node.sessions()
                .open(account)
                .idAt(url)
                .orElseThrow(() -> new Failure(
                        Vigil.PROBLEMS, "No post of the account " + delivery.account() + " can have that address."));
        return lost.itIsThere(delivery.id(), remoteId, url, who.name());
    }

    private int settle(Commands context, Node node, Delivery delivery) {
        LostReply lost = new LostReply(node.database());
        boolean done = what.itIsThere == null
                ? lost.sendAgain(delivery.id(), who.name())
                : itIsThere(node, lost, delivery, Addresses.read(what.itIsThere));
        if (!done) {
            throw new Failure(Vigil.PROBLEMS, "No correction of delivery " + delivery.id() + " is uncertain.");
        }
        return progress(context, node).follow(List.of(delivery.id()), !noWait);
    }

    private int correct(Commands context, Node node, PostArgument found, CorrectedText given) {
        if (given.typed() && !yes) {
            throw new Failure(Vigil.USAGE, "With --text - nothing can be asked: say --yes, or use --text-file.");
        }
        if (part < 0) {
            throw new Failure(Vigil.USAGE, "--part: " + part + " cannot stand here; a number from 1");
        }
        CorrectionDesk desk = new CorrectionDesk(node.database(), node.clock(), node.files(), node.sessions());
        String words = given.read(input);
        List<CorrectionDesk.Proposal> proposals =
                desk.proposals(found.delivery(), part == 0 ? found.part() : part, part, words, newWords, everywhere);
        List<CorrectionDesk.Proposal.Possible> possible = new ArrayList<>();
        for (CorrectionDesk.Proposal proposal : proposals) {
            switch (proposal) {
                case CorrectionDesk.Proposal.Possible it -> possible.add(it);
                case CorrectionDesk.Proposal.Impossible no ->
                    context.err()
                            .println("Not on " + no.delivery().account() + " (delivery "
                                    + no.delivery().id() + "): " + no.why());
            }
        }
        if (possible.isEmpty()) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    "Nothing was corrected. To take the post away: "
                            + context.vigil().typed("delete " + found.delivery().id()));
        }
        possible.forEach(proposal -> show(context, proposal));
        if (!yes && !new Questions(input, context.out()).yes("Correct it?")) {
            context.out().println("Nothing was corrected.");
            return 0;
        }
        int code = make(context, node, desk, possible);
        return possible.size() == proposals.size() ? code : Math.max(code, Vigil.PROBLEMS);
    }

    private static void show(Commands context, CorrectionDesk.Proposal.Possible proposal) {
        context.out().println(RemovalProgress.post(proposal.delivery()));
        context.out().println("  Stands now:");
        context.out().println(proposal.stands().words().indent(4).stripTrailing());
        context.out()
                .println(
                        proposal.way() == Correction.Way.EDIT
                                ? "  Will stand in its place (or in a reply, where its server lets no post be changed):"
                                : "  Its network lets no post be changed. A reply will say:");
        context.out().println(proposal.words().indent(4).stripTrailing());
        context.out().println("  (" + proposal.length() + " of " + proposal.limit() + ")");
        if (proposal.delivery().showsPoster()) {
            context.out()
                    .println(
                            "  Its picture is a poster and stays as it is. If that says what is wrong, too, take the post away: "
                                    + context.vigil()
                                            .typed("delete "
                                                    + proposal.delivery().id()));
        }
    }

    private int make(
            Commands context, Node node, CorrectionDesk desk, List<CorrectionDesk.Proposal.Possible> possible) {
        List<Long> asked = new ArrayList<>();
        for (CorrectionDesk.Proposal.Possible proposal : possible) {
            if (desk.ask(proposal, who.name()).isPresent()) {
                asked.add(proposal.delivery().id());
            } else {
                context.err()
                        .println("Somebody is correcting delivery "
                                + proposal.delivery().id() + " at this moment: ./vigil deliveries "
                                + proposal.delivery().id());
            }
        }
        int code = progress(context, node).follow(asked, !noWait);
        return asked.size() == possible.size() ? code : Math.max(code, Vigil.PROBLEMS);
    }

    private CorrectionProgress progress(Commands context, Node node) {
        return new CorrectionProgress(node, context.out(), pause);
    }
}
