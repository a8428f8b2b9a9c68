package org.vigil.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Whoever holds it may start and stop the server. It dies with its process, however that ends. */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty where another process, or another part of this one, holds it. */
    static Optional<FolderLock> tryTake(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                return Optional.empty();
            }
            writeOwner(channel);
            return Optional.of(new FolderLock(channel));
        } catch (IOException e) {
            throw new DatabaseUnavailable(file + " cannot be locked. Is the folder writable for you?", e);
        }
    }

    @SuppressWarnings("resource") // closing the channel gives up the lock
    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void writeOwner(FileChannel channel) throws IOException {
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
    }

    /** The process that holds it, as it wrote it down; "unknown" where it did not. */
    static String owner(Path file) {
        try {
            String owner = Files.readString(file).strip();
            return owner.isEmpty() ? "unknown" : owner;
        } catch (IOException e) {
            return "unknown";
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new DatabaseUnavailable("The lock of the data folder cannot be given up.", e);
        }
    }
}
