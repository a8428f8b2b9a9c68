package org.vigil.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.database.Database;
import org.vigil.network.Connectors;
import org.vigil.network.DocumentedLimits;
import org.vigil.network.Limits;
import org.vigil.network.Network;
import org.vigil.network.Visibility;
import org.vigil.testing.FakeNetwork;
import org.vigil.testing.TestDatabase;

@ExtendWith(TestDatabase.class)
class SessionsTest {
    private static final Account OURS =
            new Account(new AccountName("our-x"), Network.X, "en", null, null, true, Visibility.PUBLIC);

    private final FakeNetwork network = new FakeNetwork(Network.X, InstantSource.fixed(Instant.EPOCH));
    private final Sessions sessions;

    SessionsTest(Database database, @TempDir Path folder) {
        AccountSecrets secrets = new AccountSecrets(database, KeyFile.of(folder, Map.of()));
        secrets.put(OURS.name(), Map.of(FakeNetwork.TOKEN, "sesame"));
        this.sessions = new Sessions(new Connectors(java.util.List.of(network)), secrets, new RateBuckets(database));
    }

    /** A server that was down when it was first asked answers with the documented limits until it is up. */
    @Test
    void aNetworkThatChangesItsLimitsIsHeardTheNextTime() {
        sessions.learnLimits(OURS);
        Limits documented = DocumentedLimits.X;
        assertThat(sessions.limits(OURS).maxLength()).isEqualTo(documented.maxLength());
        network.limits(new Limits(
                documented.measure(),
                500,
                documented.maxHashtags(),
                documented.maxImages(),
                documented.maxAltText(),
                documented.maxImageBytes(),
                documented.imageTypes()));
        sessions.learnLimits(OURS);
        assertThat(sessions.limits(OURS).maxLength()).isEqualTo(500);
    }
}
