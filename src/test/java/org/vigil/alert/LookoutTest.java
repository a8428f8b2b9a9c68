package org.vigil.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.vigil.database.Database;
import org.vigil.delivery.Restrictions;
import org.vigil.testing.TestDatabase;

@ExtendWith(TestDatabase.class)
class LookoutTest {
    private final OnCallWorld it;
    private final Invented rule = new Invented();
    private final Lookout lookout;

    LookoutTest(Database database) {
        it = new OnCallWorld(database);
        lookout = new Lookout(
                database,
                it.world.clock,
                List.of(rule),
                new Discretion(it.world.node.files(), new Restrictions(database.jdbc())));
    }

    @AfterEach
    void close() {
        it.close();
    }

    /** A rule that says what a test wants. */
    private static final class Invented implements Rule {
        private final List<Finding> findings = new ArrayList<>();
        private final List<Boolean> inTransaction = new ArrayList<>();
        private boolean sawAll = true;
        private boolean fails;

        @Override
        public void prepare() {
            inTransaction.add(TransactionSynchronizationManager.isActualTransactionActive());
            if (fails) {
                throw new IllegalStateException("on purpose");
            }
        }

        @Override
        public boolean sawAll() {
            return sawAll;
        }

        @Override
        public Set<AlertKind> kinds() {
            return Set.of(AlertKind.HELD);
        }

        @Override
        public List<Finding> look(Instant now) {
            inTransaction.add(TransactionSynchronizationManager.isActualTransactionActive());
            return findings;
        }
    }

    private void found() {
        rule.findings.add(new Finding(
                AlertKind.HELD, "vigil", "cause", new TreeSet<>(Set.of("cause")), true, "headline", "text"));
    }

    /** Putting posts into words may take long: no transaction stands open for it. */
    @Test
    void whatTakesLongComesBeforeTheTransaction() {
        lookout.look();
        assertThat(rule.inTransaction).containsExactly(false, true);
    }

    @Test
    void whatARuleHasNotSeenYetIsNotOver() {
        found();
        lookout.look();
        rule.findings.clear();
        rule.sawAll = false;
        lookout.look();
        assertThat(it.openKinds()).containsExactly(AlertKind.HELD);
        rule.sawAll = true;
        lookout.look();
        assertThat(it.openKinds()).isEmpty();
    }

    @Test
    void aRuleThatFailsBeforehandSaysNothing() {
        found();
        lookout.look();
        rule.fails = true;
        lookout.look();
        assertThat(it.openKinds()).containsExactly(AlertKind.HELD);
    }
}
