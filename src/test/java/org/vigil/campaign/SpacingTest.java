package org.vigil.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.vigil.account.AccountName;

class SpacingTest {
    private static final Instant NINE = Instant.parse("2016-12-12T14:00:00Z");
    private static final Campaign CAMPAIGN = Samples.campaign(RotationOrder.FAIR, Samples.MORNING);

    @Test
    void theFirstIsOnTimeAndTheOthersAreSpacedInsideTheSpread() {
        assertThat(due("first")).isEqualTo(NINE);
        assertThat(due("second")).isEqualTo(NINE.plusSeconds(600));
        assertThat(due("third")).isEqualTo(NINE.plusSeconds(1200));
    }

    @Test
    void anAccountThatTheCampaignDoesNotHaveIsOnTime() {
        assertThat(due("another")).isEqualTo(NINE);
    }

    private static Instant due(String account) {
        return Spacing.due(NINE, CAMPAIGN, new AccountName(account));
    }
}
