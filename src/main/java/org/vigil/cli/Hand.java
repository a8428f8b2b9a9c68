package org.vigil.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.HandDesk;
import org.vigil.node.Node;
import org.vigil.organisation.Organisation;
import org.vigil.organisation.OrganisationId;
import org.vigil.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Gives a partner the words and pictures of a day, to post by hand, and takes the partner's report. */
@Command(
        name = "hand",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a folder for a partner who posts by hand: the day's words, pictures, alt texts, and what to do by when.",
            "Example: ./vigil hand free-pen --out for-free-pen. Then: ./vigil hand report 12 https://… --as Ada"
        })
public final class Hand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Who who = new Who();

    @Parameters(arity = "0..1", paramLabel = "ORG", description = "The organisation's id, as in organisations.yaml.")
    private @Nullable String organisation;

    @Option(
            names = "--date",
            paramLabel = "DAY",
            description = "Whose words (default: the next day that has any for this organisation).")
    private @Nullable String date;

    @Option(names = "--out", paramLabel = "FOLDER", description = "The folder to write; a new one, or an empty one.")
    private @Nullable Path out;

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        String org = organisation;
        Path folder = out;
        if (org == null || folder == null) {
            throw new Failure(Vigil.USAGE, "Say for whom and where to: ./vigil hand ORG --out FOLDER");
        }
        OrganisationId id = Commands.read(org, OrganisationId::new, OrganisationId.ALLOWED);
        return new NodeAccess(context.vigil()).withFiles(context.err(), node -> {
            node.planner().planAll();
            return handOut(context, node, id, folder);
        });
    }

    private int handOut(Commands context, Node node, OrganisationId id, Path folder) {
        Workspace workspace = node.files().inForce().workspace();
        Organisation found = workspace
                .organisation(id)
                .orElseThrow(() -> new Failure(
                        Vigil.PROBLEMS,
                        "There is no organisation \"" + id + "\". There are: "
                                + names(workspace.organisations().keySet())));
        HandFolder kit = HandFolder.at(folder);
        HandDesk desk = desk(node);
        LocalDate day = date == null
                ? desk.nextDay(found)
                        .orElseThrow(() -> new Failure(
                                Vigil.PROBLEMS,
                                "Nothing is planned that " + id
                                        + " posts by hand. Has it an account with by_hand: true in a"
                                        + " started campaign? See: ./vigil account list"))
                : Dates.day("--date", date);
        HandDesk.Day handed = desk.handOut(found, day, who.name());
        handed.keptBack()
                .forEach(kept -> context.err()
                        .println("Kept back: " + kept.delivery().id() + " "
                                + kept.delivery().account() + ": " + kept.why()));
        if (handed.kits().isEmpty()) {
            context.out().println("Nothing to hand out for " + day + ".");
            return handed.keptBack().isEmpty() ? 0 : Vigil.PROBLEMS;
        }
        kit.write(workspace, day, handed.kits());
        context.out()
                .println(handed.kits().size() + (handed.kits().size() == 1 ? " post" : " posts") + " for " + day
                        + " written to " + folder + ". It begins with WHAT-TO-DO.txt.");
        return handed.keptBack().isEmpty() ? 0 : Vigil.PROBLEMS;
    }

    @Command(
            name = "report",
            mixinStandardHelpOptions = true,
            description = "Says where a post stands that was made by hand. Nobody looks whether it is so.")
    int report(
            @Mixin Who reporter,
            @Parameters(paramLabel = "NUMBER", description = "As in WHAT-TO-DO.txt and ./vigil deliveries.")
                    Long number,
            @Parameters(paramLabel = "URL", description = "The post's address.") String url) {
        return with((context, node) -> said(
                context,
                desk(node)
                        .report(
                                number,
                                Commands.read(url, Hand::address, "the post's address, https://…"),
                                reporter.name()),
                number,
                "is reported by hand"));
    }

    @Command(
            name = "gone",
            mixinStandardHelpOptions = true,
            description = "Says that a post that was made by hand stands there no more, or was never made.")
    int gone(
            @Mixin Who reporter,
            @Parameters(paramLabel = "NUMBER", description = "As in ./vigil deliveries.") Long number) {
        return with((context, node) -> {
            int code = said(context, desk(node).gone(number, reporter.name()), number, "is gone");
            node.remover().drain();
            return code;
        });
    }

    private static int said(Commands context, HandDesk.Reported reported, Long number, String what) {
        switch (reported) {
            case HandDesk.Reported.Refused refused ->
                throw new Failure(Vigil.PROBLEMS, "Nothing was written down: " + refused.why() + ".");
            case HandDesk.Reported.Written written -> {
                context.out().println("Written down: post " + number + " " + what + ".");
                written.toDo().ifPresent(context.out()::println);
                return written.toDo().isEmpty() ? 0 : Vigil.PROBLEMS;
            }
        }
    }

    private int with(java.util.function.BiFunction<Commands, Node, Integer> work) {
        Commands context = Commands.of(vigil, spec);
        return new NodeAccess(context.vigil()).with(node -> work.apply(context, node));
    }

    private static HandDesk desk(Node node) {
        return new HandDesk(node.database(), node.clock(), node.files(), node.sessions());
    }

    private static URI address(String text) {
        URI uri = URI.create(text);
        if (!"https".equals(uri.getScheme()) || uri.getHost() == null || uri.getUserInfo() != null) {
            throw new IllegalArgumentException("no address");
        }
        return uri;
    }

    private static String names(Set<OrganisationId> ids) {
        return ids.isEmpty()
                ? "none (organisations.yaml)"
                : ids.stream().map(OrganisationId::value).collect(Collectors.joining(", "));
    }
}
