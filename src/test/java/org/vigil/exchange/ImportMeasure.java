package org.vigil.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/**
 * Imports 20,000 rows: dry and for good, all new and all the same. No test: its name keeps it out of {@code mvn verify}.
 * Run it with {@code JAVA_TOOL_OPTIONS=-Xmx128m mvn test -Dtest=ImportMeasure}.
 */
class ImportMeasure {
    private static final int ROWS = 20_000;
    private static final String MAPPING = "everywhere: { held_by: BY, publisher: Invented, confirmed: 2026-11-01 }\n";

    @TempDir
    private Path top;

    @Test
    @Timeout(600)
    void importsTwentyThousandRows() throws IOException {
        Path list = top.resolve("list.csv");
        try (BufferedWriter out = Files.newBufferedWriter(list)) {
            out.write("Name,Имя,Date of arrest,Occupation,Gender,Status,Phone\n");
            for (int i = 0; i < ROWS; i++) {
                String name = name(i);
                out.write(name + " Test,," + (1 + i % 28) + "." + (1 + i % 12)
                        + ".2020,teacher,female,in custody,0000\n");
            }
        }
        Path folder = Files.createDirectory(top.resolve("team"));
        measure("dry run, all new", list, folder, true);
        measure("run, all new", list, folder, false);
        measure("dry run, all the same", list, folder, true);
        measure("run, all the same", list, folder, false);
    }

    private static void measure(String what, Path list, Path folder, boolean dry) throws IOException {
        Mapping mapping = Mapping.read(SourceFile.ofText("map.yaml", MAPPING), new Problems())
                .orElseThrow();
        Import rows = new Import(
                folder, new ListFile(list), mapping, InstantSource.fixed(Instant.parse("2026-11-26T12:00:00Z")));
        Import.Listener quiet = (row, line, outcome, refused, total) -> {};
        Duration before = processor();
        long ownBefore = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long begin = System.nanoTime();
        ImportReport report = dry ? rows.dryRun(quiet) : rows.run(quiet);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        Duration worked = processor().minus(before);
        long own = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - ownBefore;
        assertThat(report.refused()).isEmpty();
        System.out.printf(
                Locale.ROOT,
                "%s: %d rows in %d ms; of the processors %d ms, %d of them the import's own thread; %d new, %d same, heap %d MB of %d%n",
                what,
                report.rows(),
                took.toMillis(),
                worked.toMillis(),
                Duration.ofNanos(own).toMillis(),
                report.added(),
                report.same(),
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    /** What this program had of all processors: on a machine with other work it says more than the clock. */
    private static Duration processor() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** A word of its own for each number. */
    private static String name(int number) {
        StringBuilder name = new StringBuilder("A");
        for (int rest = number + 1; rest > 0; rest /= 20) {
            name.append("bcdfghjklmnpqrstvxzy".charAt(rest % 20)).append('a');
        }
        return name.toString();
    }
}
