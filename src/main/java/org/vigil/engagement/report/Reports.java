package org.vigil.engagement.report;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.database.Database;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.Restrictions;
import org.vigil.profile.ProfileId;

/** Makes reports. */
public final class Reports {
    /** A period longer than this is drawn week by week. */
    private static final int DAYS_DRAWN = 62;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final SeriesSums sums;
    private final AcceptedFiles files;
    private final Restrictions restrictions;

    public Reports(Database database, AcceptedFiles files) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.sums = new SeriesSums(jdbc);
        this.files = files;
        this.restrictions = new Restrictions(jdbc);
    }

    /** Whether a campaign has published in sandboxes, and nowhere else. */
    public boolean onlySimulated(CampaignId campaign) {
        return !sums.published(campaign, false) && sums.published(campaign, true);
    }

    /** Whether a campaign has published anything anywhere. */
    public boolean published(CampaignId campaign) {
        return sums.published(campaign, false) || sums.published(campaign, true);
    }

    /**
     * The report of one campaign.
     *
     * @param simulated whether it is about what sandboxes played; empty for what is real, unless there is nothing real
     * @param now decides of whom anything may be said
     */
    public Report of(Campaign campaign, Period period, Optional<Boolean> simulated, Instant now) {
        People people = People.of(campaign, files.inForce(), restrictions.inForce(), now);
        return Objects.requireNonNull(transactions.execute(status -> {
            // Sorted on disk for want of memory, the same takes several times as long.
            jdbc.sql("set local work_mem = '64MB'").update();
            jdbc.sql("set local jit = off").update();
            return of(campaign, period, simulated, people);
        }));
    }

    private Report of(Campaign campaign, Period period, Optional<Boolean> simulated, People people) {
        boolean played = simulated.orElseGet(() -> onlySimulated(campaign.id()));
        SeriesSums.Asked asked = new SeriesSums.Asked(campaign.id(), period, people.counted(), played);
        SeriesSums.Asked earlier = new SeriesSums.Asked(campaign.id(), period.before(), people.counted(), played);
        Figures figures = new Figures(sums.total(asked), sums.places(asked), sums.groups(asked));
        Figures before = new Figures(sums.total(earlier), sums.places(earlier), Map.of());
        Set<ProfileId> everShown = sums.everShown(new SeriesSums.Asked(
                campaign.id(), period, people.roll().stream().map(Person::id).toList(), played));
        Map<Grouping, Map<String, Difference>> differences = new EnumMap<>(Grouping.class);
        for (Grouping grouping : Grouping.values()) {
            differences.put(grouping, figures.differences(grouping));
        }
        boolean weekly = period.days() > DAYS_DRAWN;
        return new Report(
                campaign,
                period,
                played,
                figures,
                Change.of(period, figures, before),
                Exposure.of(people.roll(), figures, everShown),
                differences,
                sums.course(asked, weekly),
                weekly,
                Followers.of(jdbc, accounts(figures), period, played),
                sums.notBegun(asked),
                sums.leftOut(asked));
    }

    private static List<String> accounts(Figures figures) {
        return figures.by(Grouping.ACCOUNT).stream()
                .flatMap(group -> Optional.ofNullable(group.key()).stream())
                .toList();
    }
}
