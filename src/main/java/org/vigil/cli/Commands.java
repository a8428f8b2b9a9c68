package org.vigil.cli;

import java.io.PrintWriter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command was called from, and where it writes: what picocli has filled in before it calls. */
record Commands(Vigil vigil, CommandSpec spec) {

    static Commands of(@Nullable Vigil vigil, @Nullable CommandSpec spec) {
        if (vigil == null || spec == null) {
            throw new IllegalStateException("a command runs under vigil only");
        }
        return new Commands(vigil, spec);
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Reads an argument, or fails with what may stand there. */
    static <T> T read(String text, Function<String, T> reader, String allowed) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new Failure(Vigil.USAGE, "\"" + text + "\" cannot stand here; " + allowed);
        }
    }
}
