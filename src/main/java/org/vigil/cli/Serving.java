package org.vigil.cli;

import java.util.Optional;
import org.vigil.console.Listen;
import org.vigil.console.TeamFiles;
import org.vigil.database.Database;
import org.vigil.scheduling.Housekeeping;

/**
 * What it takes to serve the pages and to be woken.
 *
 * @param database stays the caller's, who closes it after the application
 * @param housekeeping empty for pages alone
 */
public record Serving(Listen listen, Database database, TeamFiles files, Optional<Housekeeping> housekeeping) {}
