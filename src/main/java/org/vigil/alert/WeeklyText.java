package org.vigil.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.campaign.Campaign;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.Desk;
import org.vigil.engagement.report.Period;
import org.vigil.engagement.report.Report;
import org.vigil.engagement.report.Reports;
import org.vigil.engagement.report.Sentences;

/**
 * What followers did in the week before, as those who asked for it are told. Nobody is in it of whom nothing may be said,
 * and what is simulated is said to be so, campaign by campaign.
 */
final class WeeklyText {
    private static final int DAYS = 7;

    private final Reports reports;
    private final Desk desk;
    private final AcceptedFiles files;
    private final Discretion discretion;

    WeeklyText(Reports reports, Desk desk, AcceptedFiles files, Discretion discretion) {
        this.reports = reports;
        this.desk = desk;
        this.files = files;
        this.discretion = discretion;
    }

    /**
     * The seven days before a day; empty where no campaign ran in them and none published anything.
     *
     * @param day the days before it are those of each campaign's own zone
     */
    Optional<DigestText.Words> of(LocalDate day, Instant now) {
        LocalDate first = day.minusDays(DAYS);
        LocalDate last = day.minusDays(1);
        List<Report> told = files.inForce().workspace().campaigns().values().stream()
                .filter(campaign -> reports.published(campaign.id()) || desk.isStarted(campaign.id()))
                .map(campaign -> reports.of(campaign, new Period(first, last, campaign.zone()), Optional.empty(), now))
                .filter(report -> !report.isEmpty() || report.notBegun() > 0 || runs(report.campaign(), first))
                .toList();
        if (told.isEmpty()) {
            return Optional.empty();
        }
        Discretion.Filter discreetly = discretion.at(now);
        return Optional.of(new DigestText.Words(
                "What followers did, " + told.getFirst().period().words(),
                discreetly.apply(told.stream().map(WeeklyText::words).collect(Collectors.joining("\n\n")))));
    }

    private boolean runs(Campaign campaign, LocalDate first) {
        return desk.isStarted(campaign.id())
                && Stream.iterate(first, day -> day.plusDays(1)).limit(DAYS).anyMatch(campaign::runsOn);
    }

    private static String words(Report report) {
        return report.campaign().name()
                + (report.simulated() ? " (SIMULATED: in sandboxes only, nothing of it happened on a network)" : "")
                + new Sentences(report)
                        .opening().stream().map(sentence -> "\n  " + sentence).collect(Collectors.joining())
                + "\nAll of it, as a page to send or print: ./vigil report --campaign "
                + report.campaign().id() + " --from " + report.period().from() + " --to "
                + report.period().to() + " --out report.html";
    }
}
