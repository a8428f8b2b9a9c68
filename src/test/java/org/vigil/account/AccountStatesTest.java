package org.vigil.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.account.AccountState.Pause;
import org.vigil.account.AccountState.Seen;
import org.vigil.database.Database;
import org.vigil.testing.TestDatabase;

@ExtendWith(TestDatabase.class)
class AccountStatesTest {
    private static final AccountName OURS = new AccountName("our-x");
    private static final Instant LEAP_DAY = Instant.parse("2016-02-29T23:59:00Z");

    private final AccountStates states;

    AccountStatesTest(Database database) {
        this.states = new AccountStates(database);
    }

    @Test
    void anUnknownAccountIsNotPausedAndWasNeverSeen() {
        assertThat(states.state(OURS)).isEqualTo(AccountState.UNKNOWN);
        states.unpause(OURS);
        assertThat(states.paused(OURS)).isEmpty();
    }

    @Test
    void aPauseBeginsWithTheFirstReasonAndTellsTheNewest() {
        states.pause(OURS, "signed out");
        Pause first = states.paused(OURS).orElseThrow();
        states.pause(OURS, "suspended");
        assertThat(states.paused(OURS)).contains(new Pause(first.at(), "suspended"));
        states.unpause(OURS);
        assertThat(states.paused(OURS)).isEmpty();
    }

    @Test
    void aSignInIsNotedAndLiftsNoPause() {
        states.pause(OURS, "signed out");
        states.seen(OURS, "@vigil", "1", LEAP_DAY.minusSeconds(1));
        states.seen(OURS, "@vigil2", "2", LEAP_DAY);
        assertThat(states.state(OURS).seen()).contains(new Seen("@vigil2", "2", LEAP_DAY));
        assertThat(states.paused(OURS)).map(Pause::why).contains("signed out");
        states.unpause(OURS);
        assertThat(states.state(OURS).seen()).isPresent();
    }
}
