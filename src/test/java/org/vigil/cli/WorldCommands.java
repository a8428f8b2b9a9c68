package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.vigil.source.SourceFile;
import org.vigil.testing.Secrets;
import org.vigil.testing.World;
import picocli.CommandLine;

/** Types commands in a world's folder, at its time and on its networks, read and explained as {@link org.vigil.Main} does. */
record WorldCommands(World world, Map<String, String> environment) {
    /** Puts the world's files into its folder, for commands that read them there. */
    WorldCommands write() {
        for (SourceFile file : world.tree().all()) {
            Path path = world.folder().resolve(file.path());
            try {
                Files.createDirectories(path.getParent());
                Files.write(path, file.bytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return this;
    }

    /**
     * @param code with which the command has to end
     * @param commands that there are
     * @return what it said
     */
    String typed(int code, Stream<?> commands, String... arguments) {
        StringWriter out = new StringWriter();
        String[] all = Stream.concat(Stream.of("--dir", world.folder().toString()), Stream.of(arguments))
                .toArray(String[]::new);
        CommandLine line = new CommandLine(new Vigil(environment, world.clock, any -> world.connectors()));
        commands.forEach(line::addSubcommand);
        int was = line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(int.class, BadUsage.NUMBER)
                .registerConverter(Long.class, BadUsage.LONG_NUMBER)
                .setParameterExceptionHandler(new BadUsage())
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    if (exception instanceof Failure failure) {
                        command.getErr().println(failure.getMessage());
                        return failure.exitCode();
                    }
                    throw exception;
                })
                .execute(all);
        assertThat(was).as(out.toString()).isEqualTo(code);
        return Secrets.none("what a command said", out.toString());
    }
}
