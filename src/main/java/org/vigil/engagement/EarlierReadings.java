package org.vigil.engagement;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the log knew of messages before they had series: a Vigil of before read them and kept nothing but the readings. */
final class EarlierReadings {
    private final JdbcClient jdbc;

    EarlierReadings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes into the series of these messages how they stood when last read, and at an age of 24 to 36 hours. */
    void takeOver(List<Long> deliveries) {
        Long[] all = deliveries.toArray(Long[]::new);
        jdbc.sql("""
                        update series s set readings = l.readings, observed_at = l.observed_at, likes = l.likes, reposts = l.reposts,
                            replies = l.replies, quotes = l.quotes, views = l.views, clicks = l.clicks
                        from (select distinct on (delivery) *, count(*) over (partition by delivery) as readings
                              from observation where delivery = any(:deliveries) order by delivery, observed_at desc) l
                        where s.delivery = l.delivery and s.readings = 0
                        """).param("deliveries", all).update();
        jdbc.sql("""
                        update series s set day_at = o.observed_at, day_likes = o.likes, day_reposts = o.reposts,
                            day_replies = o.replies, day_quotes = o.quotes, day_views = o.views, day_clicks = o.clicks
                        from (select distinct on (o.delivery) o.*
                              from observation o join series of_it on of_it.delivery = o.delivery
                              where o.delivery = any(:deliveries) and o.observed_at
                                    between of_it.published_at + interval '24 hours' and of_it.published_at + interval '36 hours'
                              order by o.delivery, o.observed_at) o
                        where s.delivery = o.delivery and s.day_at is null
                        """).param("deliveries", all).update();
    }
}
