package org.vigil.console;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.campaign.CampaignId;
import org.vigil.delivery.DeliveryState;
import org.vigil.profile.ProfileId;

/** What became of all that was planned. */
final class Ledger {
    /** A post that must not go out any more, on all the accounts where it was to. */
    record Withdrawn(CampaignId campaign, LocalDate date, ProfileId profile, String why) {}

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many deliveries of each campaign stand in each state; a state without any is left out. */
    Map<CampaignId, Map<DeliveryState, Long>> sums() {
        Map<CampaignId, Map<DeliveryState, Long>> sums = new HashMap<>();
        jdbc.sql("select campaign, state, count(*) as n from delivery group by campaign, state")
                .query(row -> {
                    sums.computeIfAbsent(
                                    new CampaignId(row.getString("campaign")), id -> new EnumMap<>(DeliveryState.class))
                            .put(DeliveryState.of(row.getString("state")), row.getLong("n"));
                });
        return sums;
    }

    /** The latest first. */
    List<Withdrawn> withdrawn(int most) {
        return jdbc.sql("""
                        select campaign, local_date, profile, why from delivery where state = 'withdrawn'
                        group by campaign, local_date, profile, why
                        order by local_date desc, campaign, profile, why limit :most
                        """)
                .param("most", most)
                .query((row, n) -> new Withdrawn(
                        new CampaignId(row.getString("campaign")),
                        row.getObject("local_date", LocalDate.class),
                        new ProfileId(row.getString("profile")),
                        row.getString("why")))
                .list();
    }

    /** Whether anything on these pages is played by this machine. */
    boolean anySimulated() {
        return jdbc.sql("select exists (select 1 from delivery where simulated)")
                .query(Boolean.class)
                .single();
    }
}
