package org.vigil.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The only code that changes a delivery's state, each time from where it is known to stand to where it may go. */
final class DeliveryStates {
    private final JdbcClient jdbc;

    DeliveryStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void held(Delivery delivery, String why, Duration lookAgainAfter) {
        move(delivery, DeliveryState.HELD, why);
        tryAgain(delivery, lookAgainAfter);
    }

    void due(Delivery delivery, String why, Duration after) {
        move(delivery, DeliveryState.DUE, why);
        tryAgain(delivery, after);
    }

    /** The network could not take it once more. */
    void failedOnce(Delivery delivery) {
        jdbc.sql("update delivery set tries = tries + 1 where id = :id")
                .param("id", delivery.id())
                .update();
    }

    /** Each of them has an attempt that is being written. */
    void sending(Collection<Delivery> deliveries) {
        deliveries.forEach(delivery -> requireMay(delivery, DeliveryState.SENDING));
        int moved = jdbc.sql("""
                        update delivery set state_at = case when state = 'sending' then state_at else now() end,
                                            state = 'sending', why = null
                        where id = any(:ids) and state in ('planned', 'held', 'due', 'sending')
                        """).param("ids", Deliveries.ids(deliveries)).update();
        if (moved != deliveries.size()) {
            throw new IllegalStateException("some of the deliveries to be sent were changed by somebody else");
        }
    }

    void sending(Delivery delivery) {
        move(delivery, DeliveryState.SENDING, null);
    }

    /** Keeps the state of a thread that is under way and waits before its next part. */
    void waiting(Delivery delivery, String why, Duration after) {
        move(delivery, DeliveryState.SENDING, why);
        tryAgain(delivery, after);
    }

    void withdrawn(Delivery delivery, String why) {
        move(delivery, DeliveryState.WITHDRAWN, why);
    }

    void missed(Delivery delivery, String why) {
        move(delivery, DeliveryState.MISSED, why);
    }

    void refused(Delivery delivery, String why) {
        move(delivery, DeliveryState.REFUSED, why);
    }

    /** Nobody knows whether it stands; the network is asked after a while. */
    void settling(Delivery delivery, String why, Duration askAfter) {
        move(delivery, DeliveryState.SETTLING, why);
        tryAgain(delivery, askAfter);
    }

    /** Is still settling, and is asked about again after a while. */
    void askAgain(Delivery delivery, Duration after) {
        tryAgain(delivery, after);
    }

    void uncertain(Delivery delivery, String why) {
        move(delivery, DeliveryState.UNCERTAIN, why);
    }

    void publishedInPart(Delivery delivery, String why) {
        move(delivery, DeliveryState.PUBLISHED_IN_PART, why);
    }

    /** All of it stands. */
    void published(Delivery delivery, Instant at) {
        stands(delivery, DeliveryState.PUBLISHED, null, at);
    }

    /** A part stands, and with it the whole. The first part says where followers see it. */
    void published(Delivery delivery, @Nullable String url, Instant at) {
        stands(delivery, DeliveryState.PUBLISHED, url, at);
    }

    /** A part of a thread stands, and the next may be sent at once. */
    void nextPart(Delivery delivery, @Nullable String url, Instant at) {
        stands(delivery, DeliveryState.SENDING, url, at);
    }

    private void stands(Delivery delivery, DeliveryState to, @Nullable String url, Instant at) {
        requireMay(delivery, to);
        requireOne(
                delivery,
                jdbc.sql("""
                        update delivery set url = coalesce(url, :url), published_at = coalesce(published_at, :at), tries = 0,
                                            state_at = case when state = :to then state_at else now() end,
                                            state = :to, why = null, next_try_at = '-infinity'
                        where id = :id and state = :from
                        """)
                        .param("url", url)
                        .param("at", Deliveries.utc(at))
                        .param("to", to.word())
                        .param("from", delivery.state().word())
                        .param("id", delivery.id())
                        .update());
    }

    /** Somebody says that he or she has posted it by hand. */
    void postedByHand(Delivery delivery, String url, Instant at) {
        stands(delivery, DeliveryState.PUBLISHED, url, at);
    }

    /** The words of the message are final from now on. */
    void freeze(Delivery delivery, String messageJson) {
        jdbc.sql("update delivery set frozen = coalesce(frozen, :frozen::jsonb) where id = :id")
                .param("frozen", messageJson)
                .param("id", delivery.id())
                .update();
    }

    /** No part of it stands: its words and its number are made anew when it is tried again. */
    void thaw(Delivery delivery) {
        jdbc.sql("update delivery set frozen = null where id = :id")
                .param("id", delivery.id())
                .update();
    }

    private void tryAgain(Delivery delivery, Duration after) {
        jdbc.sql("update delivery set next_try_at = now() + make_interval(secs => :seconds) where id = :id")
                .param("seconds", after.toMillis() / 1000.0)
                .param("id", delivery.id())
                .update();
    }

    /** @throws IllegalStateException where the delivery does not stand where the caller thinks, or may not go there */
    private void move(Delivery delivery, DeliveryState to, @Nullable String why) {
        requireMay(delivery, to);
        int moved = jdbc.sql("""
                        update delivery set state_at = case when state = :to then state_at else now() end,
                                            state = :to, why = :why
                        where id = :id and state = :from
                        """)
                .param("to", to.word())
                .param("from", delivery.state().word())
                .param("why", why)
                .param("id", delivery.id())
                .update();
        requireOne(delivery, moved);
    }

    private static void requireOne(Delivery delivery, int moved) {
        if (moved != 1) {
            throw new IllegalStateException("delivery " + delivery.id() + " was changed by somebody else");
        }
    }

    private static void requireMay(Delivery delivery, DeliveryState to) {
        if (!delivery.state().mayBecome(to)) {
            throw new IllegalStateException("delivery " + delivery.id() + " is "
                    + delivery.state().words() + " and cannot become " + to.words());
        }
    }
}
