package org.vigil.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Replaces a file of the team's folder, whole or not at all, and so that it outlives a power cut. */
public final class FileOnDisk {
    private FileOnDisk() {}

    /** A hidden file beside it, which nobody reads, takes its place in one move. Folders on the way are made. */
    public static void replace(Path file, byte[] bytes) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file;
        Path folder = Files.createDirectories(target.toAbsolutePath().getParent());
        Path unfinished = folder.resolve("." + target.getFileName() + ".new");
        try {
            write(unfinished, bytes);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        InPlace.force(folder);
    }

    private static void write(Path unfinished, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }
}
