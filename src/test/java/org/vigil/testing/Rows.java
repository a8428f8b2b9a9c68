package org.vigil.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.vigil.database.Database;

/** Writes deliveries straight into the tables, for tests of what reads them. */
public final class Rows {
    private final Database database;

    public Rows(Database database) {
        this.database = database;
    }

    /** @return the delivery's number; its remote id is {@code remote-<number>} */
    public long published(String campaign, String profile, String account, int day, Instant at, String... parts) {
        long delivery = delivery(campaign, profile, account, day, at, "published", null);
        database.jdbc()
                .sql("update delivery set published_at = due_at where id = :id")
                .param("id", delivery)
                .update();
        Long previous = null;
        for (int part = 1; part <= parts.length; part++) {
            String key = "key-" + delivery + "-" + part;
            attempt(delivery, account, part, parts[part - 1], key);
            previous = sandboxPost(account, key, parts[part - 1], previous, at);
        }
        return delivery;
    }

    public long delivery(
            String campaign, String profile, String account, int day, Instant at, String state, @Nullable String why) {
        long slot = slot(campaign, profile, day, at, why);
        return database.jdbc()
                .sql("""
                        insert into delivery (planned_slot, campaign, local_date, slot_id, profile, account, due_at, late_at,
                                              state, why, published_at, simulated)
                        select id, campaign, local_date, slot_id, profile, :account, due_at, due_at + interval '6 hours',
                               :state, :why, case when :state = 'published' then due_at end, true
                        from planned_slot where id = :slot returning id
                        """)
                .param("account", account)
                .param("state", state)
                .param("why", why, java.sql.Types.VARCHAR)
                .param("slot", slot)
                .query(Long.class)
                .single();
    }

    /** One slot a day at most for a campaign; its accounts share it. */
    private long slot(String campaign, String profile, int day, Instant at, @Nullable String why) {
        LocalDate date = at.atOffset(ZoneOffset.UTC).toLocalDate();
        return database.jdbc()
                .sql("""
                        with there as (select id from planned_slot where campaign = :campaign and local_date = :date
                                       and profile = :profile),
                        made as (insert into planned_slot (campaign, local_date, slot_id, profile, round, day, due_at,
                                                           withdrawn_at, withdrawn_why)
                                 select :campaign, :date, 'morning', :profile, 1, :day, :at,
                                        case when :why is not null then now() end, :why
                                 where not exists (select 1 from there) returning id)
                        select id from there union all select id from made
                        """)
                .param("campaign", campaign)
                .param("date", date)
                .param("profile", profile)
                .param("day", day)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("why", why, java.sql.Types.VARCHAR)
                .query(Long.class)
                .single();
    }

    public void observed(long delivery, Instant at, @Nullable Long likes, @Nullable Long views) {
        database.jdbc()
                .sql("select observation_month(:at)")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, n) -> at)
                .list();
        database.jdbc()
                .sql("""
                        insert into observation (delivery, observed_at, likes, reposts, replies, views, simulated)
                        values (:delivery, :at, :likes, 12, 0, :views, true)
                        """)
                .param("delivery", delivery)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("likes", likes)
                .param("views", views)
                .update();
        database.jdbc()
                .sql("""
                        insert into series (delivery, account, network, remote_id, campaign, profile, published_at, hour, weekday,
                                            with_link, simulated, next_at, readings, observed_at, likes, reposts, replies, views)
                        select d.id, d.account, 'sandbox', 'remote-' || d.id, d.campaign, d.profile, d.published_at, 9, 1, false,
                               true, :at + interval '1 day', 1, :at, :likes, 12, 0, :views
                        from delivery d where d.id = :delivery
                        on conflict (delivery) do update set readings = series.readings + 1, observed_at = excluded.observed_at,
                            likes = excluded.likes, views = excluded.views
                        """)
                .param("delivery", delivery)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("likes", likes)
                .param("views", views)
                .update();
    }

    private void attempt(long delivery, String account, int part, String text, String key) {
        database.jdbc()
                .sql("""
                        insert into attempt (delivery, account, part, n, text, digest, idempotency_key, node, send_by, lease_until,
                                             outcome, remote_id, ended_at)
                        values (:delivery, :account, :part, 1, :text, '', :key, 'test', now(), now(), 'published', :remote, now())
                        """)
                .param("delivery", delivery)
                .param("account", account)
                .param("part", part)
                .param("text", text)
                .param("key", key)
                .param("remote", part == 1 ? "remote-" + delivery : "remote-" + delivery + "-" + part)
                .update();
    }

    private long sandboxPost(String account, String key, String text, @Nullable Long previous, Instant at) {
        return database.jdbc()
                .sql("""
                        insert into sandbox_post (account, idempotency_key, text, language, reply_to, images, posted_at)
                        values (:account, :key, :text, 'en', cast(:previous as bigint), cast(:images as jsonb), :at) returning id
                        """)
                .param("account", account)
                .param("key", key)
                .param("text", text)
                .param("previous", previous)
                .param(
                        "images",
                        text.contains("[photo]")
                                ? "[{\"altText\": \"A woman in a blue coat laughs at the camera.\"}]"
                                : "[]")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }
}
