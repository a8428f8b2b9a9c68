package org.vigil.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.database.Backup;
import org.vigil.database.Database;
import org.vigil.delivery.Brakes;
import org.vigil.delivery.Restrictions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes the database into one file, and reads it back. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the database into a file, also while Vigil runs: what was posted, planned, approved and held. Who",
            "consented, how to reach them and why somebody is held is not in it; nor is the key file, nor your folder.",
            "With --restore it fills a database that was not used yet, and stops everything: compare the last posts with",
            "the accounts before you resume.",
            "Example: ./vigil backup /media/safe/vigil-2026-11-26.gz"
        })
public final class BackupCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Who who = new Who();

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path file = Path.of("vigil-backup.gz");

    @Option(names = "--restore", description = "Reads it back.")
    private boolean restore;

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        try (Database database = DatabaseAccess.open(context.vigil())) {
            return restore ? restore(context, database) : write(context, database);
        } catch (IOException e) {
            throw new Failure(Vigil.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private int write(Commands context, Database database) throws IOException {
        int tables = new Backup(database).write(file);
        context.out()
                .println("Written: " + file + ", " + tables
                        + " tables. Only you may read it. Not in it: who consented and why"
                        + " somebody is held or something is stopped, the key file, and your folder.");
        return 0;
    }

    private int restore(Commands context, Database database) throws IOException {
        int tables = new Backup(database).restore(file);
        NodeAccess.over(database, context.vigil())
                .brakes()
                .apply(new Brakes.Target.Everything(), Restrictions.RESTORED, who.name());
        context.out()
                .println(
                        "Restored: " + tables
                                + " tables. Everything is stopped. What was posted since the backup, Vigil does"
                                + " not know: compare \"./vigil deliveries\" with what the accounts show, and only then: ./vigil resume");
        return 0;
    }
}
