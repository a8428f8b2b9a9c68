package org.vigil.console;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.campaign.CampaignId;
import org.vigil.delivery.DeliveryState;
import org.vigil.delivery.Eligibility;
import org.vigil.profile.ProfileId;

/** What became of all that was planned. */
final class Ledger {
    /**
     * A post that must not go out any more, on all the accounts where it was to.
     *
     * @param successor who was spoken of in its slot instead; null where nobody was
     */
    record Withdrawn(
            CampaignId campaign,
            LocalDate date,
            ProfileId profile,
            String why,
            @Nullable ProfileId successor) {}

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

    /**
     * The latest first. Whoever is on hold, or was withdrawn because of a hold, is not among them: a hold leaves no trace
     * but a number.
     */
    List<Withdrawn> withdrawn(int most) {
        return jdbc.sql("""
                        select w.campaign, w.local_date, w.profile, w.why, s.profile as successor
                        from (select campaign, local_date, slot_id, profile, why from delivery d
                              where state = 'withdrawn' and not starts_with(why, :hold)
                                and not exists (select 1 from restriction where scope = 'person' and subject = d.profile
                                                and lifted_at is null)
                              group by campaign, local_date, slot_id, profile, why
                              order by local_date desc, campaign, profile, why limit :most) w
                        left join lateral (select profile from delivery
                                           where campaign = w.campaign and local_date = w.local_date and slot_id = w.slot_id
                                             and profile <> w.profile and state in ('published', 'published_in_part')
                                           limit 1) s on true
                        order by w.local_date desc, w.campaign, w.profile, w.why
                        """)
                .param("hold", Eligibility.ON_HOLD)
                .param("most", most)
                .query((row, n) -> new Withdrawn(
                        new CampaignId(row.getString("campaign")),
                        row.getObject("local_date", LocalDate.class),
                        new ProfileId(row.getString("profile")),
                        row.getString("why"),
                        Optional.ofNullable(row.getString("successor"))
                                .map(ProfileId::new)
                                .orElse(null)))
                .list();
    }

    /** How many posts were withdrawn, those included that {@link #withdrawn} leaves out. */
    long allWithdrawn() {
        return jdbc.sql("select count(distinct planned_slot) from delivery where state = 'withdrawn'")
                .query(Long.class)
                .single();
    }

    /** Whether anything on these pages is played by this machine. */
    boolean anySimulated() {
        return jdbc.sql("select exists (select 1 from delivery where simulated)")
                .query(Boolean.class)
                .single();
    }
}
