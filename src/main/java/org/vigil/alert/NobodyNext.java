package org.vigil.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.campaign.Occasion;
import org.vigil.delivery.AcceptedFiles;

/** Campaigns with slots in the coming day and nobody whose turn it is, so that they would fall silent without a word. */
final class NobodyNext implements Rule {
    private static final Duration AHEAD = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final AcceptedFiles files;

    NobodyNext(JdbcClient jdbc, AcceptedFiles files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.NOBODY_NEXT);
    }

    /** A campaign of so many rounds has an end that only the planner knows, so its silence says nothing. */
    @Override
    public List<Finding> look(Instant now) {
        Instant until = now.plus(AHEAD);
        return files.inForce().workspace().campaigns().values().stream()
                .filter(campaign -> campaign.rounds().isEmpty())
                .filter(campaign -> speaks(campaign, now, until))
                .filter(campaign -> isSilent(campaign.id(), now, until))
                .map(campaign -> finding(campaign).concerning(Set.copyOf(campaign.organisations())))
                .toList();
    }

    private static boolean speaks(Campaign campaign, Instant now, Instant until) {
        LocalDate today = LocalDate.ofInstant(now, campaign.zone());
        return Occasion.of(campaign, today, today.plusDays(2)).stream()
                .map(Occasion::moment)
                .anyMatch(moment -> moment.isAfter(now) && !moment.isAfter(until));
    }

    private boolean isSilent(CampaignId campaign, Instant now, Instant until) {
        return jdbc.sql("""
                        select exists (select from campaign where id = :campaign and started_at is not null)
                           and not exists (select from planned_slot
                                           where campaign = :campaign and withdrawn_at is null
                                             and kind in ('turn', 'event')
                                             and due_at > :now and due_at <= :until) as silent
                        """)
                .param("campaign", campaign.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((row, n) -> row.getBoolean("silent"))
                .single();
    }

    private static Finding finding(Campaign campaign) {
        return new Finding(
                AlertKind.NOBODY_NEXT,
                campaign.id().value(),
                "",
                new TreeSet<>(List.of(campaign.id().value())),
                true,
                campaign.name() + " has nobody to speak of",
                campaign.name() + " has slots within the next 24 hours, and nobody on its roll may be spoken of then.\n"
                        + "What to do: ./vigil people and ./vigil check tell of each profile what is known; a roll may need more of them.");
    }
}
