package org.vigil.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Replaces a file of the team's folder, whole or not at all. */
final class FileOnDisk {
    private FileOnDisk() {}

    /** A hidden file beside it, which nobody reads, takes its place in one move. */
    static void replace(Path file, byte[] bytes) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file;
        Path unfinished = target.resolveSibling("." + target.getFileName() + ".new");
        try {
            Files.write(unfinished, bytes);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
