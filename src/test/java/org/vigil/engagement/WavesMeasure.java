package org.vigil.engagement;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vigil.database.Database;

/**
 * How long the look for waves of replies takes over the {@link GeneratedLog}: it is done once a minute. No test: its name keeps
 * it out of {@code mvn verify}.
 */
class WavesMeasure {
    @Test
    @Timeout(3600)
    void lookForWaves() {
        try (Database database = GeneratedLog.open()) {
            Waves waves = new Waves(database.jdbc());
            Timing timing = new Timing(database);
            timing.time(
                    "a look for waves of replies",
                    () -> waves.at(GeneratedLog.NOW).size());
            timing.time(
                    "a look for waves of replies where nothing was read for two days",
                    () -> waves.at(GeneratedLog.NOW.plus(Duration.ofDays(2))).size());
        }
    }
}
