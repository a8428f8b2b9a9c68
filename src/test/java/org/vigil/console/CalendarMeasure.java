package org.vigil.console;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.database.Database;
import org.vigil.delivery.WaitingPosts;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/**
 * How long the calendar, Today and the approvals take with 1000 people on 25 accounts, each of whose posts waits for an
 * approval. No test: its name keeps it out of {@code mvn verify}. Run it with {@code mvn test -Dquick= -Dtest=CalendarMeasure}.
 */
@ExtendWith(TestDatabase.class)
class CalendarMeasure {
    private static final int PEOPLE = 1_000;
    private static final int ACCOUNTS = 25;
    private static final int REQUESTS = 100;

    private final ConsoleWorld console;
    private final World world;

    CalendarMeasure(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
        List<String> people =
                IntStream.range(0, PEOPLE).mapToObj(i -> "p" + (10_000 + i)).toList();
        people.forEach(id -> world.prisoner(id, "2025-01-05"));
        List<String> accounts =
                IntStream.range(0, ACCOUNTS).mapToObj(i -> "box" + (10 + i)).toList();
        world.put(
                World.ACCOUNTS,
                accounts.stream()
                        .map(name -> "  - { name: " + name + ", network: sandbox, imitates: mastodon, language: en }")
                        .collect(Collectors.joining("\n", "accounts:\n", "\n")));
        world.schedule("to: 2026-01-11\n", "")
                .schedule("[anna, bela, cara]", "[" + String.join(", ", people) + "]")
                .schedule("accounts: [x]", "accounts: [" + String.join(", ", accounts) + "]")
                .schedule("approval: none", "approval: required")
                .start();
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void pages() {
        long begin = System.nanoTime();
        int posts = world.node.desk().coming(Duration.ofDays(31)).size();
        System.out.printf(Locale.ROOT, "%d posts composed in %.0f ms%n", posts, (System.nanoTime() - begin) / 1e6);
        menu();
        try (Browser editor = console.as("Ed", Role.ADMIN)) {
            for (String path : List.of(
                    "/", "/calendar?view=month&from=2026-01-05", "/calendar?view=week&from=2026-01-05", "/approvals")) {
                measure(editor, path);
            }
        }
    }

    /** What every page asks for its menu, once what waits is counted. */
    private void menu() {
        WaitingPosts waiting = world.node.desk().waiting();
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (waiting.forWhom("Ada", (workspace, account) -> true).approvals() == 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        long[] took = new long[10 * REQUESTS];
        for (int i = -REQUESTS; i < took.length; i++) {
            long begin = System.nanoTime();
            waiting.forWhom("Ada", (workspace, account) -> true);
            if (i >= 0) {
                took[i] = System.nanoTime() - begin;
            }
        }
        Arrays.sort(took);
        System.out.printf(
                Locale.ROOT,
                "what the menu asks: %s; median %.2f ms, 95 %% %.2f ms%n",
                waiting.forWhom("Ada", (workspace, account) -> true),
                took[took.length / 2] / 1e6,
                took[took.length * 95 / 100] / 1e6);
    }

    private static void measure(Browser browser, String path) {
        long[] took = new long[REQUESTS];
        int length = 0;
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        for (int i = 0; i < REQUESTS; i++) {
            browser.get(path);
        }
        long work = machine.getProcessCpuTime();
        for (int i = 0; i < REQUESTS; i++) {
            long begin = System.nanoTime();
            length = browser.get(path).body().length();
            took[i] = System.nanoTime() - begin;
        }
        work = machine.getProcessCpuTime() - work;
        Arrays.sort(took);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.1f ms, 95 %% %.1f ms; %.1f ms of a processor for each, without the database's; %d kB%n",
                path,
                took[REQUESTS / 2] / 1e6,
                took[REQUESTS * 95 / 100] / 1e6,
                work / 1e6 / REQUESTS,
                length / 1000);
    }
}
