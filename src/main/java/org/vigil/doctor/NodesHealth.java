package org.vigil.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.vigil.database.Database;
import org.vigil.delivery.StartedCampaigns;
import org.vigil.delivery.Unsettled;
import org.vigil.node.Node;

/** Which processes are at work: where none is, nothing goes out. */
record NodesHealth(Database database, Node node) implements Examination {
    /** Quartz says every five seconds that a process lives. */
    private static final Duration HEARD_WITHIN = Duration.ofMinutes(1);

    @Override
    public String area() {
        return "run";
    }

    @Override
    public List<Finding> findings() {
        long alive = database.jdbc()
                .sql("""
                        select count(*) from qrtz_scheduler_state
                        where last_checkin_time > extract(epoch from now()) * 1000 - :within
                        """)
                .param("within", HEARD_WITHIN.toMillis())
                .query(Long.class)
                .single();
        List<String> wrote = new Unsettled(database.jdbc()).nodesOfTheLastDay();
        Map<String, Object> facts = Map.of("alive", alive, "posted_within_a_day", wrote);
        String words = "processes that run now: " + alive
                + (wrote.isEmpty() ? "" : "; posted within a day: " + String.join(", ", wrote));
        if (alive > 0) {
            return List.of(Finding.well(area(), words, facts));
        }
        StartedCampaigns started = new StartedCampaigns(database.jdbc());
        boolean needed = node.files().inForce().workspace().campaigns().keySet().stream()
                .anyMatch(campaign -> started.find(campaign).isPresent());
        return List.of(
                needed
                        ? Finding.wrong(area(), words + ". Nothing goes out until: ./vigil run", facts)
                        : Finding.well(area(), words + ", and no campaign is started", facts));
    }
}
