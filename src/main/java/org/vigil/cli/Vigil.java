package org.vigil.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigil.database.Database;
import org.vigil.network.Connectors;
import org.vigil.node.Node;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of all commands and the options that they share. */
@Command(
        name = "vigil",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Keeps a daily vigil for people in prison: one post a day, on every account, once and only once.")
public final class Vigil implements Runnable {
    /** Something was wrong with what the user gave, or a check found problems. */
    public static final int PROBLEMS = 1;

    /** The command line itself was wrong. */
    public static final int USAGE = CommandLine.ExitCode.USAGE;

    /** The machine, the database or a network failed. */
    public static final int FAILED = 3;

    @Option(
            names = {"-C", "--dir"},
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "The team's folder (default: the folder you are in).")
    private @Nullable Path folder;

    @Spec
    private @Nullable CommandSpec spec;

    private final Map<String, String> environment;
    private final InstantSource clock;
    private final Function<Database, Connectors> networks;

    public Vigil() {
        this(System.getenv());
    }

    /** @param environment as {@link System#getenv()} gives it */
    public Vigil(Map<String, String> environment) {
        this(environment, InstantSource.system());
    }

    /** @param clock the time that commands go by */
    public Vigil(Map<String, String> environment, InstantSource clock) {
        this(environment, clock, database -> Node.connectors(database, clock, environment));
    }

    /** @param networks that the commands speak to; a test has its own */
    Vigil(Map<String, String> environment, InstantSource clock, Function<Database, Connectors> networks) {
        this.environment = Map.copyOf(environment);
        this.clock = clock;
        this.networks = networks;
    }

    /** Everything that works on a database, for one command. */
    Node node(Database database) {
        return Node.over(database, clock, folder(), environment, networks.apply(database));
    }

    /** A command of the same folder as one types it, such as {@code ./vigil -C team deliveries}. */
    String typed(String command) {
        return program() + " " + (folder == null ? "" : "-C " + quoted(folder.toString()) + " ") + command;
    }

    /** The program as it was called. */
    String program() {
        return quoted(System.getProperty("vigil.typed", "./vigil"));
    }

    private static String quoted(String path) {
        return path.matches("[\\w./~-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }

    InstantSource clock() {
        return clock;
    }

    /** The environment variables, for the settings that begin with VIGIL_. */
    Map<String, String> environment() {
        return environment;
    }

    /** The team's folder. */
    public Path folder() {
        return Optional.ofNullable(folder).orElse(Path.of("")).toAbsolutePath().normalize();
    }

    /** The folder of the sample campaigns: the one that was named, else where the program lies, else the one you are in. */
    Path sampleFolder() {
        String home = System.getProperty("vigil.home");
        return folder == null && home != null ? Path.of(home) : folder();
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
