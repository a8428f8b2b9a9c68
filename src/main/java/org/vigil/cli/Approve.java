package org.vigil.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.Desk;
import org.vigil.network.Part;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists the posts that wait for a person, shows them, approves and rejects them. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = {
            "Reads the coming posts and lets them go out, or not.",
            "An approval holds for the words about a person, whatever their date and day count; a changed fact or template asks again."
        })
public final class Approve implements Callable<Integer> {
    private static final Duration AHEAD = Duration.ofDays(31);

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        return list(false);
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "The posts that wait for an approval.")
    int list(@Option(names = "--all", description = "Also those that are decided.") boolean all) {
        return work((context, node) -> {
            List<Desk.Coming> coming = node.desk().coming(AHEAD).stream()
                    .filter(post -> all
                            || post.waitsForApproval()
                            || !post.rendered().problems().isEmpty())
                    .toList();
            coming.forEach(post -> context.out().println(line(post)));
            context.out()
                    .println(
                            coming.isEmpty()
                                    ? "Nothing waits for an approval."
                                    : coming.size() + " posts. Read one: vigil approve show NUMBER");
            return 0;
        });
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "The words of posts as they would go out.")
    int show(@Parameters(paramLabel = "NUMBER", arity = "1..*", description = "As in the list.") List<Long> numbers) {
        return work((context, node) -> {
            for (Desk.Coming post : chosen(node.desk().coming(AHEAD), numbers)) {
                print(context.out(), post);
            }
            return 0;
        });
    }

    @Command(name = "approve", mixinStandardHelpOptions = true, description = "These words may go out.")
    int approve(
            @Mixin Who who,
            @Option(names = "--all", description = "All that wait; only after reading them.") boolean all,
            @Parameters(paramLabel = "NUMBER", arity = "0..*", description = "As in the list.") @Nullable List<Long> numbers) {
        return work((context, node) -> {
            List<Desk.Coming> posts = choose(node.desk().coming(AHEAD), all, numbers);
            List<Desk.Coming> theirs = posts.stream()
                    .filter(post -> node.desk().mayNotApprove(post, who.name()).isEmpty())
                    .toList();
            Set<String> others = new TreeSet<>();
            posts.forEach(post -> node.desk().mayNotApprove(post, who.name()).ifPresent(others::add));
            if (!others.isEmpty() && !(all && !theirs.isEmpty())) {
                throw new Failure(Vigil.PROBLEMS, "Nothing was approved: " + String.join("; ", others) + ".");
            }
            theirs.forEach(post -> node.desk().approve(post, who.name()));
            context.out().println("Approved by " + who.name() + ": " + theirs.size() + " posts.");
            others.forEach(why -> context.out().println("Not approved, since " + why + "."));
            return 0;
        });
    }

    @Command(name = "reject", mixinStandardHelpOptions = true, description = "These words do not go out.")
    int reject(
            @Mixin Who who,
            @Option(names = "--why", paramLabel = "REASON", description = "What is wrong with them.") @Nullable String why,
            @Parameters(paramLabel = "NUMBER", arity = "1..*", description = "As in the list.") List<Long> numbers) {
        return work((context, node) -> {
            List<Desk.Coming> posts = chosen(node.desk().coming(AHEAD), numbers);
            posts.forEach(post -> node.desk().reject(post, who.name(), why));
            context.out().println("Rejected by " + who.name() + ": " + posts.size() + " posts.");
            return 0;
        });
    }

    private int work(java.util.function.BiFunction<Commands, org.vigil.node.Node, Integer> work) {
        Commands context = Commands.of(vigil, spec);
        return new NodeAccess(context.vigil()).withFiles(context.err(), node -> {
            node.planner().planAll();
            return work.apply(context, node);
        });
    }

    private static List<Desk.Coming> choose(List<Desk.Coming> coming, boolean all, @Nullable List<Long> numbers) {
        if (all == (numbers != null && !numbers.isEmpty())) {
            throw new Failure(Vigil.USAGE, "Say which: numbers as in the list, or --all.");
        }
        if (all) {
            return coming.stream().filter(Desk.Coming::waitsForApproval).toList();
        }
        return chosen(coming, java.util.Objects.requireNonNull(numbers));
    }

    private static List<Desk.Coming> chosen(List<Desk.Coming> coming, List<Long> numbers) {
        for (Long number : numbers) {
            Predicate<Desk.Coming> same = post -> post.delivery().id() == number;
            Desk.Coming post = coming.stream()
                    .filter(same)
                    .findFirst()
                    .orElseThrow(() -> new Failure(
                            Vigil.PROBLEMS,
                            "No coming post has the number " + number + ". Numbers: vigil approve list --all"));
            if (post.rendered().message().isEmpty()) {
                throw new Failure(
                        Vigil.PROBLEMS,
                        "Post " + number + " has no words yet: "
                                + post.rendered().problems().getFirst());
            }
        }
        return coming.stream()
                .filter(post -> numbers.contains(post.delivery().id()))
                .toList();
    }

    private static String line(Desk.Coming post) {
        String state = post.rendered().message().isEmpty()
                ? "cannot be rendered: " + post.rendered().problems().getFirst()
                : post.decision()
                        .map(decision -> (decision.approved() ? "approved by " : "rejected by ") + decision.by())
                        .orElse(post.campaign().approvalRequired() ? "waits" : "needs no approval");
        return String.format(
                java.util.Locale.ROOT,
                "%5d  %s  %s  %s  %s  %s",
                post.delivery().id(),
                post.delivery().date(),
                post.delivery().campaign(),
                post.delivery().profile(),
                post.delivery().account(),
                state);
    }

    private static void print(PrintWriter out, Desk.Coming post) {
        out.println(line(post));
        post.rendered().message().ifPresent(message -> {
            for (Part part : message.parts()) {
                out.println();
                if (part.contentWarning() != null) {
                    out.println("[content warning: " + part.contentWarning() + "]");
                }
                out.println(part.text().indent(4).stripTrailing());
                part.images()
                        .forEach(image -> out.println("    [image " + image.fileName() + ": " + image.altText() + "]"));
            }
        });
        post.rendered().problems().forEach(out::println);
        out.println();
    }
}
