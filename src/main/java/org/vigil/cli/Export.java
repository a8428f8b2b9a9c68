package org.vigil.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where a command writes many lines: what is printed, or a file that is written whole or not at all. Neither is ever cut short
 * in silence.
 */
final class Export {
    private Export() {}

    /** To what the command prints on. */
    static void print(PrintWriter out, Consumer<PrintWriter> work) {
        work.accept(out);
        out.flush();
        if (out.checkError()) {
            throw new Failure(
                    Vigil.FAILED,
                    "It could not be written whole: the disk is full, or what was to read it has ended. What is there is cut"
                            + " short; do not use it.");
        }
    }

    /**
     * Into a file that takes its place in one move.
     *
     * @param mayReplace whether what a file begins with shows that the command wrote it itself, and may write over it
     */
    static void file(Path file, boolean force, Predicate<String> mayReplace, Consumer<PrintWriter> work) {
        Path target = file.toAbsolutePath().normalize();
        refuseUnlessFree(target, file, force, mayReplace);
        Path unfinished = target.resolveSibling("." + target.getFileName() + ".new");
        try {
            try {
                write(unfinished, work);
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new Failure(Vigil.FAILED, file + " could not be written, and is as it was: " + why(e));
        }
    }

    private static void write(Path unfinished, Consumer<PrintWriter> work) throws IOException {
        Checked checked = new Checked(Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8));
        try (PrintWriter out = new PrintWriter(checked)) {
            work.accept(out);
            if (out.checkError()) {
                throw checked.failure();
            }
        }
        if (checked.failed != null) {
            throw checked.failure();
        }
    }

    private static void refuseUnlessFree(Path target, Path file, boolean force, Predicate<String> mayReplace) {
        if (Files.isDirectory(target)) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    "--out: " + file + " is a folder; name a file in it, such as " + file.resolve("report.html"));
        }
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new Failure(Vigil.PROBLEMS, "--out: there is no folder " + folder + "; make it first.");
        }
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isRegularFile(target)) {
            throw new Failure(Vigil.PROBLEMS, "--out: " + file + " is no file.");
        }
        if (!force && !mayReplace.test(beginning(target))) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    "--out: " + file
                            + " is there, and Vigil did not write it. Name another, or write over it with --force.");
        }
    }

    private static String beginning(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(2048), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Failure(Vigil.FAILED, "--out: " + file + " cannot be read: " + why(e));
        }
    }

    private static String why(IOException e) {
        String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return reason == null || reason.isBlank() ? e.getClass().getSimpleName() : reason;
    }

    /** A printer swallows what a writer throws; this one remembers it. */
    private static final class Checked extends BufferedWriter {
        private @Nullable IOException failed;

        private Checked(BufferedWriter out) {
            super(out);
        }

        @Override
        public void flush() throws IOException {
            try {
                super.flush();
            } catch (IOException e) {
                failed = e;
                throw e;
            }
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            try {
                super.write(text, from, length);
            } catch (IOException e) {
                failed = e;
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } catch (IOException e) {
                failed = e;
                throw e;
            }
        }

        private IOException failure() {
            return failed == null ? new IOException("nobody knows why") : failed;
        }
    }
}
