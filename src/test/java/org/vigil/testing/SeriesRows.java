package org.vigil.testing;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.vigil.database.Database;

/** Writes published messages with what followers did straight into the tables, for tests of what reads them. */
public final class SeriesRows {
    private final Database database;
    private int written = 1000;

    public SeriesRows(Database database) {
        this.database = database;
    }

    /**
     * One message of the campaign {@code vigil}, whose zone is London's, in which it is winter.
     *
     * @param likes as last read; null where it never was
     * @param dayLikes when it was a day old; null where nobody read it then
     * @param dayViews the same of views
     */
    public record Post(
            String profile,
            String account,
            String network,
            Instant at,
            String language,
            String template,
            @Nullable Boolean image,
            boolean link,
            boolean simulated,
            @Nullable Integer likes,
            @Nullable Integer dayLikes,
            @Nullable Integer dayViews) {

        /** On the account {@code x} at a moment of London's winter; read when a day old and not since. */
        public static Post of(String profile, String at, @Nullable Integer likes) {
            return new Post(
                    profile,
                    "x",
                    "x",
                    Instant.parse(at),
                    "en",
                    "templates/vigil/prisoner.en.txt",
                    false,
                    false,
                    false,
                    likes,
                    likes,
                    null);
        }

        public Post on(String otherAccount, String otherNetwork) {
            return new Post(
                    profile,
                    otherAccount,
                    otherNetwork,
                    at,
                    language,
                    template,
                    image,
                    link,
                    simulated,
                    likes,
                    dayLikes,
                    dayViews);
        }

        public Post asSimulated() {
            return new Post(
                    profile, account, network, at, language, template, image, link, true, likes, dayLikes, dayViews);
        }

        public Post with(boolean anImage, boolean aLink) {
            return new Post(
                    profile, account, network, at, language, template, anImage, aLink, simulated, likes, dayLikes,
                    dayViews);
        }

        public Post seen(int views) {
            return new Post(
                    profile, account, network, at, language, template, image, link, simulated, likes, dayLikes, views);
        }

        /** Last read with so many likes, and not when it was a day old. */
        public Post notReadInTime() {
            return new Post(
                    profile, account, network, at, language, template, image, link, simulated, likes, null, null);
        }

        /** Grown since it was a day old. */
        public Post grownTo(int latest) {
            return new Post(
                    profile, account, network, at, language, template, image, link, simulated, latest, dayLikes,
                    dayViews);
        }
    }

    /** @return the delivery's number; its remote id is {@code remote-<number>} */
    public long write(Post post) {
        long delivery = delivery(post);
        database.jdbc()
                .sql("""
                        insert into attempt (delivery, account, part, n, text, digest, idempotency_key, node, send_by, lease_until,
                                             outcome, remote_id, ended_at, language, template, images)
                        values (:delivery, :account, 1, 1, 'words', '', :key, 'test', now(), now(), 'published', :remote, now(),
                                :language, :template, 0)
                        """)
                .param("delivery", delivery)
                .param("account", post.account())
                .param("key", "series-" + delivery)
                .param("remote", "remote-" + delivery)
                .param("language", post.language())
                .param("template", post.template())
                .update();
        series(delivery, post);
        return delivery;
    }

    private long delivery(Post post) {
        int number = ++written;
        return database.jdbc()
                .sql("""
                        with slot as (
                            insert into planned_slot (campaign, local_date, slot_id, profile, round, day, due_at)
                            values ('vigil', :date, :slot, :profile, :number, :number, :at) returning *)
                        insert into delivery (planned_slot, campaign, local_date, slot_id, profile, account, due_at, late_at, state,
                                              published_at, simulated)
                        select id, campaign, local_date, slot_id, profile, :account, due_at, due_at + interval '6 hours',
                               'published', due_at, :simulated
                        from slot returning id
                        """)
                // A day of its own for each: nobody is posted twice a day, and no report asks for it.
                .param("date", java.time.LocalDate.EPOCH.plusDays(number))
                .param("slot", "slot-" + number)
                .param("profile", post.profile())
                .param("number", number)
                .param("at", post.at().atOffset(ZoneOffset.UTC))
                .param("account", post.account())
                .param("simulated", post.simulated())
                .query(Long.class)
                .single();
    }

    private void series(long delivery, Post post) {
        ZonedDateTime london = post.at().atZone(java.time.ZoneId.of("Europe/London"));
        database.jdbc()
                .sql("""
                        insert into series (delivery, account, network, remote_id, campaign, profile, published_at, hour, weekday,
                                            language, template, with_image, with_link, simulated, readings, observed_at, likes, views,
                                            day_at, day_likes, day_views, next_at)
                        values (:delivery, :account, :network, :remote, 'vigil', :profile, :at, :hour, :weekday, :language, :template,
                                :image, :link, :simulated, 1, case when cast(:likes as int) is not null then cast(:read as timestamptz) end,
                                :likes, :dayViews, case when cast(:dayLikes as int) is not null then cast(:dayAt as timestamptz) end, :dayLikes,
                                :dayViews, :read)
                        """)
                .param("delivery", delivery)
                .param("account", post.account())
                .param("network", post.network())
                .param("remote", "remote-" + delivery)
                .param("profile", post.profile())
                .param("at", london.toOffsetDateTime())
                .param("hour", london.getHour())
                .param("weekday", london.getDayOfWeek().getValue())
                .param("language", post.language())
                .param("template", post.template())
                .param("image", post.image(), Types.BOOLEAN)
                .param("link", post.link())
                .param("simulated", post.simulated())
                .param("likes", post.likes(), Types.INTEGER)
                .param("read", london.plusDays(7).toOffsetDateTime())
                .param("dayAt", london.plusHours(25).toOffsetDateTime())
                .param("dayLikes", post.dayLikes(), Types.INTEGER)
                .param("dayViews", post.dayViews(), Types.INTEGER)
                .update();
    }

    /** One reading in the log itself. */
    public void observed(long delivery, Instant at, int likes) {
        database.jdbc()
                .sql("select observation_month(:at)")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, n) -> n)
                .list();
        database.jdbc()
                .sql(
                        "insert into observation (delivery, observed_at, likes, simulated) values (:delivery, :at, :likes, false)")
                .param("delivery", delivery)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("likes", likes)
                .update();
    }
}
