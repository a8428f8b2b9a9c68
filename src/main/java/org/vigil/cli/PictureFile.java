package org.vigil.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where a command writes a picture: whole or not at all, and over nothing that is there unless it is told to. */
final class PictureFile {
    private PictureFile() {}

    static void refuseUnlessFree(Path file, boolean force) {
        Path target = file.toAbsolutePath().normalize();
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new Failure(Vigil.PROBLEMS, "--out: there is no folder " + folder + "; make it first.");
        }
        if (Files.exists(target) && (!force || !Files.isRegularFile(target))) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    "--out: " + file + " is there already. Name another"
                            + (Files.isRegularFile(target) ? ", or write over it with --force." : "."));
        }
    }

    static void write(Path file, byte[] bytes, boolean force) {
        refuseUnlessFree(file, force);
        Path target = file.toAbsolutePath().normalize();
        Path unfinished = target.resolveSibling("." + target.getFileName() + ".new");
        try {
            try {
                Files.write(unfinished, bytes);
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new Failure(Vigil.FAILED, file + " could not be written, and is as it was: " + e.getMessage());
        }
    }
}
