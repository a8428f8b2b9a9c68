package org.vigil.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.database.Database;
import org.vigil.message.PostKind;
import org.vigil.profile.ProfileId;

/** Reads what everybody may see. */
public final class PublicLooks {
    private final JdbcClient jdbc;
    private final AcceptedFiles files;
    private final Restrictions restrictions;
    private final StartedCampaigns started;
    private final AgreedSchedules agreed;
    private final InstantSource clock;

    public PublicLooks(Database database, AcceptedFiles files, InstantSource clock) {
        this.jdbc = database.jdbc();
        this.files = files;
        this.restrictions = new Restrictions(jdbc);
        this.started = new StartedCampaigns(jdbc);
        this.agreed = new AgreedSchedules(jdbc);
        this.clock = clock;
    }

    /**
     * Words that are others as soon as anything has changed that what everybody may see depends on, but for the time: one
     * query, however much there is. To be asked before a look, so that the look is never older than they say.
     */
    public String stamp() {
        return jdbc.sql("""
                        select concat_ws(' ',
                            (select version from source_state),
                            (select version from person_state),
                            (select count(*) || '/' || count(lifted_at) from restriction),
                            (select count(*) from campaign where started_at is not null),
                            (select count(*) || '/' || max(since) from agreed_schedule),
                            (select max(published_at) from delivery where published_at is not null),
                            (select max(id) from delivery),
                            (select count(*) || '/' || count(ended_at) || '/' || max(asked_at) from removal),
                            (select count(*) || '/' || max(ended_at) from correction where ended_at is not null))
                        """).query(String.class).single();
    }

    /** What everybody may see now. */
    public InPublic look() {
        AcceptedFiles.InForce inForce = files.inForce();
        return new InPublic(
                clock.instant(),
                inForce,
                restrictions.inForce(),
                started.all(),
                agreed.of(inForce.workspace().campaigns().keySet()));
    }

    /**
     * The newest posts of a campaign that stand on real networks as far as Vigil knows, with the words that they have by now and
     * what was said in reply to correct them; without those to be deleted.
     */
    public List<PublishedPost> posts(CampaignId campaign, int most) {
        return jdbc.sql("""
                        select d.planned_slot, d.kind, d.profile, d.account, d.published_at, coalesce(s.changed, d.published_at) as changed,
                               coalesce(d.url, s.url) as url, s.words
                        from delivery d
                        cross join lateral (
                            select array_agg(w.words order by w.reply nulls first, w.part) as words, max(w.changed) as changed,
                                   min(w.url) as url, bool_or(w.reply is null) as stands
                            from (
                                select a.part, null as reply, coalesce(c.words, a.text) as words, c.ended_at as changed,
                                       case when a.part = 1 then a.url end as url
                                from attempt a
                                left join lateral (
                                    select words, ended_at from correction
                                    where delivery = a.delivery and part = a.part and way = 'edit' and state = 'done'
                                    order by ended_at desc, id desc limit 1) c on true
                                where a.delivery = d.id and a.outcome = 'published' and a.removed_at is null
                                union all
                                select c.part, c.id, a.text, c.ended_at, null
                                from correction c join attempt a on a.correction = c.id and a.outcome = 'published'
                                where c.delivery = d.id and a.removed_at is null) w) s
                        where d.campaign = :campaign and d.published_at is not null and not d.simulated
                          and d.state in ('published', 'published_in_part') and s.stands
                          and coalesce(d.url, s.url) is not null
                          and not exists (select 1 from removal r where r.delivery = d.id and r.state <> 'kept')
                        order by d.published_at desc, d.id desc limit :most
                        """)
                .param("campaign", campaign.value())
                .param("most", most)
                .query((row, n) -> post(row))
                .list();
    }

    private static PublishedPost post(ResultSet row) throws SQLException {
        return new PublishedPost(
                row.getLong("planned_slot"),
                PostKind.of(row.getString("kind")),
                new ProfileId(row.getString("profile")),
                new AccountName(row.getString("account")),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed", OffsetDateTime.class).toInstant(),
                row.getString("url"),
                Arrays.asList((String[]) row.getArray("words").getArray()));
    }
}
