package org.vigil.network.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RecordKeyTest {
    private static final String DIGITS = "234567abcdefghijklmnopqrstuvwxyz";

    @Property(tries = 300)
    void isATimestampOfThePastWhateverTheKey(@ForAll String key) {
        String tid = RecordKey.of(key);
        assertThat(tid).matches("[234567abcdefghij][234567a-z]{12}").isEqualTo(RecordKey.of(key));
        long bits = 0;
        for (char digit : tid.toCharArray()) {
            bits = bits << 5 | DIGITS.indexOf(digit);
        }
        Instant time = Instant.EPOCH.plus(Duration.ofNanos((bits >>> 10) * 1000));
        assertThat(time).isBetween("2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z");
    }

    /** Posts that stand were stored under these keys: another function would look for them in the wrong place. */
    @Test
    void neverChanges() {
        assertThat(RecordKey.of("0b4cf6d0-6d1c-4f4e-9a57-5f0f7cf1a4a1-1")).isEqualTo("3l3skoym6y2rh");
    }

    @Test
    void tellsDeliveriesAndPartsApart() {
        assertThat(IntStream.range(0, 20_000)
                        .mapToObj(i -> RecordKey.of("delivery-" + i))
                        .collect(Collectors.toSet()))
                .hasSize(20_000);
    }
}
