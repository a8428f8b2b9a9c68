package org.vigil.doctor;

import java.util.List;
import java.util.Map;
import org.vigil.database.Database;
import org.vigil.database.ServerFacts;

/** Whether what the database has taken outlives a power cut: all that Vigil promises rests on it. */
record DatabaseHealth(Database database) implements Examination {
    private static final long MEGABYTE = 1 << 20;

    @Override
    public String area() {
        return "database";
    }

    @Override
    public List<Finding> findings() {
        ServerFacts facts = ServerFacts.of(database);
        String settings = "fsync " + word(facts.fsync()) + ", synchronous_commit " + word(facts.synchronousCommit())
                + ", full_page_writes " + word(facts.fullPageWrites());
        return List.of(Finding.judged(
                facts.durable(),
                area(),
                "PostgreSQL " + facts.version() + ", " + facts.bytes() / MEGABYTE + " MB, " + settings
                        + (facts.durable()
                                ? ""
                                : ". After a power cut it may have forgotten what was posted: switch all three on"),
                Map.of(
                        "version", facts.version(),
                        "bytes", facts.bytes(),
                        "fsync", facts.fsync(),
                        "synchronous_commit", facts.synchronousCommit(),
                        "full_page_writes", facts.fullPageWrites())));
    }

    private static String word(boolean on) {
        return on ? "on" : "OFF";
    }
}
