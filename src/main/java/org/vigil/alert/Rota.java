package org.vigil.alert;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.database.Database;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.operator.Audit;
import org.vigil.settings.Notify;
import org.vigil.settings.OnCall;

/** Whose turn it is to be told of each alert, until somebody acknowledges it. */
public final class Rota {
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final AcceptedFiles files;
    private final Alerts alerts;
    private final Tellings tellings;
    private final Audit audit;

    public Rota(Database database, InstantSource clock, AcceptedFiles files) {
        JdbcClient jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.clock = clock;
        this.files = files;
        this.alerts = new Alerts(jdbc);
        this.tellings = new Tellings(jdbc);
        this.audit = new Audit(jdbc);
    }

    /** What came of an acknowledgement. */
    public enum Acknowledgement {
        DONE,
        BY_ANOTHER_BEFORE,
        OVER,
        NO_SUCH_ALERT
    }

    /** Somebody takes care of it: nobody else is told. */
    public Acknowledgement acknowledge(long id, String who) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Optional<Alert> alert = alerts.lock(id);
            if (alert.isEmpty()) {
                return Acknowledgement.NO_SUCH_ALERT;
            }
            if (!alerts.acknowledge(id, who, clock.instant())) {
                return alert.get().isOpen() ? Acknowledgement.BY_ANOTHER_BEFORE : Acknowledgement.OVER;
            }
            tellings.dropRaised(alert.get(), "acknowledged before", clock.instant());
            audit.record(who, "acknowledge", "alert " + id, null);
            return Acknowledgement.DONE;
        }));
    }

    /**
     * Begins the turns that have come. After a while in which nobody looked, each alert gets one and not all it missed.
     *
     * @return how many
     */
    int advance() {
        Optional<Notify> notify = files.inForce().workspace().settings().toNotify();
        if (notify.isEmpty()) {
            return 0;
        }
        Escalation escalation = Escalation.of(notify.get());
        Integer begun = transactions.execute(status -> {
            Instant now = clock.instant();
            List<Alert> due = alerts.lockDue(now);
            for (Alert alert : due) {
                OnCall turn = escalation.person(alert.step());
                tellings.plan(alert, alert.turn() + 1, turn, now);
                if (alert.step() == 0) {
                    concerned(alert, notify.get())
                            .filter(person -> !person.name().equals(turn.name()))
                            .forEach(person -> tellings.plan(alert, alert.turn() + 1, person, now));
                }
                alerts.turned(alert, now.plus(escalation.patience(alert.step())));
            }
            return due.size();
        });
        return begun == null ? 0 : begun;
    }

    /** Whom the organisations have named that it concerns: they are told at once, beside whose turn it is. */
    private Stream<OnCall> concerned(Alert alert, Notify notify) {
        return alert.concerns().stream()
                .flatMap(id -> files.inForce().workspace().organisation(id).stream())
                .flatMap(organisation -> organisation.toNotify().stream())
                .distinct()
                .flatMap(name -> notify.person(name).stream());
    }

    /** Whoever's turn it is could not be told: the next of the same round is told at once. */
    void failed(Telling telling) {
        Optional<Notify> notify = files.inForce().workspace().settings().toNotify();
        transactions.executeWithoutResult(status -> alerts.lock(telling.alert())
                .filter(alert -> alert.isOpen() && alert.acknowledgedAt() == null)
                .filter(alert -> alert.turn() == telling.turn() && telling.event() == Event.RAISED)
                .filter(alert -> notify.map(Escalation::of)
                        .filter(escalation ->
                                escalation.person(alert.step() - 1).name().equals(telling.person()))
                        .filter(escalation -> escalation.hasOthersInRound(alert.step() - 1))
                        .isPresent())
                .filter(alert -> tellings.failedInEveryWay(telling))
                .ifPresent(alert -> alerts.hurry(alert, clock.instant())));
    }
}
