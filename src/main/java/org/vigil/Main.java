package org.vigil;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.vigil.cli.AccountCommand;
import org.vigil.cli.Failure;
import org.vigil.cli.Vigil;
import picocli.CommandLine;

/** Starts the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine(System.getenv()).execute(args));
    }

    /** The command line with all its commands, writing to standard output and standard error in UTF-8. */
    public static CommandLine commandLine(Map<String, String> environment) {
        return new CommandLine(new Vigil(environment))
                .addSubcommand(new AccountCommand())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::explain);
    }

    private static int explain(Exception exception, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (exception instanceof Failure failure) {
            command.getErr().println(failure.getMessage());
            return failure.exitCode();
        }
        throw exception;
    }
}
