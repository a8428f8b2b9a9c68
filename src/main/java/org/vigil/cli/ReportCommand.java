package org.vigil.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.engagement.report.Period;
import org.vigil.engagement.report.Report;
import org.vigil.engagement.report.ReportJson;
import org.vigil.engagement.report.ReportPage;
import org.vigil.engagement.report.Reports;
import org.vigil.node.Node;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes what a campaign's posts came to over some days, for those who fund and run it. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a page about what followers did with a campaign's posts: who was shown and who was not, what has changed,",
            "and what stands out. The page stands alone: send it, print it. Example:",
            "  ./vigil report --campaign free-the-20 --from 2026-11-01 --to 2026-11-30 --out november.html",
            "People who are on hold, withheld or under age, and those who are in no file, stand in no number of it."
        })
public final class ReportCommand implements Callable<Integer> {
    /** For people, or for programs. */
    enum Format {
        HTML,
        JSON
    }

    private static final int USUAL_DAYS = 30;

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--campaign", required = true, paramLabel = "CAMPAIGN", description = "Whose posts.")
    private String campaign = "";

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "The first day, in the campaign's zone (default: 30 days before the last).")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            description = "The last day, which belongs to it (default: yesterday).")
    private @Nullable String to;

    @Option(
            names = "--format",
            paramLabel = "html|json",
            defaultValue = "html",
            description = "A page, or the same numbers for programs (default: html).")
    private Format format = Format.HTML;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Where it is written, whole or not at all (default: standard output).")
    private @Nullable Path output;

    @Option(names = "--force", description = "Writes over a file that is no report.")
    private boolean force;

    @Option(
            names = "--simulated",
            description =
                    "About what sandboxes played, and nothing real. A campaign that was never on a real network has no other report.")
    private boolean simulated;

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        CampaignId id = EngagementChoice.campaignId(campaign);
        DayRange.of(from, to, ZoneOffset.UTC);
        return new NodeAccess(context.vigil()).withFiles(context.err(), node -> report(context, node, id));
    }

    private int report(Commands context, Node node, CampaignId id) {
        Campaign found = GoodCampaign.of(node.files().inForce().workspace(), id);
        Instant now = node.clock().instant();
        Reports reports = new Reports(node.database(), node.files());
        Report report = reports.of(found, period(found, now), simulated ? Optional.of(true) : Optional.empty(), now);
        write(context.out(), report, now);
        say(context.err(), report);
        return 0;
    }

    private void write(PrintWriter printed, Report report, Instant now) {
        Consumer<PrintWriter> work =
                switch (format) {
                    case HTML -> out -> new ReportPage().write(report, now, out);
                    case JSON -> out -> ReportJson.write(report, out);
                };
        if (output == null) {
            Export.print(printed, work);
        } else {
            Export.file(output, force, ReportCommand::isReport, work);
        }
    }

    private void say(PrintWriter err, Report report) {
        if (output != null) {
            err.println("Written: " + output + ", " + report.period().words() + " ("
                    + report.period().zone() + ")" + (report.isEmpty() ? "; nothing was published in it" : "") + ".");
        }
        if (report.simulated()) {
            err.println("It is about simulated posts only, and says so.");
        }
        if (report.leftOut() > 0) {
            err.println("Posts of people of whom nothing may be said now are in none of its numbers: "
                    + report.leftOut() + ". Only you are told.");
        }
    }

    private Period period(Campaign campaign, Instant now) {
        DayRange range = DayRange.of(from, to, campaign.zone());
        LocalDate yesterday = LocalDate.ofInstant(now, campaign.zone()).minusDays(1);
        LocalDate last = range.to()
                .orElse(range.from().filter(first -> first.isAfter(yesterday)).orElse(yesterday));
        return new Period(range.from().orElse(last.minusDays(USUAL_DAYS - 1L)), last, campaign.zone());
    }

    /** By what it begins with. */
    private static boolean isReport(String beginning) {
        return beginning.contains(ReportPage.MARK)
                || beginning.matches("(?s)\\{\\s*\"campaign\"\\s*:\\s*\"[^\"]*\",\\s*\"from\"\\s*:.*");
    }
}
