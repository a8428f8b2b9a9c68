package org.vigil.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.vigil.account.KeyUnavailable;
import org.vigil.delivery.Desk;
import org.vigil.delivery.RejectedMeanwhile;
import org.vigil.delivery.RejectionReasons;
import org.vigil.node.Node;
import org.vigil.workspace.PostNotes;
import org.vigil.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists the posts that wait for a person, shows them and what has changed, approves and rejects them. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = {
            "Reads the coming posts and lets them go out, or not.",
            "An approval holds for the words about a person, whatever their date and day count; a changed fact or template asks"
                    + " again, and the list says what has changed.",
            "Nobody approves words of their own: somebody else does."
        })
public final class Approve implements Callable<Integer> {
    static final Duration AHEAD = Duration.ofDays(31);

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        return list(false);
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "The posts that wait for an approval; of those that wait again, what has changed.")
    int list(@Option(names = "--all", description = "Also those that are decided.") boolean all) {
        return work((context, node) -> {
            List<Desk.Coming> coming = node.desk().coming(AHEAD).stream()
                    .filter(post -> all
                            || post.waitsForApproval()
                            || !post.rendered().problems().isEmpty())
                    .toList();
            coming.forEach(post -> context.out().println(ComingText.line(post)));
            context.out()
                    .println(
                            coming.isEmpty()
                                    ? "Nothing waits for an approval."
                                    : coming.size() + " posts. Read one: ./vigil approve show NUMBER");
            return 0;
        });
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = {
                "The words of posts as they would go out.",
                "Of what waits again: who approved other words of it and when, and each fact and line of the template that has"
                        + " changed since, as it was and as it is."
            })
    int show(
            @Parameters(
                            paramLabel = "NUMBER",
                            arity = "1..*",
                            converter = PostChoice.Converter.class,
                            description = "As in the list.")
                    List<PostChoice> numbers) {
        return work((context, node) -> {
            Workspace workspace = node.files().inForce().workspace();
            chosen(node.desk().coming(AHEAD), numbers).forEach(post -> {
                ComingText.all(post, why(context, node, post)).forEach(context.out()::println);
                PostNotes.of(workspace, post.campaign(), post.delivery().kind(), post.profile(), post.account())
                        .forEach(note -> context.out().println("Note: " + note));
            });
            return 0;
        });
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = {"These words may go out.", "Example: ./vigil approve approve 12:3fa91c07 --as Ada"})
    int approve(
            @Mixin Who who,
            @Option(names = "--all", description = "All that wait; only after reading them.") boolean all,
            @Parameters(
                            paramLabel = "NUMBER",
                            arity = "0..*",
                            converter = PostChoice.Converter.class,
                            description =
                                    "As in the list. With the mark that \"show\" prints behind it, nothing is approved where the words have changed since you read them.")
                    @Nullable List<PostChoice> numbers) {
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
            List<String> rejected = approve(node, theirs, who.name());
            context.out().println("Approved by " + who.name() + ": " + (theirs.size() - rejected.size()) + " posts.");
            others.forEach(why -> context.out().println("Not approved, since " + why + "."));
            rejected.forEach(why -> context.out().println("Not approved: " + why + "."));
            return rejected.isEmpty() ? 0 : Vigil.PROBLEMS;
        });
    }

    /** What somebody rejected at this very moment does not keep the others. */
    private static List<String> approve(Node node, List<Desk.Coming> posts, String who) {
        List<String> rejected = new ArrayList<>();
        for (Desk.Coming post : posts) {
            try {
                node.desk().approve(post, who);
            } catch (RejectedMeanwhile no) {
                rejected.add(post.delivery().id() + ": " + no.getMessage());
            }
        }
        return rejected;
    }

    @Command(name = "reject", mixinStandardHelpOptions = true, description = "These words do not go out.")
    int reject(
            @Mixin Who who,
            @Option(
                            names = "--why",
                            paramLabel = "REASON",
                            description =
                                    "What is wrong with them; kept encrypted, and erased with what else is kept of the person.")
                    @Nullable String why,
            @Parameters(
                            paramLabel = "NUMBER",
                            arity = "1..*",
                            converter = PostChoice.Converter.class,
                            description = "As in the list.")
                    List<PostChoice> numbers) {
        return work((context, node) -> {
            List<Desk.Coming> posts = chosen(node.desk().coming(AHEAD), numbers);
            posts.forEach(post -> node.desk().reject(post, who.name()));
            context.out().println("Rejected by " + who.name() + ": " + posts.size() + " posts.");
            if (why != null && !why.isBlank()) {
                keep(context, node, posts, why, who.name());
            }
            return 0;
        });
    }

    private static void keep(Commands context, Node node, List<Desk.Coming> rejected, String why, String who) {
        try {
            RejectionReasons reasons = reasons(context, node);
            rejected.forEach(post -> reasons.keep(post, why, who));
        } catch (KeyUnavailable e) {
            context.err().println("They do not go out; the reason was not kept. " + e.getMessage());
        }
    }

    private static Optional<String> why(Commands context, Node node, Desk.Coming post) {
        try {
            return reasons(context, node).of(post);
        } catch (KeyUnavailable e) {
            return Optional.of("(kept encrypted, and cannot be read here: " + e.getMessage() + ")");
        }
    }

    private static RejectionReasons reasons(Commands context, Node node) {
        return new RejectionReasons(node.database(), Sensitive.records(context.vigil(), node.database()));
    }

    private int work(BiFunction<Commands, Node, Integer> work) {
        Commands context = Commands.of(vigil, spec);
        return new NodeAccess(context.vigil()).withFiles(context.err(), node -> {
            node.planner().planAll();
            return work.apply(context, node);
        });
    }

    private static List<Desk.Coming> choose(List<Desk.Coming> coming, boolean all, @Nullable List<PostChoice> numbers) {
        if (all == (numbers != null && !numbers.isEmpty())) {
            throw new Failure(Vigil.USAGE, "Say which: numbers as in the list, or --all.");
        }
        return all
                ? coming.stream().filter(Desk.Coming::waitsForApproval).toList()
                : chosen(coming, Objects.requireNonNull(numbers));
    }

    private static List<Desk.Coming> chosen(List<Desk.Coming> coming, List<PostChoice> numbers) {
        return numbers.stream().distinct().map(number -> chosen(coming, number)).toList();
    }

    private static Desk.Coming chosen(List<Desk.Coming> coming, PostChoice choice) {
        Desk.Coming post = coming.stream()
                .filter(choice::is)
                .findFirst()
                .orElseThrow(() -> new Failure(
                        Vigil.PROBLEMS,
                        "No coming post has the number " + choice.number() + ". Numbers: ./vigil approve list --all"));
        if (post.rendered().message().isEmpty()) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    "Post " + choice.number() + " has no words yet: "
                            + post.rendered().problems().getFirst());
        }
        if (!choice.isAsRead(post)) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    "Post " + choice.number()
                            + " has other words by now than those that were read. Nothing was decided."
                            + " Read it again: ./vigil approve show " + choice.number());
        }
        return post;
    }
}
