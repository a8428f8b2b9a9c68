package org.vigil.cli;

import org.vigil.account.KeyFile;
import org.vigil.account.SensitiveRecords;
import org.vigil.database.Database;

/** Opens what only the team may know, with the key of a command's folder. */
final class Sensitive {
    private Sensitive() {}

    static SensitiveRecords records(Vigil vigil, Database database) {
        return new SensitiveRecords(database, KeyFile.of(vigil.folder(), vigil.environment()));
    }
}
