package org.vigil.engagement.report;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.campaign.CampaignId;
import org.vigil.profile.ProfileId;

/**
 * What a report is asked about.
 *
 * @param people whose messages count
 * @param simulated whether those of sandboxes are added up, or those of real networks; never both
 * @param narrowing which of these messages alone
 */
record Asked(CampaignId campaign, Period period, Collection<ProfileId> people, boolean simulated, Narrowing narrowing) {

    /** About all messages of the campaign. */
    Asked(CampaignId campaign, Period period, Collection<ProfileId> people, boolean simulated) {
        this(campaign, period, people, simulated, Narrowing.NONE);
    }

    /** A question with its values: campaign, earlier (where the period before begins), start, end, simulated and people. */
    JdbcClient.StatementSpec statement(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql)
                .param("campaign", campaign.value())
                .param("earlier", utc(period.before().start()))
                .param("start", utc(period.start()))
                .param("end", utc(period.end()))
                .param("simulated", simulated)
                .param("people", people.stream().map(ProfileId::value).toArray(String[]::new))
                .params(narrowing.values());
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
