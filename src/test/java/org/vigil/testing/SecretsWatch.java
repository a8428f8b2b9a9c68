package org.vigil.testing;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Belongs to every test: fails the run in which a secret was logged, or printed to the terminal. */
public final class SecretsWatch implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext test) {
        test.getRoot()
                .getStore(Namespace.create(SecretsWatch.class))
                .computeIfAbsent("watch", key -> new Watch(System.out, System.err), Watch.class);
    }

    private record Watch(PrintStream out, PrintStream err) implements AutoCloseable {
        Watch {
            System.setOut(watched("standard output", out));
            System.setErr(watched("standard error", err));
        }

        private static PrintStream watched(String name, PrintStream to) {
            return new PrintStream(new Lines(name, to), true, StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            System.setOut(out);
            System.setErr(err);
            List<String> found = Secrets.found();
            if (!found.isEmpty()) {
                throw new AssertionError(String.format(
                        Locale.ROOT, "%d times a secret was said. %s", found.size(), String.join("\n", found)));
            }
        }
    }

    /** Hands everything on, and looks at it line by line. */
    private static final class Lines extends OutputStream {
        private final String name;
        private final PrintStream to;
        private final java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();

        Lines(String name, PrintStream to) {
            this.name = name;
            this.to = to;
        }

        @Override
        public synchronized void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            to.write(bytes, from, length);
            line.write(bytes, from, length);
            if (length > 0 && bytes[from + length - 1] == '\n') {
                Secrets.noneInTheEnd(name, line.toString(StandardCharsets.UTF_8));
                line.reset();
            }
        }

        @Override
        public void flush() {
            to.flush();
        }
    }
}
