package org.vigil.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.database.Database;
import org.vigil.delivery.Eligibility;
import org.vigil.delivery.Restrictions;
import org.vigil.exchange.RollExport;
import org.vigil.exchange.RollWriter;
import org.vigil.node.Node;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code vigil export}: the roll in a form that {@code vigil import} reads. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the roll as CSV, JSON or YAML that \"import\" reads back to the same. Notes, bases, fields that are not",
            "to be published, minors, those who are withheld and those who are on hold do not leave."
        })
public final class ExportCommand implements Callable<Integer> {
    /** The forms that an import reads. */
    enum Form {
        CSV,
        JSON,
        YAML
    }

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = "csv|json|yaml",
            defaultValue = "csv",
            description = "The form (default: csv).")
    private Form form = Form.CSV;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where it is written, whole or not at all (default: standard output).")
    private @Nullable Path output;

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        try {
            RollExport roll = RollExport.of(
                    context.vigil().folder(), context.vigil().clock().instant(), holds(context));
            if (output == null) {
                write(roll, context.out());
                context.out().flush();
            } else {
                whole(roll, output.toAbsolutePath());
            }
            return said(context.err(), roll);
        } catch (IOException e) {
            throw new Failure(Vigil.FAILED, "The roll cannot be written: " + e.getMessage());
        }
    }

    /** Who is on hold stands in the database alone: where there is none yet, nobody can be. */
    private static RollExport.Holds holds(Commands context) {
        Vigil vigil = context.vigil();
        if (!Database.isThere(vigil.folder(), vigil.environment())) {
            context.err()
                    .println(
                            "No database is here, so who is on hold is not known here: look who is in it before you pass"
                                    + " it on.");
            return RollExport.Holds.UNKNOWN;
        }
        try (Database database = DatabaseAccess.open(vigil)) {
            Node node = NodeAccess.over(database, vigil);
            Eligibility eligibility =
                    new Eligibility(node.files().inForce(), new Restrictions(database.jdbc()).inForce());
            Instant now = vigil.clock().instant();
            return new RollExport.Holds(
                    profile -> eligibility.isSilenced(profile) || eligibility.namesUnspoken(profile, now),
                    profile -> eligibility.withoutSilenced(profile, now));
        }
    }

    private void whole(RollExport roll, Path target) throws IOException {
        Path half = target.resolveSibling("." + target.getFileName() + ".new");
        try {
            try (Writer out = Files.newBufferedWriter(half)) {
                write(roll, out);
            }
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private void write(RollExport roll, Writer out) throws IOException {
        switch (form) {
            case CSV -> RollWriter.csv(roll, out);
            case JSON -> RollWriter.json(roll, out);
            case YAML -> RollWriter.yaml(roll, out);
        }
    }

    private static int said(PrintWriter err, RollExport roll) {
        if (roll.silent() > 0) {
            err.println(
                    roll.silent()
                            + " of the roll did not leave: withheld, on hold, or under age; nor those who speak for them or name them.");
        }
        roll.broken().forEach(path -> err.println(path + " has problems and did not leave; ./vigil check names them."));
        return roll.broken().isEmpty() ? 0 : Vigil.PROBLEMS;
    }
}
