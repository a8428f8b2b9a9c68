package org.vigil.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Puts many files of one folder in their places, each whole and surely on the disk before it has its name. Java can ask that
 * of a disk for one file only, and each asking waits; so many ask at a time, and the file system answers them together.
 */
final class InPlace implements Closeable {
    /** More of them wait together, and each needs a thread. */
    private static final int AT_A_TIME = 32;

    private static final int WAITING = 64;
    private static final String HALF = ".import.half-";

    private final Path folder;
    private final AtomicReference<@Nullable IOException> failed = new AtomicReference<>();
    private final AtomicInteger done = new AtomicInteger();
    private final ExecutorService threads = new ThreadPoolExecutor(
            AT_A_TIME,
            AT_A_TIME,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            new ThreadPoolExecutor.CallerRunsPolicy());
    private int count;

    InPlace(Path folder) {
        this.folder = folder;
    }

    /** Begins to; {@link #close} says whether it came true. No file is put twice. */
    void put(Path file, byte[] bytes) {
        Path half = folder.resolve(HALF + ++count);
        threads.execute(() -> {
            try {
                if (failed.get() != null) {
                    return; // what failed once, on a full disk, would fail for each of thousands
                }
                write(half, bytes);
                Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                done.incrementAndGet();
            } catch (IOException e) {
                failed.compareAndSet(null, e);
            }
        });
    }

    private static void write(Path half, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                half, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** Makes sure that the names of a folder's files outlive a power cut. */
    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * Waits for all of them.
     *
     * @throws IOException where one of them is not in its place, or may not outlive a power cut
     */
    @Override
    public void close() throws IOException {
        threads.close();
        clean();
        IOException first = failed.get();
        if (first != null) {
            throw first;
        }
        if (done.get() != count) { // whoever was interrupted gave up those that waited
            throw new InterruptedIOException("interrupted after " + done.get() + " of " + count + " files");
        }
        force(folder);
    }

    /** Takes away what is half written, by this one or by one that was killed. */
    private void clean() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, ".import.half*")) {
            for (Path half : left) {
                if (Files.isRegularFile(half, LinkOption.NOFOLLOW_LINKS)) {
                    Files.deleteIfExists(half);
                }
            }
        }
    }
}
