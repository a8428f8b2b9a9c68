package org.vigil;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.vigil.cli.AccountCommand;
import org.vigil.cli.AlertsCommand;
import org.vigil.cli.Approve;
import org.vigil.cli.BackupCommand;
import org.vigil.cli.BadUsage;
import org.vigil.cli.Check;
import org.vigil.cli.ConsentCommand;
import org.vigil.cli.Correct;
import org.vigil.cli.Count;
import org.vigil.cli.Delete;
import org.vigil.cli.DeliveriesCommand;
import org.vigil.cli.Demo;
import org.vigil.cli.DigestCommand;
import org.vigil.cli.DoctorCommand;
import org.vigil.cli.Engagement;
import org.vigil.cli.ExportCommand;
import org.vigil.cli.Failure;
import org.vigil.cli.FamilyCommand;
import org.vigil.cli.Hand;
import org.vigil.cli.Hold;
import org.vigil.cli.ImportCommand;
import org.vigil.cli.Init;
import org.vigil.cli.Lift;
import org.vigil.cli.MemorialCommand;
import org.vigil.cli.PageServer;
import org.vigil.cli.People;
import org.vigil.cli.PosterCommand;
import org.vigil.cli.Preview;
import org.vigil.cli.ReleaseCommand;
import org.vigil.cli.RepliesCommand;
import org.vigil.cli.ReportCommand;
import org.vigil.cli.Resume;
import org.vigil.cli.Run;
import org.vigil.cli.Start;
import org.vigil.cli.Stop;
import org.vigil.cli.Takedown;
import org.vigil.cli.Templates;
import org.vigil.cli.TypedHints;
import org.vigil.cli.UncertainCommand;
import org.vigil.cli.UserCommand;
import org.vigil.cli.Vigil;
import org.vigil.followers.PosterNotes;
import org.vigil.network.Pause;
import picocli.CommandLine;

/** Starts the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine(System.getenv()).execute(args));
    }

    /** The command line with all its commands, over the machine's time and standard input, writing in UTF-8. */
    public static CommandLine commandLine(Map<String, String> environment) {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return commandLine(environment, InstantSource.system(), input);
    }

    /** The command line with all its commands. */
    public static CommandLine commandLine(Map<String, String> environment, InstantSource clock, BufferedReader input) {
        PageServer pages = serving -> Application.start(serving)::close;
        Vigil vigil = new Vigil(environment, clock);
        CommandLine commands = new CommandLine(vigil)
                .addSubcommand(new Init(clock))
                .addSubcommand(new Check(clock, PosterNotes::of))
                .addSubcommand(new Preview(clock))
                .addSubcommand(new PosterCommand(clock))
                .addSubcommand(new Templates(clock))
                .addSubcommand(new Demo(pages))
                .addSubcommand(new Run(pages))
                .addSubcommand(new Start(input))
                .addSubcommand(new Approve())
                .addSubcommand(new Stop(input))
                .addSubcommand(new Resume())
                .addSubcommand(new Hold(input))
                .addSubcommand(new Lift())
                .addSubcommand(new ReleaseCommand())
                .addSubcommand(new MemorialCommand())
                .addSubcommand(new Correct(input, Pause.SLEEP))
                .addSubcommand(new Delete(input, Pause.SLEEP))
                .addSubcommand(new Takedown(input, Pause.SLEEP))
                .addSubcommand(new Hand())
                .addSubcommand(new DeliveriesCommand())
                .addSubcommand(new UncertainCommand())
                .addSubcommand(new AlertsCommand(input))
                .addSubcommand(new DigestCommand())
                .addSubcommand(new Engagement())
                .addSubcommand(new ReportCommand())
                .addSubcommand(new RepliesCommand())
                .addSubcommand(new DoctorCommand())
                .addSubcommand(new People(clock, input))
                .addSubcommand(new ConsentCommand(input))
                .addSubcommand(new FamilyCommand())
                .addSubcommand(new AccountCommand(input))
                .addSubcommand(new ImportCommand())
                .addSubcommand(new ExportCommand())
                .addSubcommand(new BackupCommand())
                .addSubcommand(new UserCommand(input))
                .addSubcommand(new Count(clock))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Integer.class, BadUsage.NUMBER)
                .registerConverter(int.class, BadUsage.NUMBER)
                .registerConverter(Long.class, BadUsage.LONG_NUMBER)
                .setParameterExceptionHandler(new BadUsage())
                .setExecutionExceptionHandler(Main::explain);
        return commands.setOut(printer(System.out, commands)).setErr(printer(System.err, commands));
    }

    /** Prints in UTF-8 what the commands say, with each hint as it has to be typed here. */
    public static PrintWriter printer(PrintStream stream, CommandLine commands) {
        Set<String> names = commands.getSubcommands().keySet();
        return TypedHints.over(utf8(stream), names, commands.getCommand());
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static int explain(Exception exception, CommandLine command, CommandLine.ParseResult parsed) {
        if (exception instanceof Failure failure) {
            command.getErr().println(failure.getMessage());
            return failure.exitCode();
        }
        // Whoever reads it cannot mend it, but those who can need the trace.
        command.getErr().println("Vigil failed in a way that nobody foresaw. Please report it, with these lines:");
        exception.printStackTrace(command.getErr());
        return Vigil.FAILED;
    }
}
