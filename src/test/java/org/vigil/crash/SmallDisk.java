package org.vigil.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk in memory, mounted over a folder, that can be filled to the last block. Where this user may mount one; else nothing. */
final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 4096;

    private final Path folder;
    private final Path ballast;
    private final boolean mounted;

    SmallDisk(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.ballast = folder.resolve("ballast");
        this.mounted = succeeds("mount", "-t", "tmpfs", "-o", "size=400m,mode=0700", "none", folder.toString());
    }

    boolean isMounted() {
        return mounted;
    }

    void fill() throws IOException {
        if (!mounted) {
            throw new IllegalStateException("that would fill the machine's own disk");
        }
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            if (Files.getFileStore(folder).getUsableSpace() > 0) {
                throw full;
            }
        }
    }

    void makeRoom() throws IOException {
        Files.delete(ballast);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (mounted && !succeeds("umount", "-l", folder.toString())) {
            throw new IOException(folder + " cannot be unmounted");
        }
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
