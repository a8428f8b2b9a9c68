package org.vigil.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.source.SourceFile;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Not part of the suite: what a change of one file among 1,000 profiles takes at the pages. */
@ExtendWith(TestDatabase.class)
class ThousandProfilesMeasure {
    private final World world;
    private final FileDesk desk;

    ThousandProfilesMeasure(Database database) {
        world = new World(database);
        for (int i = 0; i < 1_000; i++) {
            world.prisoner("person-" + i, "2020-01-" + (10 + i % 20));
        }
        world.schedule("listed: [anna, bela, cara]", "include: [prisoner]");
        world.start().onDisk();
        desk = world.node.fileDesk();
    }

    @Test
    void measure() {
        for (int i = 0; i < 5; i++) {
            long begin = System.nanoTime();
            SourceFile file = desk.file(World.profile("person-7")).orElseThrow();
            lap("read", begin);
            byte[] bytes = (file.text().orElseThrow() + "# again\n").getBytes(StandardCharsets.UTF_8);
            FileDesk.Change change = new FileDesk.Change(file.path(), file.digest(), bytes);
            begin = System.nanoTime();
            desk.problems(List.of(change));
            lap("problems", begin);
            begin = System.nanoTime();
            FileDesk.Outcome outcome = desk.save(List.of(change), "Ann");
            lap("save " + outcome.getClass().getSimpleName(), begin);
        }
    }

    private static void lap(String what, long begin) {
        java.util.logging.Logger.getLogger("measure")
                .info(() ->
                        what + " " + Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms");
    }
}
