package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.SignedIn;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.delivery.StartedCampaigns;
import org.vigil.engagement.report.Period;
import org.vigil.engagement.report.Report;
import org.vigil.engagement.report.ReportPage;
import org.vigil.engagement.report.Reports;
import org.vigil.node.Node;
import org.vigil.profile.NameSearch;
import org.vigil.workspace.Workspace;

/** What followers did with a campaign's posts, drawn and as tables: the report of {@code ./vigil report}, to look around in. */
@Controller
final class EngagementPage {
    private static final int USUAL_DAYS = 30;

    /** More days take longer than a page may; the report to download has them. */
    private static final int MOST_DAYS = 92;

    private final Node node;
    private final Reports reports;
    private final EngagementChoices choices;
    private final ReportPage page = new ReportPage();

    EngagementPage(Node node) {
        this.node = node;
        this.reports = new Reports(node.database(), node.files());
        this.choices = new EngagementChoices(node);
    }

    /** @param problem a key of the texts; null where it is all understood */
    private record Wanted(
            EngagementFilter filter,
            EngagementFilter.Read read,
            Optional<Campaign> campaign,
            @Nullable Period period,
            @Nullable String problem) {}

    @GetMapping("/engagement")
    String show(SignedIn who, @RequestParam Map<String, String> asked, Model model, HttpServletResponse response) {
        Sight sight = new Sight(who, workspace());
        Wanted wanted = wanted(EngagementFilter.of(asked), sight);
        Period period = wanted.period();
        String problem = wanted.problem();
        if (problem == null && period != null && period.days() > MOST_DAYS) {
            problem = "engagement.long";
        }
        choices.show(wanted.filter(), sight, model);
        model.addAttribute("query", wanted.filter().query());
        model.addAttribute("download", period != null && wanted.problem() == null);
        if (problem != null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("problem", problem);
        } else if (period != null) {
            report(wanted, period, model);
        }
        return "engagement";
    }

    private void report(Wanted wanted, Period period, Model model) {
        Instant now = node.clock().instant();
        Report report = report(wanted, wanted.campaign().orElseThrow(), period, now);
        model.addAttribute("report", ReportPage.shown(report, now));
        model.addAttribute("empty", report.isEmpty());
    }

    private Report report(Wanted wanted, Campaign campaign, Period period, Instant now) {
        return reports.of(
                campaign,
                period,
                wanted.filter().simulated() ? Optional.of(true) : Optional.empty(),
                wanted.read().narrowing(),
                now);
    }

    /** The same as one page that stands alone, of as many days as somebody likes. */
    @GetMapping("/engagement/report.html")
    void download(SignedIn who, @RequestParam Map<String, String> asked, HttpServletResponse response)
            throws IOException {
        Wanted wanted = wanted(EngagementFilter.of(asked), new Sight(who, workspace()));
        Period period = wanted.period();
        if (wanted.problem() != null || period == null) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        Campaign campaign = wanted.campaign().orElseThrow();
        Instant now = node.clock().instant();
        Report report = report(wanted, campaign, period, now);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"report-" + campaign.id() + "-" + period.from() + "-" + period.to() + ".html\"");
        page.write(report, now, response.getWriter());
    }

    /** What is asked for, with the usual where nothing is said: the first campaign that was started, and 30 days up to yesterday. */
    private Wanted wanted(EngagementFilter asked, Sight sight) {
        Workspace workspace = workspace();
        EngagementFilter.Read read = asked.read(
                sight, workspace, new NameSearch(node.files().everKnown().profiles()));
        Set<CampaignId> started =
                new StartedCampaigns(node.database().jdbc()).all().keySet();
        Optional<Campaign> campaign = workspace.campaigns().values().stream()
                .filter(sight::sees)
                .filter(each -> asked.campaign().isEmpty() || each.id().value().equals(asked.campaign()))
                .min(Comparator.comparing(each -> started.contains(each.id()) ? 0 : 1));
        String problem = read.problem() == null
                        && campaign.isEmpty()
                        && !asked.campaign().isEmpty()
                ? "engagement.choice"
                : read.problem();
        if (problem != null || campaign.isEmpty()) {
            return new Wanted(asked, read, campaign, null, problem);
        }
        Period period = period(read, campaign.get());
        EngagementFilter filter = asked.about(campaign.get().id().value(), period.from(), period.to());
        return new Wanted(filter, read, campaign, period, null);
    }

    private Period period(EngagementFilter.Read read, Campaign campaign) {
        LocalDate yesterday =
                LocalDate.ofInstant(node.clock().instant(), campaign.zone()).minusDays(1);
        LocalDate last = read.last()
                .orElse(read.first().filter(first -> first.isAfter(yesterday)).orElse(yesterday));
        LocalDate first = read.first().orElse(last.minusDays(USUAL_DAYS - 1L));
        return new Period(first.isAfter(last) ? last : first, last, campaign.zone());
    }

    private Workspace workspace() {
        return node.files().inForce().workspace();
    }
}
