package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.delivery.Brakes;
import org.vigil.delivery.Eligibility;
import org.vigil.profile.ProfileId;
import org.vigil.testing.Rows;
import org.vigil.testing.TestDatabase;

@ExtendWith(TestDatabase.class)
class LedgerTest {
    private static final Instant DAY = Instant.parse("2016-02-29T13:00:00Z");

    private final Database database;
    private final Rows rows;
    private final Ledger ledger;

    LedgerTest(Database database) {
        this.database = database;
        this.rows = new Rows(database);
        this.ledger = new Ledger(database.jdbc());
    }

    @Test
    void whoTookTheSlotIsNamed() {
        withdrawn("anna", "released on 28 February 2016");
        rows.published("vigil", "bashir", "sandbox-x", 1, DAY, "text");
        rows.published("vigil", "bashir", "sandbox-mastodon", 1, DAY, "text");
        assertThat(ledger.withdrawn(10)).singleElement().satisfies(line -> {
            assertThat(line.profile()).isEqualTo(new ProfileId("anna"));
            assertThat(line.successor()).isEqualTo(new ProfileId("bashir"));
        });
    }

    @Test
    void aHoldIsOnlyCounted() {
        withdrawn("anna", Eligibility.ON_HOLD);
        withdrawn("bashir", "on hold by Ada: the family was threatened");
        assertThat(ledger.withdrawn(10)).isEmpty();
        assertThat(ledger.allWithdrawn()).isEqualTo(2);
    }

    @Test
    void whoeverIsOnHoldNowIsOnlyCountedWhateverTheReasonWas() {
        withdrawn("anna", "released on 28 February 2016");
        Brakes brakes = new Brakes(database);
        brakes.apply(new Brakes.Target.Person(new ProfileId("anna")), "not to be told", "Ada");
        assertThat(ledger.withdrawn(10)).isEmpty();
        brakes.release(new Brakes.Target.Person(new ProfileId("anna")), "Ada");
        assertThat(ledger.withdrawn(10)).hasSize(1);
    }

    private void withdrawn(String profile, String why) {
        for (String account : new String[] {"sandbox-x", "sandbox-mastodon"}) {
            rows.delivery("vigil", profile, account, 1, DAY, "withdrawn", why);
        }
    }
}
