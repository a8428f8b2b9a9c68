package org.vigil.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    30                                                | 2026-03-01T08:00:30Z
                    Sun, 01 Mar 2026 08:05:00 GMT                     | 2026-03-01T08:05:00Z
                    30; Sun, 01 Mar 2026 08:05:00 GMT                 | 2026-03-01T08:05:00Z
                    600; Sun, 01 Mar 2026 08:05:00 GMT                | 2026-03-01T08:10:00Z
                    0                                                 | 2026-03-01T08:01:00Z
                    -5                                                | 2026-03-01T08:01:00Z
                    soon                                              | 2026-03-01T08:01:00Z
                    Sun, 01 Mar 2026 07:00:00 GMT                     | 2026-03-01T08:01:00Z
                    99999999999999999999                              | 2026-03-02T08:00:00Z
                    Mon, 01 Mar 2027 08:00:00 GMT                     | 2026-03-02T08:00:00Z
                    """)
    void readsSecondsAndDates(String said, Instant until) {
        HttpHeaders headers =
                headers(Arrays.stream(said.split(";")).map(String::trim).toList());
        assertThat(RetryAfter.until(headers, Optional.empty(), NOW)).isEqualTo(until);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T08:15:00Z, 2026-03-01T08:15:00Z",
        "2026-03-01T07:15:00Z, 2026-03-01T08:01:00Z",
        "2026-04-01T07:15:00Z, 2026-03-02T08:00:00Z",
    })
    void goesByTheResetWhereNothingElseIsSaid(Instant reset, Instant until) {
        assertThat(RetryAfter.until(headers(List.of()), Optional.of(reset), NOW))
                .isEqualTo(until);
        assertThat(RetryAfter.until(headers(List.of("10")), Optional.of(reset), NOW))
                .isEqualTo(NOW.plusSeconds(10));
    }

    private static HttpHeaders headers(List<String> values) {
        return HttpHeaders.of(values.isEmpty() ? Map.of() : Map.of("Retry-After", values), (name, value) -> true);
    }
}
