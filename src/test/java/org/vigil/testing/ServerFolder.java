package org.vigil.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/**
 * Where the server of the tests keeps its files: in memory where the machine lends enough of it, since a fresh database is
 * some 600 files (on a busy disk 1.5 s instead of 0.1 s), else under {@code target}.
 */
final class ServerFolder {
    private static final Path MEMORY = Path.of("/dev/shm");

    /** A whole run leaves some 300 databases of 10 MB each. */
    private static final long ENOUGH = 6L << 30;

    private ServerFolder() {}

    /** A new folder for this process; those of processes that ended without clearing up are cleared up. */
    static File make() throws IOException {
        if (!Files.isWritable(MEMORY) || Files.getFileStore(MEMORY).getUsableSpace() < ENOUGH) {
            return Files.createTempDirectory(Path.of("target"), "postgres-data")
                    .toAbsolutePath()
                    .toFile();
        }
        Path all = Files.createDirectories(MEMORY.resolve("vigil-tests"));
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(all)) {
            for (Path folder : folders) {
                if (ProcessHandle.of(Long.parseLong(folder.getFileName().toString()))
                        .isEmpty()) {
                    FileSystemUtils.deleteRecursively(folder);
                }
            }
        }
        Path own = all.resolve(Long.toString(ProcessHandle.current().pid()));
        return Files.createDirectories(own).toFile();
    }
}
