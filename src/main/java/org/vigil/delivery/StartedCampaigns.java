package org.vigil.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.campaign.CampaignId;

/** Which campaigns somebody has started. All others are drafts. */
public final class StartedCampaigns {

    /** @param at nothing that was due before this moment is ever sent */
    public record Started(Instant at, String by) {}

    private final JdbcClient jdbc;

    public StartedCampaigns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Started> find(CampaignId campaign) {
        return jdbc.sql("select started_at, started_by from campaign where id = :id and started_at is not null")
                .param("id", campaign.value())
                .query(StartedCampaigns::started)
                .optional();
    }

    /** All of them. */
    public Map<CampaignId, Started> all() {
        Map<CampaignId, Started> started = new HashMap<>();
        jdbc.sql("select id, started_at, started_by from campaign where started_at is not null")
                .query((row, n) -> started.put(new CampaignId(row.getString("id")), started(row, n)))
                .list();
        return started;
    }

    private static Started started(ResultSet row, int n) throws SQLException {
        return new Started(row.getObject("started_at", OffsetDateTime.class).toInstant(), row.getString("started_by"));
    }

    /** @return whether it was a draft until now */
    boolean start(CampaignId campaign, Instant at, String who) {
        return jdbc.sql("""
                        insert into campaign (id, started_at, started_by) values (:id, :at, :who)
                        on conflict (id) do update set started_at = excluded.started_at, started_by = excluded.started_by
                            where campaign.started_at is null
                        """)
                        .param("id", campaign.value())
                        .param("at", Deliveries.utc(at))
                        .param("who", who)
                        .update()
                == 1;
    }

    /**
     * It is a draft again.
     *
     * @return whether it was started
     */
    boolean end(CampaignId campaign) {
        return jdbc.sql(
                                "update campaign set started_at = null, started_by = null where id = :id and started_at is not null")
                        .param("id", campaign.value())
                        .update()
                == 1;
    }

    /** Whether a campaign of that id was ever started: what it said is kept under it. */
    public boolean everStarted(CampaignId campaign) {
        return jdbc.sql("select exists (select from campaign where id = :id)")
                .param("id", campaign.value())
                .query(Boolean.class)
                .single();
    }
}
