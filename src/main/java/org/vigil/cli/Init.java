package org.vigil.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vigil init}: a folder to begin with, whole or not at all. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Writes a commented first campaign with three invented people into a new folder.")
public final class Init implements Callable<Integer> {
    private final InstantSource clock;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder to make; it is new or empty.")
    private Path folder = Path.of("");

    /** @param clock tells what day is today */
    public Init(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        // The day that is today everywhere on earth or was, so that no date in the files lies in the future.
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(-12));
        Path target = folder.toAbsolutePath().normalize();
        try {
            new FirstFolder(today).write(target);
        } catch (IOException e) {
            throw new Failure(
                    Vigil.FAILED,
                    "The folder " + target + " cannot be written: " + e.getMessage() + ". Nothing is left of it.");
        }
        Objects.requireNonNull(spec).commandLine().getOut().printf("""
                        Written: a first campaign with three invented people, in %1$s
                        Next, in this order:
                          ./vigil check %2$s
                          ./vigil -C %2$s preview --campaign my-first-campaign
                        Then open %1$s/README.txt.
                        """, target, folder);
        return 0;
    }
}
