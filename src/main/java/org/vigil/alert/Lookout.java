package org.vigil.alert;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.database.Database;

/** Opens an alert for whatever is wrong, and closes those whose cause is gone. One node looks at a time. */
final class Lookout {
    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);
    private static final long ONE_AT_A_TIME = 0x5669_6769_6c41L;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final TransactionTemplate savepoints;
    private final InstantSource clock;
    private final List<Rule> rules;
    private final Discretion discretion;
    private final Alerts alerts;
    private final Tellings tellings;

    Lookout(Database database, InstantSource clock, List<Rule> rules, Discretion discretion) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.savepoints = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
        this.savepoints.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.clock = clock;
        this.rules = List.copyOf(rules);
        this.discretion = discretion;
        this.alerts = new Alerts(jdbc);
        this.tellings = new Tellings(jdbc);
    }

    /** Does nothing where another node looks at this very moment. */
    void look() {
        List<Rule> ready = rules.stream().filter(Lookout::prepared).toList();
        transactions.executeWithoutResult(status -> {
            if (alone()) {
                compare(ready, clock.instant());
            }
        });
    }

    /** One that fails says nothing this time, as where its look fails. */
    private static boolean prepared(Rule rule) {
        try {
            rule.prepare();
            return true;
        } catch (RuntimeException e) {
            LOG.error("whether there is an alert of {} could not be found out", rule.kinds(), e);
            return false;
        }
    }

    private boolean alone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?) as mine")
                .param(ONE_AT_A_TIME)
                .query((row, n) -> row.getBoolean("mine"))
                .single();
    }

    private void compare(List<Rule> ready, Instant now) {
        Set<AlertKind> judged = EnumSet.noneOf(AlertKind.class);
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : ready) {
            found(rule, now).ifPresent(found -> {
                if (rule.sawAll()) {
                    judged.addAll(rule.kinds());
                }
                findings.addAll(found);
            });
        }
        Discretion.Filter discreetly = findings.isEmpty() ? text -> text : discretion.at(now);
        List<Long> open = findings.stream()
                .flatMap(finding -> keep(finding, discreetly, now).stream())
                .toList();
        for (Alert alert : alerts.closeAllBut(open, judged, now)) {
            LOG.info("alert {} is over: {}", alert.id(), alert.headline());
            tellings.dropRaised(alert, "it was over before", now);
            tellings.planClosing(alert, now);
        }
    }

    /** A rule that fails says nothing: neither that something is wrong, nor that anything is over. The others go on. */
    private Optional<List<Finding>> found(Rule rule, Instant now) {
        try {
            return Optional.ofNullable(savepoints.execute(status -> rule.look(now)));
        } catch (RuntimeException e) {
            LOG.error("whether there is an alert of {} could not be found out", rule.kinds(), e);
            return Optional.empty();
        }
    }

    private Optional<Long> keep(Finding finding, Discretion.Filter discreetly, Instant now) {
        Optional<Long> open = alerts.open(finding);
        if (open.isEmpty() && !finding.raises()) {
            return open;
        }
        Finding discreet = new Finding(
                finding.kind(),
                finding.subject(),
                finding.cause(),
                finding.items(),
                finding.raises(),
                discreetly.apply(finding.headline()),
                discreetly.apply(finding.text()),
                finding.concerns());
        long id = alerts.raise(discreet, now);
        if (open.isEmpty()) {
            LOG.warn("alert {}: {}", id, discreet.headline());
        }
        return Optional.of(id);
    }
}
