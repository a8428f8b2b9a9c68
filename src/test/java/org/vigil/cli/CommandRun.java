package org.vigil.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vigil.testing.Secrets;
import picocli.CommandLine;

/** Runs the commands of the roll as a user would, at a moment and with answers of the test's own. */
record CommandRun(int exitCode, String out, String err) {
    static final Instant NOW = Instant.parse("2026-11-21T20:30:00Z");

    static CommandRun of(Path folder, String answers, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        InstantSource clock = InstantSource.fixed(NOW);
        List<String> all = new ArrayList<>(List.of("--dir", folder.toString()));
        all.addAll(List.of(args));
        int exitCode = new CommandLine(new Vigil(Map.of()))
                .addSubcommand(new Count(clock))
                .addSubcommand(new People(clock, new BufferedReader(new StringReader(answers))))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    if (exception instanceof Failure failure) {
                        command.getErr().println(failure.getMessage());
                        return failure.exitCode();
                    }
                    throw exception;
                })
                .execute(all.toArray(String[]::new));
        Secrets.none("what a command said", out + "\n" + err);
        return new CommandRun(exitCode, out.toString().strip(), err.toString().strip());
    }
}
