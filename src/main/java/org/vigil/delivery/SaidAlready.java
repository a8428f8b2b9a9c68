package org.vigil.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.campaign.CampaignId;

/** Looks for what stands in a delivery's way, since its account has said it. */
final class SaidAlready {
    private final JdbcClient jdbc;

    SaidAlready(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * For each delivery that may not go out beside what its account has said: the campaign that has already used its slot,
     * or spoken of its profile on that day, or announced the same before; what the indexes one_message_a_slot,
     * nobody_twice_a_day and announced_once would refuse. A slot that was divided among organisations, or was so, is the
     * same slot.
     */
    Map<Long, CampaignId> inTheWay(Collection<Delivery> deliveries) {
        Map<Long, CampaignId> inTheWay = new HashMap<>();
        jdbc.sql("""
                        select distinct on (d.id) d.id, other.campaign
                        from delivery d join delivery other
                          on other.account = d.account and other.id <> d.id
                          and (other.profile = d.profile and other.kind = d.kind
                                   and case d.kind when 'turn' then other.local_date = d.local_date
                                       else other.custody_since is not distinct from d.custody_since end
                               or other.local_date = d.local_date and other.campaign = d.campaign
                                   and split_part(other.slot_id, '.', 1) = split_part(d.slot_id, '.', 1)
                                   and other.removed_at is null)
                          and other.state in ('sending', 'settling', 'uncertain', 'published', 'published_in_part')
                        where d.id = any(:ids)
                        order by d.id, other.id
                        """)
                .param("ids", Deliveries.ids(deliveries))
                .query((row, n) -> inTheWay.put(row.getLong("id"), new CampaignId(row.getString("campaign"))))
                .list();
        return inTheWay;
    }
}
