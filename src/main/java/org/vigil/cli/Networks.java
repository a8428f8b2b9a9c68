package org.vigil.cli;

import java.time.InstantSource;
import java.util.Map;
import org.vigil.database.Database;
import org.vigil.network.Connectors;

/** The networks that the commands about accounts reach. */
@FunctionalInterface
public interface Networks {
    Connectors over(Database database, InstantSource clock, Map<String, String> environment);
}
