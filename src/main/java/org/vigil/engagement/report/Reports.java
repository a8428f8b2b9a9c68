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
    private final Publications publications;
    private final AcceptedFiles files;
    private final Restrictions restrictions;

    public Reports(Database database, AcceptedFiles files) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.sums = new SeriesSums(jdbc);
        this.publications = new Publications(jdbc);
        this.files = files;
        this.restrictions = new Restrictions(jdbc);
    }

    /** Whether a campaign has published in sandboxes, and nowhere else. */
    public boolean onlySimulated(CampaignId campaign) {
        return !publications.any(campaign, false) && publications.any(campaign, true);
    }

    /** Whether a campaign has published anything anywhere. */
    public boolean published(CampaignId campaign) {
        return publications.any(campaign, false) || publications.any(campaign, true);
    }

    /**
     * The report of one campaign.
     *
     * @param simulated whether it is about what sandboxes played; empty for what is real, unless there is nothing real
     * @param now decides of whom anything may be said
     */
    public Report of(Campaign campaign, Period period, Optional<Boolean> simulated, Instant now) {
        return of(campaign, period, simulated, Narrowing.NONE, now);
    }

    /** As above, about some of the campaign's messages alone. */
    public Report of(Campaign campaign, Period period, Optional<Boolean> simulated, Narrowing narrowing, Instant now) {
        People people = People.of(campaign, files.inForce(), restrictions.inForce(), now);
        return Objects.requireNonNull(transactions.execute(status -> {
            SeriesSums.prepare(jdbc);
            return of(campaign, period, simulated, narrowing, people);
        }));
    }

    private Report of(
            Campaign campaign, Period period, Optional<Boolean> simulated, Narrowing narrowing, People people) {
        boolean played = simulated.orElseGet(() -> onlySimulated(campaign.id()));
        boolean weekly = period.days() > DAYS_DRAWN;
        Asked asked = new Asked(campaign.id(), period, people.counted(), played, narrowing);
        SeriesSums.Added added = sums.add(asked, weekly);
        Figures figures = added.now();
        Set<ProfileId> everShown = publications.everShown(
                asked, people.roll().stream().map(Person::id).toList());
        Map<Grouping, Map<String, Difference>> differences = new EnumMap<>(Grouping.class);
        for (Grouping grouping : Grouping.values()) {
            differences.put(grouping, figures.differences(grouping));
        }
        return new Report(
                campaign,
                period,
                played,
                figures,
                Change.of(period, figures, added.before()),
                Exposure.of(people.roll(), figures, everShown),
                differences,
                added.course(),
                weekly,
                Followers.of(jdbc, accounts(figures), period, played),
                publications.notBegun(asked),
                added.leftOut());
    }

    private static List<String> accounts(Figures figures) {
        return figures.by(Grouping.ACCOUNT).stream()
                .flatMap(group -> Optional.ofNullable(group.key()).stream())
                .toList();
    }
}
