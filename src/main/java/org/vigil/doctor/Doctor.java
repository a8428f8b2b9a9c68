package org.vigil.doctor;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigil.database.Database;
import org.vigil.node.Node;

/** Looks at everything, one area after the other; one that cannot be looked at hides no other. */
public final class Doctor {
    private static final Logger LOG = LoggerFactory.getLogger(Doctor.class);

    private final List<Examination> examinations;

    private Doctor(List<Examination> examinations) {
        this.examinations = List.copyOf(examinations);
    }

    /** @param folder the team's folder */
    public static Doctor of(Node node, Path folder) {
        Database database = node.database();
        InstantSource clock = node.clock();
        return new Doctor(List.of(
                new DatabaseHealth(database),
                new AuditHealth(database),
                new ClockHealth(database, clock),
                new DiskHealth(folder),
                new FilesHealth(node.files(), folder),
                new NodesHealth(database, node),
                new AccountsHealth(node),
                new EngagementHealth(node),
                new PlanHealth(database, node.files(), clock),
                new HeartbeatHealth(node),
                new RepostsHealth(database, node.files(), clock),
                new DeliveriesHealth(database, clock)));
    }

    /** What can be looked at where the database is not to be had. */
    public static Doctor withoutDatabase(Path folder, String why) {
        return new Doctor(List.of(new Broken("database", why), new DiskHealth(folder)));
    }

    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (Examination examination : examinations) {
            try {
                findings.addAll(examination.findings());
            } catch (RuntimeException e) {
                LOG.debug("looking at {} failed", examination.area(), e);
                findings.add(Finding.wrong(examination.area(), "could not be looked at: " + e.getMessage(), Map.of()));
            }
        }
        return findings;
    }

    private record Broken(String area, String why) implements Examination {
        @Override
        public List<Finding> findings() {
            return List.of(Finding.wrong(area, why, Map.of()));
        }
    }
}
