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

    private final ThirtyDays month;

    CallsPerMessageTest(Database database) {
        month = new ThirtyDays(database, List.of(X, BLUESKY), DAYS, 100);
    }

    @Test
    void anAccountIsAskedAtMostOnceForEachMessageOnXAndTwiceOnBlueskyAndNoMessageIsForgotten() {
        month.play(DAYS, () -> assertThat(month.missed()).isZero());
        for (Account account : List.of(X, BLUESKY)) {
            ThirtyDays.Calling calling = month.calling(account);
            assertThat(calling.messages()).isEqualTo(100);
            assertThat(calling.perMessage()).isBetween(0.5, account == X ? 1.0 : 2.0);
            assertThat(month.neverRead(account)).isZero();
            assertThat(month.withoutADay(account))
                    .as("everything is read at the age of a day")
                    .isZero();
        }
    }
}
