package org.vigil.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.account.AccountLabels;
import org.vigil.account.AccountName;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.node.Node;
import org.vigil.workspace.Cost;
import org.vigil.workspace.NativeReview;
import org.vigil.workspace.PreviewEntry;
import org.vigil.workspace.Workspace;
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
    private static final int POSTS = 3;
    private static final int DAYS = 60;

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
        Workspace workspace = node.files().inForce().workspace();
        Campaign found = GoodCampaign.of(workspace, id);
        boolean again = node.desk().isStarted(id);
        if (again) {
            again(context.out(), node, found);
        }
        show(context.out(), node, workspace, found);
        if (!confirmed(context.out(), found)) {
            throw new Failure(Vigil.PROBLEMS, "Not started: the name was not typed as it is.");
        }
        if (!found.equals(node.files().inForce().workspace().campaigns().get(id))) {
            throw new Failure(Vigil.PROBLEMS, "Not started: its file has changed meanwhile. Look at it once more.");
        }
        node.desk().start(id, who.name());
        context.out()
                .println((again ? "Agreed to by " : "Started by ") + who.name() + ". "
                        + (found.approvalRequired()
                                ? "Each post waits for an approval: ./vigil approve list"
                                : "No approval is asked for in this campaign."));
        context.out().println("It posts while this runs: ./vigil run");
        return 0;
    }

    /** A started campaign's file may ask for more; for less somebody has to agree once more. */
    private static void again(PrintWriter out, Node node, Campaign campaign) {
        List<String> widened = node.desk().toAgree(campaign.id());
        if (widened.isEmpty()) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    campaign.name() + " was started before. To stop it: ./vigil stop --campaign " + campaign.id());
        }
        out.println(campaign.name() + " was started before. Since then its schedule has come to say: "
                + String.join("; ", widened)
                + ".\nNobody has agreed to that: such posts wait for approvals, and such pages are shown to nobody. Whoever types"
                + " the name below agrees.");
        out.println();
    }

    private static void show(PrintWriter out, Node node, Workspace workspace, Campaign campaign) {
        LocalDate today = LocalDate.ofInstant(node.clock().instant(), campaign.zone());
        LocalDate from = campaign.from() != null && campaign.from().isAfter(today) ? campaign.from() : today;
        List<PreviewEntry> entries = org.vigil.workspace.Preview.of(
                workspace, campaign, from, DAYS, node.clock().instant());
        if (entries.isEmpty()) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    "There is nobody to speak of, or the campaign is over: nothing would go out" + " from " + from
                            + " on. See: ./vigil check, ./vigil people");
        }
        KnownBasis basis = KnownBasis.of(node);
        List<PreviewEntry> first = entries.stream()
                .filter(entry -> entries.stream()
                        .map(other -> other.date() + other.slot())
                        .distinct()
                        .limit(POSTS)
                        .toList()
                        .contains(entry.date() + entry.slot()))
                .map(entry -> basis.judged(entry, campaign))
                .toList();
        out.println(campaign.name() + ": its first posts");
        for (PreviewEntry entry : first) {
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
        out.println();
        out.println("Accounts: "
                + campaign.accounts().stream()
                        .map(name -> account(node, workspace, name))
                        .collect(Collectors.joining("; ")));
        out.println("Times: "
                + campaign.slots().stream()
                        .map(slot -> slot.at() + " on "
                                + slot.days().stream()
                                        .sorted()
                                        .map((DayOfWeek day) -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                                        .collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("; "))
                + ", in " + campaign.zone());
        Cost.of(workspace, campaign, from).ifPresent(out::println);
        AccountLabels labels = new AccountLabels(node.database().jdbc());
        campaign.accounts().stream()
                .flatMap(name -> Stream.ofNullable(workspace.accounts().get(name)))
                .forEach(account -> labels.missing(account)
                        .ifPresent(words -> out.println("Note: " + account.name() + ": " + words + ".")));
        basis.missing(campaign, node.clock().instant()).ifPresent(note -> out.println("Held back: " + note));
        NativeReview.missing(workspace, campaign).forEach(note -> out.println("Held back: " + note));
        if (first.stream().anyMatch(entry -> !entry.problems().isEmpty())) {
            throw new Failure(Vigil.PROBLEMS, "Not started: a first post has problems. See: ./vigil check");
        }
    }

    private static String account(Node node, Workspace workspace, AccountName name) {
        Account account = workspace.accounts().get(name);
        if (account == null) {
            return name + " (not in accounts.yaml)";
        }
        return name + " (" + account.network().word() + (account.isSandbox() ? ", nobody sees it" : "")
                + (account.byHand() ? ", by hand)" : node.sessions().ready(account) ? ")" : ", no secrets yet)");
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
