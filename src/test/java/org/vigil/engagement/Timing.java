package org.vigil.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.vigil.database.Database;

/** Prints how long a question to the log takes, by the clock and of the processors. The server must run on this machine. */
public final class Timing {
    private static final int TIMES = Integer.getInteger("times", 40);

    /** What is meant by quick enough, at the 95th percentile. */
    private static final long MOST_MICROS = 200_000;

    private final Database database;

    public Timing(Database database) {
        this.database = database;
    }

    /** Answers the same number each time that it is asked. */
    public interface Question {
        long ask();
    }

    /** Asks once, and then {@code -Dtimes=} times more. */
    public void time(String what, Question question) {
        long answer = question.ask();
        Duration before = processor();
        List<Long> micros = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            long begun = System.nanoTime();
            assertThat(question.ask()).isEqualTo(answer);
            micros.add((System.nanoTime() - begun) / 1000);
        }
        long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%s %-68s %7d: median %6.1f ms, 95 %% %6.1f ms; of the processors %6.1f ms; load %.1f%n",
                sorted[sorted.length * 95 / 100] > MOST_MICROS ? "SLOW" : "    ",
                what,
                answer,
                sorted[sorted.length / 2] / 1000.0,
                sorted[sorted.length * 95 / 100] / 1000.0,
                processor().minus(before).toNanos() / 1e6 / TIMES,
                load());
    }

    /** What this thread and the server, with the workers that it had, took of the processors: it says more than the clock. */
    public Duration processor() {
        ProcessHandle server = ProcessHandle.of(database.jdbc()
                        .sql("select pg_backend_pid()")
                        .query(Long.class)
                        .single())
                .flatMap(ProcessHandle::parent)
                .orElseThrow();
        return Stream.concat(
                        server.children().flatMap(child -> child.info().totalCpuDuration().stream()),
                        Stream.of(
                                ended(server.pid()),
                                Duration.ofNanos(
                                        ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime())))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Of its children that have ended. */
    private static Duration ended(long server) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(server), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Duration.ofMillis(10 * (Long.parseLong(fields[13]) + Long.parseLong(fields[14])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the machine, in the last minute. */
    public static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
