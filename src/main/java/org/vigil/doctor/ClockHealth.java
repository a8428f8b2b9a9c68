package org.vigil.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.vigil.database.Database;
import org.vigil.database.ServerFacts;

/** How far this machine's clock is from the database's: slots go by the one, leases by the other. */
record ClockHealth(Database database, InstantSource clock) implements Examination {
    /** More than the way to the database and back may explain. */
    private static final Duration SLIGHT = Duration.ofSeconds(5);

    private static final Duration TOO_MUCH = Duration.ofMinutes(1);

    @Override
    public String area() {
        return "clock";
    }

    @Override
    public List<Finding> findings() {
        Instant before = clock.instant();
        Instant there = ServerFacts.of(database).now();
        Instant here = before.plus(Duration.between(before, clock.instant()).dividedBy(2));
        Duration apart = Duration.between(there, here);
        Map<String, Object> facts = Map.of("milliseconds_ahead_of_the_database", apart.toMillis());
        if (apart.abs().compareTo(SLIGHT) < 0) {
            return List.of(Finding.well(area(), "this machine and the database agree", facts));
        }
        String words = "this machine is " + Words.of(apart.abs()) + (apart.isNegative() ? " behind" : " ahead of")
                + " the database. Posts go out by this machine's clock: set both by NTP";
        return List.of(
                apart.abs().compareTo(TOO_MUCH) < 0
                        ? Finding.note(area(), words, facts)
                        : Finding.wrong(area(), words, facts));
    }
}
