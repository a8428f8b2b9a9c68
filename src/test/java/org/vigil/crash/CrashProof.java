package org.vigil.crash;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kill -9 at random instants, restart, again: each delivery stands exactly once, or a person is asked. {@code
 * -Dcrash.kills=1000} is the long form; {@code -Dcrash.seed=N} repeats the same random choices, though not the same
 * interleaving of threads.
 */
class CrashProof {
    private static final int KILLS = Integer.getInteger("crash.kills", 200);
    private static final long SEED = Long.getLong("crash.seed", new Random().nextLong(1_000_000));

    /** Starting takes two processors for a part of its time only. */
    private static final int AT_ONCE = 2;

    /** Of one team. A longer run is one of several teams after each other: with more to post a start takes longer. */
    private static final int KILLS_OF_A_TEAM = 100;

    @TempDir
    Path folder;

    @BeforeAll
    static void built() throws Exception {
        VigilProcess.prepare();
    }

    @Test
    @Timeout(value = 4, unit = TimeUnit.HOURS)
    void eachDeliveryStandsOnceHoweverOftenItsProcessIsKilled() throws Exception {
        long begun = System.nanoTime();
        List<CrashRun.Result> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<CrashRun.Result>> runs = new ArrayList<>();
            int teams = AT_ONCE * Math.ceilDiv(KILLS, AT_ONCE * KILLS_OF_A_TEAM);
            for (int i = 0; i < teams; i++) {
                long seed = SEED + i;
                int kills = (KILLS + i) / teams;
                Path own = Files.createDirectory(folder.resolve("team-" + i));
                runs.add(threads.submit(() -> {
                    try (CrashRun run = new CrashRun(seed, kills, own)) {
                        return run.run();
                    }
                }));
            }
            for (Future<CrashRun.Result> run : runs) {
                results.add(run.get());
            }
        }
        judge(results, Duration.ofNanos(System.nanoTime() - begun));
    }

    private static void judge(List<CrashRun.Result> results, Duration took) {
        long kills = sum(results, CrashRun.Result::kills);
        long uncertain = sum(results, result -> result.balance().in("uncertain"));
        List<String> faults = results.stream()
                .flatMap(result -> result.balance().faults().stream())
                .toList();
        System.out.printf(
                """
                == crash run
                kills         %d (%d with attempts in flight, %d with PostgreSQL too)
                interrupted   %d attempts; %d kills found nothing under way, %d processes ended by themselves
                deliveries    %d
                published     %d
                duplicates    %d
                lost          %d
                wrongly failed %d
                uncertain     %d
                seconds       %d
                seed          %d
                """,
                kills,
                sum(results, CrashRun.Result::inFlight),
                sum(results, CrashRun.Result::withPostgres),
                sum(results, CrashRun.Result::interrupted),
                sum(results, CrashRun.Result::idle),
                sum(results, result -> result.endedByItself().size()),
                sum(results, result -> result.balance().deliveries()),
                sum(results, result -> result.balance().in("published")),
                sum(results, result -> result.balance().duplicates()),
                sum(results, result -> result.balance().lost()),
                sum(results, result -> result.balance().wronglyFailed()),
                uncertain,
                took.toSeconds(),
                SEED);
        assertSoftly(softly -> {
            softly.assertThat(faults).isEmpty();
            softly.assertThat(results.stream().flatMap(result -> result.endedByItself().stream()))
                    .as("what ended by itself")
                    .isEmpty();
            softly.assertThat(uncertain * 100).as("uncertain, a hundred times").isLessThan(kills);
            for (CrashRun.Result result : results) {
                softly.assertThat(result.balance().deliveries()).as("planned").isEqualTo(result.planned());
                softly.assertThat(result.balance().in("published")
                                + result.balance().in("uncertain"))
                        .as("nothing ended otherwise: %s", result.balance().states())
                        .isEqualTo(result.planned());
                softly.assertThat(result.inFlight() * 2)
                        .as("kills that hit something")
                        .isGreaterThan(result.kills());
            }
        });
    }

    private static long sum(List<CrashRun.Result> results, ToLongFunction<CrashRun.Result> what) {
        return results.stream().mapToLong(what).sum();
    }
}
