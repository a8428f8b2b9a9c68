package org.vigil.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.account.Account;
import org.vigil.database.Database;
import org.vigil.network.Network;
import org.vigil.testing.TestDatabase;

/** Thirty days of a campaign of 100 messages a month, against the sandbox that imitates. */
@ExtendWith(TestDatabase.class)
class CallsPerMessageTest {
    private static final int DAYS = 30;
    private static final Account X = ThirtyDays.sandbox("x", Network.X);
    private static final Account BLUESKY = ThirtyDays.sandbox("bluesky", Network.BLUESKY);

    private final Database database;
    private final ThirtyDays month;

    CallsPerMessageTest(Database database) {
        this.database = database;
        month = new ThirtyDays(database, List.of(X, BLUESKY), DAYS, 100, ThirtyDays.Course.SPREAD);
    }

    @Test
    void anAccountIsAskedAtMostOnceForEachMessageOnXAndTwiceOnBlueskyAndNoMessageIsForgotten() {
        month.play(DAYS, () -> assertThat(month.missed()).isZero());
        for (Account account : List.of(X, BLUESKY)) {
            MonthOfAccount of = new MonthOfAccount(database, account, month.now());
            MonthOfAccount.Calling calling = of.calling();
            assertThat(calling.messages()).isEqualTo(100);
            assertThat(calling.perMessage()).isBetween(0.5, account == X ? 1.0 : 2.0);
            assertThat(of.neverRead()).isZero();
            assertThat(of.withoutADay())
                    .as("everything is read at the age of a day")
                    .isZero();
            PlanKept plan = new PlanKept(database, ThirtyDays.BEGIN, month.now());
            plan.add(account);
            assertThat(plan.missed())
                    .as("read late although the account could be asked")
                    .isZero();
        }
    }
}
