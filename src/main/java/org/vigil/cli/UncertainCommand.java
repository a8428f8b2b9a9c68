package org.vigil.cli;

import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.Askings;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.Uncertain;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists the deliveries of which only a person can say whether they stand, and hears what the person says. */
@Command(
        name = "uncertain",
        mixinStandardHelpOptions = true,
        description = {
            "Posts that may stand on the network, or not: their answer was lost, and the network could not say.",
            "Look at the account, then say which: ./vigil uncertain NUMBER --it-is-there URL, or --send-again.",
            "Also lists those about which Vigil is still asking the network: these settle themselves; and correcting"
                    + " replies of which nobody knows, with the commands that settle them.",
            "Example: ./vigil uncertain 17 --it-is-there https://mastodon.example/@vigil/113"
        })
public final class UncertainCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Who who = new Who();

    @Parameters(paramLabel = "NUMBER", arity = "0..1", description = "As in the list.")
    private @Nullable Long number;

    @ArgGroup
    private @Nullable Answer answer;

    @Option(
            names = "--anyway",
            description = "With --it-is-there: also where the network shows nothing there, or other words.")
    private boolean anyway;

    /** What the person found: one of the two. */
    static final class Answer {
        @Option(names = "--it-is-there", paramLabel = "URL", description = "It stands there, at this address.")
        private @Nullable String itIsThere;

        @Option(names = "--send-again", description = "You have looked: it is not there.")
        private boolean sendAgain;
    }

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        if ((number == null) != (answer == null)) {
            throw new Failure(Vigil.USAGE, "Say both: the number, and --it-is-there URL or --send-again.");
        }
        if (anyway && (answer == null || answer.itIsThere == null)) {
            throw new Failure(Vigil.USAGE, "--anyway goes with --it-is-there URL.");
        }
        return new NodeAccess(context.vigil()).with(node -> {
            Uncertain uncertain = new Uncertain(node.database(), node.clock(), node.files(), node.sessions());
            if (number == null || answer == null) {
                return list(context, uncertain);
            }
            context.out()
                    .println(
                            answer.itIsThere == null
                                    ? sendAgain(context, uncertain, number)
                                    : itIsThere(uncertain, number, Addresses.read(answer.itIsThere)));
            return 0;
        });
    }

    private String sendAgain(Commands context, Uncertain uncertain, long delivery) {
        if (uncertain.sendAgain(delivery, who.name())) {
            return "It goes out again, unless it is too late for it or something keeps it back: "
                    + context.vigil().typed("deliveries " + delivery);
        }
        boolean asked = uncertain.beingAsked().stream().anyMatch(each -> each.id() == delivery);
        throw asked
                ? new Failure(
                        Vigil.PROBLEMS,
                        "The network is still being asked about " + delivery
                                + ". If it is not there, it goes out again by itself; if nobody can tell, you are asked.")
                : notOpen(delivery);
    }

    private String itIsThere(Uncertain uncertain, long delivery, URI url) {
        return switch (uncertain.itIsThere(delivery, url, anyway, who.name())) {
            case Uncertain.Heard.Noted noted -> "Noted: it is published. " + noted.checked();
            case Uncertain.Heard.NotOpen notOpen -> throw notOpen(delivery);
            case Uncertain.Heard.Contradicted contradicted ->
                throw new Failure(
                        Vigil.PROBLEMS,
                        "Nothing was noted: " + contradicted.why() + ". Is the address right? If you have seen the post"
                                + " there with your own eyes, add --anyway.");
        };
    }

    private static Failure notOpen(long delivery) {
        return new Failure(
                Vigil.PROBLEMS, "No uncertain delivery has the number " + delivery + ". See: ./vigil uncertain");
    }

    private static int list(Commands context, Uncertain uncertain) {
        List<Delivery> toLookAt = uncertain.list();
        List<Delivery> beingAsked = uncertain.beingAsked();
        toLookAt.forEach(delivery -> print(context, uncertain, delivery));
        List<Uncertain.Reply> replies = uncertain.replies();
        replies.forEach(reply -> print(context, reply));
        if (!beingAsked.isEmpty()) {
            context.out().println("Still being asked about, nothing to do for you:");
            beingAsked.forEach(delivery -> print(context, uncertain, delivery));
        }
        int all = toLookAt.size() + replies.size();
        context.out().println(all == 0 ? "Nothing is uncertain." : all + " to look at.");
        return 0;
    }

    private static void print(Commands context, Uncertain.Reply reply) {
        Delivery post = reply.post();
        String settles = context.vigil().typed("correct " + post.id());
        context.out()
                .println("The correction of " + post.id() + "  " + post.date() + "  " + post.campaign() + "  "
                        + post.profile() + "  " + post.account() + ": "
                        + reply.correction().why());
        context.out().println(reply.correction().words().indent(4).stripTrailing());
        context.out().println("  it is there: " + settles + " --it-is-there URL");
        context.out().println("  it is not there: " + settles + " --send-again");
    }

    private static void print(Commands context, Uncertain uncertain, Delivery delivery) {
        context.out()
                .println(delivery.id() + "  " + delivery.date() + "  " + delivery.campaign() + "  " + delivery.profile()
                        + "  " + delivery.account() + ": " + delivery.why());
        uncertain
                .words(delivery.id())
                .ifPresent(words -> context.out().println(words.indent(4).stripTrailing()));
        List<Askings.Asking> asked = uncertain.asked(delivery.id());
        if (!asked.isEmpty()) {
            Askings.Asking last = asked.getLast();
            context.out()
                    .println("  asked " + (asked.size() == 1 ? "once" : asked.size() + " times") + ", last at "
                            + Moments.said(last.at()) + ": " + last.found());
        }
    }
}
