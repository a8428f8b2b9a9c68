package org.vigil.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.delivery.StartSheet;
import org.vigil.node.Node;
import org.vigil.workspace.PreviewEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Turns a draft into a campaign, after its first posts were shown and its name was typed. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a campaign: shows its first three posts, its accounts and its times, and asks for its name.",
            "Nothing that was due before this moment is ever sent.",
            "Once more: agrees to posts that go out unread (approval: none) and to what is public as its schedule says by now."
        })
public final class Start implements Callable<Integer> {
    private final BufferedReader input;

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Who who = new Who();

    @Parameters(paramLabel = "CAMPAIGN", description = "As in schedules/CAMPAIGN.yaml.")
    private String campaign = "";

    public Start(BufferedReader input) {
        this.input = input;
    }

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        CampaignId id = Commands.read(campaign, CampaignId::new, CampaignId.ALLOWED);
        return new NodeAccess(context.vigil()).withFiles(context.err(), node -> start(context, node, id));
    }

    private int start(Commands context, Node node, CampaignId id) {
        Campaign found = GoodCampaign.of(node.files().inForce().workspace(), id);
        StartSheet sheet = sheet(node, found);
        node.desk().mayNotStart(id, who.name()).ifPresent(why -> {
            throw new Failure(Vigil.PROBLEMS, "Not started: " + why + ".");
        });
        if (sheet.started()) {
            again(context.out(), sheet);
        }
        show(context.out(), sheet);
        if (!confirmed(context.out(), found)) {
            throw new Failure(Vigil.PROBLEMS, "Not started: the name was not typed as it is.");
        }
        Campaign now = node.files().inForce().workspace().campaigns().get(id);
        if (now == null || !sheet(node, now).mark().equals(sheet.mark())) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    "Not started: its schedule, its accounts or its first posts have changed meanwhile. Look at it once more.");
        }
        node.desk().start(id, who.name());
        context.out()
                .println((sheet.started() ? "Agreed to by " : "Started by ") + who.name() + ". "
                        + (found.approvalRequired()
                                ? "Each post waits for an approval: ./vigil approve list"
                                : "No approval is asked for in this campaign."));
        context.out().println("It posts while this runs: ./vigil run");
        return 0;
    }

    private static StartSheet sheet(Node node, Campaign campaign) {
        return StartSheet.of(node.files(), node.database(), node.sessions(), node.desk(), campaign, node.clock());
    }

    /** A started campaign's file may ask for more; for less somebody has to agree once more. */
    private static void again(PrintWriter out, StartSheet sheet) {
        Campaign campaign = sheet.campaign();
        if (sheet.toAgree().isEmpty()) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    campaign.name() + " was started before. To stop it: ./vigil stop --campaign " + campaign.id());
        }
        out.println(campaign.name() + " was started before. Since then it has come to say: "
                + String.join("; ", sheet.toAgree())
                + ".\nNobody has agreed to that: such posts wait for approvals, and such pages are shown to nobody. Whoever types"
                + " the name below agrees.");
        out.println();
    }

    private static void show(PrintWriter out, StartSheet sheet) {
        Campaign campaign = sheet.campaign();
        if (sheet.first().isEmpty()) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    "There is nobody to speak of, or the campaign is over: nothing would go out" + " from "
                            + sheet.from() + " on. See: ./vigil check, ./vigil people");
        }
        out.println(campaign.name() + ": its first posts");
        sheet.first().forEach(entry -> show(out, entry));
        out.println();
        out.println("Accounts: "
                + sheet.places().stream().map(StartSheet.Place::toString).collect(Collectors.joining("; ")));
        out.println("Times: " + sheet.times());
        sheet.cost().ifPresent(out::println);
        sheet.notes().forEach(note -> out.println("Note: " + note));
        sheet.heldBack().forEach(note -> out.println("Held back: " + note));
        if (sheet.hasProblems()) {
            throw new Failure(Vigil.PROBLEMS, "Not started: a first post has problems. See: ./vigil check");
        }
    }

    private static void show(PrintWriter out, PreviewEntry entry) {
        out.println();
        out.println(entry.date() + " " + entry.slot() + ", " + entry.account() + " (" + entry.length() + " of "
                + entry.limit() + "):");
        entry.parts().forEach(part -> out.println(part.indent(4).stripTrailing()));
        entry.problems().forEach(problem -> out.println("    Problem: " + problem));
        if (entry.basisMissing() != null) {
            out.println("    Does not go out as it is now: " + entry.basisMissing());
        }
        entry.notes().forEach(note -> out.println("    Note: " + note));
    }

    private boolean confirmed(PrintWriter out, Campaign campaign) {
        out.print("Type the campaign's name (" + campaign.id() + ") to start it: ");
        out.flush();
        try {
            String typed = input.readLine();
            return typed != null
                    && (typed.strip().equals(campaign.id().value())
                            || typed.strip().equals(campaign.name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
