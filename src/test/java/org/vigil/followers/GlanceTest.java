package org.vigil.followers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigil.source.SourceTree;
import org.vigil.testing.MutableClock;

/** How often the database is asked, and what is shown while it cannot be. */
class GlanceTest {
    private final MutableClock clock = MutableClock.at("2026-01-05T06:00:00Z");
    private final AtomicInteger stamps = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private String stamp = "1";
    private boolean broken;

    private final Glance glance = new Glance(
            () -> {
                if (broken) {
                    throw new IllegalStateException("no database");
                }
                stamps.incrementAndGet();
                return stamp;
            },
            () -> {
                looks.incrementAndGet();
                return new Current(
                        clock.instant(),
                        Optional.empty(),
                        SourceTree.of(java.util.List.of()),
                        Map.of(),
                        new Made<>(),
                        new Made<>(),
                        Map.of());
            },
            clock);

    @Test
    void howeverManyVisitorsTheDatabaseIsAskedOnceInThreeSeconds() {
        IntStream.range(0, 10_000)
                .parallel()
                .forEach(visitor -> assertThat(glance.current()).isPresent());
        assertThat(stamps).hasValue(1);
        clock.advance(Duration.ofSeconds(4));
        IntStream.range(0, 10_000)
                .parallel()
                .forEach(visitor -> assertThat(glance.current()).isPresent());
        assertThat(stamps).hasValue(2);
        assertThat(looks).as("nothing had changed").hasValue(1);
    }

    @Test
    void aChangeIsSeenWithinSeconds() {
        Current before = glance.current().orElseThrow();
        stamp = "2";
        assertThat(glance.current()).containsSame(before);
        clock.advance(Duration.ofSeconds(4));
        assertThat(glance.current()).isPresent().get().isNotSameAs(before);
    }

    @Test
    void aDayIsNeverShownAfterItsMidnight() {
        clock.set(Instant.parse("2026-01-05T19:59:59Z"));
        Current before = glance.current().orElseThrow();
        clock.set(Instant.parse("2026-01-05T20:00:00Z"));
        assertThat(glance.current()).isPresent().get().isNotSameAs(before);
    }

    @Test
    void whatCannotBeLookedAfterIsShownToNobodySoon() {
        glance.current();
        broken = true;
        clock.advance(Duration.ofSeconds(10));
        assertThat(glance.current()).isPresent();
        clock.advance(Duration.ofSeconds(6));
        assertThat(glance.current()).isEmpty();
        broken = false;
        assertThat(glance.current()).isPresent();
    }
}
