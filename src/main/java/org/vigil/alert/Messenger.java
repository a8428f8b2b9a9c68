package org.vigil.alert;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.database.Database;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.settings.Notify;
import org.vigil.settings.OnCall;

/** Sends the messages that wait, one after the other, and writes down what came of each. Any number may work at once. */
final class Messenger {
    private static final Logger LOG = LoggerFactory.getLogger(Messenger.class);

    /** Some four hours: that something is over is not worth more. */
    private static final int MOST_TRIES_TO_CLOSE = 10;

    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final AcceptedFiles files;
    private final Alerts alerts;
    private final Tellings tellings;
    private final Rota rota;
    private final Courier courier;
    private final Discretion discretion;

    Messenger(
            Database database,
            InstantSource clock,
            AcceptedFiles files,
            Rota rota,
            Courier courier,
            Discretion discretion) {
        JdbcClient jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.clock = clock;
        this.files = files;
        this.alerts = new Alerts(jdbc);
        this.tellings = new Tellings(jdbc);
        this.rota = rota;
        this.courier = courier;
        this.discretion = discretion;
    }

    void sendAll() {
        Optional<Telling> next = take();
        while (next.isPresent()) {
            send(next.get());
            next = take();
        }
    }

    private Optional<Telling> take() {
        return Objects.requireNonNull(transactions.execute(status -> tellings.take()));
    }

    private void send(Telling telling) {
        Alert alert = alerts.find(telling.alert()).orElseThrow();
        Optional<Notify> notify = files.inForce().workspace().settings().toNotify();
        Optional<OnCall> person = notify.flatMap(list -> list.person(telling.person()))
                .filter(found -> found.ways().contains(telling.way()));
        Optional<String> needless = needless(alert, telling);
        if (needless.isPresent() || notify.isEmpty() || person.isEmpty()) {
            drop(telling, needless.orElse("not on call any more"));
            return;
        }
        Notice notice = Notice.of(alert, telling, discretion.at(clock.instant()));
        switch (courier.bring(notify.get(), person.get(), telling.way(), notice)) {
            case Receipt.Taken taken -> sent(telling, taken.answer());
            case Receipt.Failed failed -> failed(telling, failed.why());
        }
    }

    private static Optional<String> needless(Alert alert, Telling telling) {
        if (telling.event() == Event.CLOSED) {
            return telling.tries() > MOST_TRIES_TO_CLOSE
                    ? Optional.of("tried " + MOST_TRIES_TO_CLOSE + " times")
                    : Optional.empty();
        }
        if (!alert.isOpen()) {
            return Optional.of("it was over before");
        }
        return alert.acknowledgedAt() == null ? Optional.empty() : Optional.of("acknowledged before");
    }

    /** Where it was over while the message was under way, that is told as well. */
    private void sent(Telling telling, String answer) {
        Instant now = clock.instant();
        transactions.executeWithoutResult(status -> {
            Alert alert = alerts.lock(telling.alert()).orElseThrow();
            tellings.sent(telling, answer, now);
            if (!alert.isOpen()) {
                tellings.planClosing(alert, now);
            }
        });
    }

    private void failed(Telling telling, String why) {
        LOG.warn(
                "{} could not be told of alert {} by {}: {}",
                telling.person(),
                telling.alert(),
                telling.way().words(),
                why);
        transactions.executeWithoutResult(status -> tellings.failed(telling, why, clock.instant()));
        rota.failed(telling);
    }

    private void drop(Telling telling, String why) {
        transactions.executeWithoutResult(status -> tellings.drop(telling, why, clock.instant()));
        rota.failed(telling);
    }
}
