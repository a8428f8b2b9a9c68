package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigil.access.SignedIn;
import org.vigil.access.Token;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.network.CodeSignIn;
import org.vigil.network.Credentials;
import org.vigil.network.Network;
import org.vigil.network.Visibility;
import org.vigil.testing.MutableClock;
import org.vigil.testing.World;

/** Keys of sign-ins that nobody finishes do not stay in memory. */
class HalfSignInsTest {
    private static final Account ACCOUNT =
            new Account(new AccountName("box"), Network.SANDBOX, "en", null, null, false, Visibility.PUBLIC);

    @Test
    void aHalfDoneSignInIsForgottenAlsoWhereNobodyComesBack() {
        MutableClock clock = MutableClock.at(World.MONDAY_AT_SIX);
        List<Runnable> afterwards = new ArrayList<>();
        HalfSignIns halves = new HalfSignIns(clock, afterwards::add);
        halves.begin(
                SignedIn.GUEST,
                Token.random(),
                new HalfSignIns.Purpose.Adding(ACCOUNT),
                Credentials.none(),
                new CodeSignIn.Begun(URI.create("https://example.org/agree"), Credentials.none()));
        assertThat(halves.size()).isOne();
        clock.advance(HalfSignIns.KEPT.plusSeconds(1));
        assertThat(halves.size()).isOne();
        afterwards.forEach(Runnable::run);
        assertThat(halves.size()).isZero();
    }
}
