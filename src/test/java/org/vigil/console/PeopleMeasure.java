package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.database.Database;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/**
 * How long the pages of people take with 1,000 profiles and 100,000 deliveries. No test: its name keeps it out of
 * {@code mvn verify}. Run it with {@code mvn test -Dquick= -Dtest=PeopleMeasure}.
 */
@ExtendWith(TestDatabase.class)
class PeopleMeasure {
    private static final int PEOPLE = 1_000;
    private static final int VIEWS = 60;

    private final ConsoleWorld console;
    private final World world;

    PeopleMeasure(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void aThousandPeople() {
        for (int i = 0; i < PEOPLE; i++) {
            String id = "person-" + i;
            world.prisoner(id, "20" + (10 + i % 15) + "-0" + (1 + i % 9) + "-1" + i % 9);
            world.edit(
                    World.profile(id),
                    "names: { en: Person-" + i + " Example }",
                    "names: { en: \"" + name(i) + "\", fa: \"نام " + i + "\" }\ntags: [t" + i % 5 + "]");
        }
        world.schedule("roll: { listed: [anna, bela, cara] }", "roll: { include: [prisoner] }");
        world.start();
        world.change("""
                insert into planned_slot (campaign, local_date, slot_id, profile, round, day, due_at)
                select 'past', date '2020-01-01' + n, 'slot', 'person-' || n % 1000, 1 + n / 1000, n + 1,
                       timestamptz '2020-01-01' + n * interval '1 hour' from generate_series(0, 49999) n
                """);
        world.change("""
                insert into delivery (planned_slot, campaign, local_date, slot_id, profile, account, due_at, late_at, state,
                                      published_at, simulated)
                select p.id, p.campaign, p.local_date, p.slot_id, p.profile, a, p.due_at, p.due_at + interval '6 hours',
                       'published', p.due_at, false
                from planned_slot p cross join (values ('x'), ('mastodon')) accounts (a) where p.campaign = 'past'
                """);
        world.change("analyze");
        world.hold("person-3").hold("person-77");
        try (console;
                Browser viewer = console.as("Vic", Role.VIEWER)) {
            for (String path : List.of(
                    "/people",
                    "/people?page=12",
                    "/people?sort=days",
                    "/people?sort=verified&only=due",
                    "/people?sort=shown",
                    "/people?only=no-basis",
                    "/people?only=held",
                    "/people?q=Nino+Mustermann",
                    "/people?q=ino+must",
                    "/people?campaign=vigil&tag=t3&status=in-custody",
                    "/people/person-5",
                    "/people/person-3/lift")) {
                measure(viewer, path);
            }
        }
    }

    private static String name(int i) {
        List<String> first = List.of("Nino", "Aslan", "Đào", "Bashir", "Ольга", "Carla", "Wang", "Leyla");
        List<String> last = List.of("Mustermann", "Beispiel", "Örnek", "Przykład", "Voorbeeld", "Exemple", "Namuna");
        return first.get(i % first.size()) + " " + last.get(i % last.size()) + " " + (char) ('A' + i % 26) + i;
    }

    private static void measure(Browser viewer, String path) {
        int bytes = 0;
        for (int i = 0; i < VIEWS / 4; i++) {
            viewer.get(path);
        }
        long[] took = new long[VIEWS];
        long busy = busy();
        for (int i = 0; i < VIEWS; i++) {
            long begin = System.nanoTime();
            var answer = viewer.get(path);
            took[i] = System.nanoTime() - begin;
            assertThat(answer.statusCode()).isEqualTo(200);
            bytes = answer.body().length();
        }
        Arrays.sort(took);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.1f ms, 95 %% %.1f ms, %.1f ms of processor for browser and server together, %d kB%n",
                path,
                took[VIEWS / 2] / 1e6,
                took[VIEWS * 95 / 100] / 1e6,
                (busy() - busy) / 1e6 / VIEWS,
                bytes / 1000);
    }

    /** Nanoseconds of processor that this process has used: on a busy machine it tells more than the clock does. */
    private static long busy() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }
}
