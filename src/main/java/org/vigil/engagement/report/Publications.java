package org.vigil.engagement.report;

import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.campaign.CampaignId;
import org.vigil.profile.ProfileId;

/** What a campaign has published, whether or not anybody has read what became of it. */
final class Publications {
    private final JdbcClient jdbc;

    Publications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many posts of the period stand on a network, and nobody has begun to read them: too new, or older than this log. */
    long notBegun(Asked asked) {
        if (asked.narrowing().needsSeries()) {
            return 0; // of which network, template or language they are is written down when their reading begins
        }
        // The campaign and the days are said twice, so that only its own series are looked at; and attempts are looked
        // up
        // for what is left, of which there is little: without the offset, PostgreSQL reads all of them.
        return asked.statement(jdbc, """
                        select count(*) from (
                            select d.id from delivery d
                            where d.campaign = :campaign and d.published_at >= :start and d.published_at < :end
                              and d.simulated = :simulated and d.profile = any(:people)
                              and d.state in ('published', 'published_in_part') NARROWED
                              and not exists (select from series s
                                              where s.delivery = d.id and s.campaign = :campaign and s.simulated = :simulated
                                                and s.published_at >= :start - interval '1 day'
                                                and s.published_at < :end + interval '1 day')
                            offset 0) waiting
                        where (select true from attempt a where a.delivery = waiting.id and a.part = 1 and a.outcome = 'published'
                               and a.removed_at is null limit 1)
                        """.replace("NARROWED", asked.narrowing().ofDelivery()))
                .query(Long.class)
                .single();
    }

    /** Those of some people of whom the campaign published anything up to the end of the period, of whatever age, also by a partner's hand. */
    Set<ProfileId> everShown(Asked asked, Collection<ProfileId> people) {
        return Set.copyOf(new Asked(asked.campaign(), asked.period(), people, asked.simulated(), asked.narrowing())
                .statement(jdbc, """
                        select person from unnest(cast(:people as text[])) as person
                        where exists (select from delivery d
                                      where d.campaign = :campaign and d.profile = person and d.published_at < :end
                                        and d.simulated = :simulated NARROWED)
                           or exists (select from handed_out h join delivery d on d.id = h.delivery
                                      where d.campaign = :campaign and d.profile = person and h.reported_at < :end
                                        and d.simulated = :simulated NARROWED)
                        """.replace("NARROWED", asked.narrowing().ofDelivery()))
                .query((row, n) -> new ProfileId(row.getString("person")))
                .list());
    }

    /** Whether a campaign published anything on a real network, or in a sandbox. */
    boolean any(CampaignId campaign, boolean simulated) {
        // Said with the words themselves, so that PostgreSQL knows which of the two is rare, and looks it up.
        return jdbc.sql(
                        "select exists (select from delivery where campaign = :campaign and published_at is not null and "
                                + (simulated ? "simulated" : "not simulated") + ")")
                .param("campaign", campaign.value())
                .query(Boolean.class)
                .single();
    }
}
